import { expect, it } from '@jest/globals';
import type { ToldMessage } from '../../typings/contract/resident.ts';
import { answering, type OpenPage, openPage } from '../support/component.ts';
import { now } from '../support/component-clock.ts';
import { COMMUNITY, MEMBERSHIP, notice } from './samples.ts';

/** Messages: what one was told, and what of it is new. */
const told = (messageId: string, title: string): ToldMessage => ({
  messageId,
  words: [title, '请在周五前确认'],
  page: 'package-notice/pages/notice-detail/index?communityId=maple&noticeId=n1',
  at: now() - 60_000,
  read: false,
});
const MESSAGES = [told('m2', '周三停水'), told('m1', '充电棚征求意见')];

const open = (messages = MESSAGES) =>
  openPage('package-home/pages/told-list/index', {
    query: { communityId: COMMUNITY },
    answers: {
      resident: {
        listMessages: answering({ messages }),
        readMessages: answering({ read: true as const }),
      },
      notice: { showNotice: answering(notice()) },
    },
  });

const noted = ({ calls }: OpenPage) =>
  calls.filter(({ name }) => name === 'resident.readMessages').map(({ input }) => input);

it('is new until it was opened, on whatever phone', async () => {
  const [first, second] = MESSAGES;
  if (!first || !second) throw new Error('the samples are two');
  const page = await open([first, { ...second, read: true }]);
  await page.atRest();
  expect(page.text()).toContain('周三停水 请在周五前确认 没看过');
  expect(page.text().match(/没看过/g)?.length).toBe(1);
  page.tap('周三停水');
  await page.atRest();
  expect(page.calls.map(({ name }) => name)).toContain('notice.showNotice');
  expect(noted(page)).toStrictEqual([{ communityId: COMMUNITY, messageIds: ['m2'] }]);
  page.close();
});

it('is read all at once', async () => {
  const page = await open();
  await page.atRest();
  expect(page.text().match(/没看过/g)?.length).toBe(2);
  page.tap('都看过了');
  await page.atRest();
  expect(page.text()).not.toContain('没看过');
  expect(page.text()).not.toContain('都看过了');
  expect(noted(page)).toStrictEqual([{ communityId: COMMUNITY, messageIds: ['m2', 'm1'] }]);
  page.close();
});

it('is counted on 我的', async () => {
  const page = await openPage('pages/me/index', {
    answers: {
      resident: {
        listMemberships: answering({ memberships: [MEMBERSHIP] }),
        listMessages: answering({ messages: MESSAGES }),
      },
      civility: { listOwnCards: answering({ cards: [] }) },
      role: { listStewards: answering({ stewards: [], duty: null }) },
    },
  });
  await page.atRest();
  expect(page.text()).toContain('消息 2 条还没看');
  page.close();
});
