import { describe, expect, it } from '@jest/globals';
import { dayOf, timeOf } from '../../miniprogram/calendar.ts';
import type { NoticeDetail } from '../../typings/contract/notice.ts';
import { answering, type OpenPage, openPage, refusing } from '../support/component.ts';
import { now } from '../support/component-clock.ts';
import { COMMUNITY, MEMBERSHIP, notice } from './samples.ts';

/** When something is expected to be over: shown above the words, and corrected. */

const HOUR = 60 * 60_000;
const query = { communityId: COMMUNITY, noticeId: 'n1' };
const resident = { listMemberships: answering({ memberships: [MEMBERSHIP] }) };

it('stands beside the beginning, above the words, and before its correction beneath them', async () => {
  const detail = notice({
    eventAt: now() + 2 * HOUR,
    eventUntil: now() + 4 * HOUR,
    history: [
      {
        title: '周三停水',
        body: '周三停水。',
        from: now() - 2 * HOUR,
        until: now() - HOUR,
        reason: '要修得久一点',
        byName: '沈秋',
        eventUntil: null,
      },
    ],
  });
  const page = await openPage('package-notice/pages/notice-detail/index', {
    query,
    answers: { resident, notice: { showNotice: answering(detail) } },
  });
  await page.atRest();
  expect(page.text()).toMatch(/今天 \d\d:\d\d – \d\d:\d\d/);
  page.tap('更正过 1 次，看原来的文字');
  await page.atRest();
  expect(page.text()).toContain('原来没写什么时候结束');
  page.close();
});

/** What is sent after `change`; a refusal keeps the page open. */
async function corrected(
  change: (page: OpenPage) => void,
  more: Partial<NoticeDetail> = {},
): Promise<object> {
  const page = await openPage('package-notice/pages/notice-correct/index', {
    query,
    answers: {
      resident,
      notice: {
        showNotice: answering(notice({ eventUntil: now() + 4 * HOUR, ...more })),
        correctNotice: refusing('SERVICE_BUSY'),
      },
    },
  });
  await page.atRest();
  change(page);
  page.type('为什么改', '修得快');
  page.tap('换上新的文字');
  await page.atRest();
  const sent = page.calls.find(({ name }) => name === 'notice.correctNotice');
  page.close();
  return sent?.input ?? {};
}

it('is sent with a correction only if it was changed', async () => {
  const kept = await corrected(() => undefined);
  expect(kept).toMatchObject({ reason: '修得快' });
  expect(Object.keys(kept)).not.toContain('eventUntil');
});

it('is taken off by a switch, unless it is that of an outage', async () => {
  const off = (page: OpenPage) => page.tap('写明大概什么时候结束');
  expect(await corrected(off, { kind: 'repair' })).toMatchObject({ eventUntil: null });
  await expect(corrected(off)).rejects.toThrow('there is no “写明大概什么时候结束”');
});

it('of a beginning that was not told is added by a switch', async () => {
  const sent = await corrected((page) => page.tap('写明什么时候开始'));
  expect(Object.keys(sent)).toContain('eventAt');
});

it('moved to before the beginning is not sent', async () => {
  const times = { eventAt: now() + 5 * HOUR, eventUntil: now() + 4 * HOUR };
  expect(await corrected(() => undefined, times)).toMatchObject({ reason: '修得快' });
  const opened = await openPage('package-notice/pages/notice-correct/index', {
    query,
    answers: {
      resident,
      notice: { showNotice: answering(notice({ ...times, kind: 'repair', eventAt: null })) },
    },
    storage: {
      'draft:correct:n1': {
        commandId: 'c'.repeat(20),
        basedOn: '0',
        typed: true,
        value: { begin: { day: dayOf(now() + 5 * HOUR), clock: timeOf(now() + 5 * HOUR) } },
      },
    },
  });
  await opened.atRest();
  opened.type('为什么改', '修得快');
  opened.tap('换上新的文字');
  await opened.atRest();
  expect(opened.text()).toContain('结束的时间要在开始以后');
  expect(opened.calls.map(({ name }) => name)).not.toContain('notice.correctNotice');
  opened.close();
});

describe('an outage being written', () => {
  const tomorrow = dayOf(now() + 24 * HOUR);
  const UNSET = { day: '', clock: '' };

  /** The second step, with these times, after a tap on «next». */
  async function written(event: object, end: object, kind = 'outage') {
    const value = {
      step: 1,
      kind,
      title: '停水',
      body: '停水。',
      audience: ['place-1'],
      event,
      end,
    };
    const page = await openPage('package-notice/pages/notice-edit/index', {
      query: { communityId: COMMUNITY },
      answers: {
        resident: { ...resident, listPlaces: answering({ places: [] }) },
        notice: {
          listDrafts: answering({ drafts: [] }),
          saveDraft: answering({ saved: true, at: now() }),
        },
      },
      storage: {
        [`draft:notice:${COMMUNITY}`]: {
          commandId: 'c'.repeat(20),
          basedOn: '',
          typed: true,
          value,
        },
      },
    });
    await page.atRest();
    page.tap('下一步');
    await page.atRest();
    const text = page.text();
    page.close();
    return text;
  }

  it('asks for its beginning and its end, and says which is missing', async () => {
    const begin = { day: tomorrow, clock: '09:00' };
    const neither = await written(UNSET, UNSET);
    expect(neither).toContain('停水停电要写明什么时候开始。');
    expect(neither).toContain('停水停电要写明大概什么时候恢复');
    const half = await written(begin, { day: tomorrow, clock: '' });
    expect(half).not.toContain('停水停电要写明');
    expect(half).toContain('还没有选几点');
    expect(await written(begin, { day: tomorrow, clock: '17:00' })).toContain('谁会看到');
    expect(await written(UNSET, UNSET, 'general')).toContain('谁会看到');
  });

  it('may have begun already, but not long ago; its end is still to come', async () => {
    const end = { day: tomorrow, clock: '17:00' };
    const days = (ahead: number) => ({ day: dayOf(now() + ahead * 24 * HOUR), clock: '12:00' });
    expect(await written(days(-2), end)).toContain('谁会看到');
    expect(await written(days(-4), end)).toContain('最多可以填三天前');
    expect(await written(days(-2), days(-1))).toContain('恢复的时间已经过去了');
    expect(await written(days(-2), end, 'general')).toContain('开始的时间在发布以前');
  });
});
