import { describe, expect, it } from '@jest/globals';
import type { ConsentLine, NotedConsent } from '../../typings/contract/volunteer/consent.ts';
import { type Answers, answering, openPage, refusing, waiting } from '../support/component.ts';
import { COMMUNITY } from './samples.ts';

/** Whether the minors of one's home may come along, and papers that wait. */
const CHILD: ConsentLine = { residentId: 'p1', name: '顾小满', state: null, how: null, at: null };
const NOTED: NotedConsent = {
  residentId: 'p2',
  name: '欧阳若水和她名字特别长的孙女小葡萄',
  state: 'noted',
  how: 'paper',
  at: 0,
  byName: '孙南风',
};

async function open(volunteer: Answers['volunteer']) {
  const page = await openPage('package-volunteer/pages/consent-list/index', {
    query: { communityId: COMMUNITY },
    answers: { volunteer },
  });
  await page.atRest();
  return page;
}

describe('guardians', () => {
  it('agree with a second tap, and take it back', async () => {
    let child = CHILD;
    const page = await open({
      listConsents: () => answering({ family: [child], waiting: null })(),
      giveConsent: ({ given }) => {
        const state = given ? ('given' as const) : ('withdrawn' as const);
        child = { ...CHILD, state, how: 'app', at: 0 };
        return answering({ state })();
      },
    });
    expect(page.text()).toContain('还没有大人同意');
    expect(page.text()).not.toContain('纸质');
    page.tap('同意，顾小满');
    await page.atRest();
    expect(page.dialog()).toContain('同意 顾小满 参加？');
    page.answer('confirm');
    await page.atRest();
    expect(page.text()).toContain('家里大人在手机上同意了');
    page.tap('收回同意，顾小满');
    await page.atRest();
    page.answer('confirm');
    await page.atRest();
    expect(page.text()).toContain('没有同意，或者已经收回');
    const sent = page.calls.filter(({ name }) => name === 'volunteer.giveConsent');
    expect(sent.map(({ input }) => input)).toMatchObject([
      { residentId: 'p1', given: true },
      { residentId: 'p1', given: false },
    ]);
    page.close();
  });

  it('see that nobody is to be agreed for, or why it could not be asked', async () => {
    const none = await open({ listConsents: answering({ family: [], waiting: null }) });
    expect(none.text()).toContain('没有要您同意的');
    none.close();
    const failed = await open({ listConsents: refusing('SERVICE_BUSY') });
    expect(failed.text()).toContain('再试一次');
    failed.close();
    const loading = await openPage('package-volunteer/pages/consent-list/index', {
      query: { communityId: COMMUNITY },
      answers: { volunteer: { listConsents: waiting } },
    });
    expect(loading.text()).not.toContain('没有要您同意的');
    loading.close();
  });
});

it('a paper is decided by a second person; whoever wrote it down is told to ask another', async () => {
  const page = await open({
    listConsents: answering({ family: [], waiting: [NOTED] }),
    confirmConsent: refusing('CONSENT_OWN'),
  });
  expect(page.text()).toContain('孙南风 登记');
  page.tap(`看过了，${NOTED.name}`);
  await page.atRest();
  page.answer('confirm');
  await page.atRest();
  expect(page.dialog()).toContain('要请另一位来核对');
  page.close();
  const empty = await open({ listConsents: answering({ family: [], waiting: [] }) });
  expect(empty.text()).toContain('现在没有');
  empty.close();
});
