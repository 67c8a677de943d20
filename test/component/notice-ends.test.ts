import { expect, it } from '@jest/globals';
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
async function corrected(change: (page: OpenPage) => void): Promise<object> {
  const page = await openPage('package-notice/pages/notice-correct/index', {
    query,
    answers: {
      resident,
      notice: {
        showNotice: answering(notice({ eventUntil: now() + 4 * HOUR })),
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

it('is taken off by a switch', async () => {
  expect(await corrected((page) => page.tap('写明大概什么时候结束'))).toMatchObject({
    eventUntil: null,
  });
});
