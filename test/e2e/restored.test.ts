import assert from 'node:assert/strict';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { addDays, dayOf } from '../../cloudfunctions/kernel/calendar.ts';
import type { AuditDocument } from '../../cloudfunctions/kernel/collections.ts';
import type { NoticeDocument, RecoveryDocument } from '../../cloudfunctions/notice/collections.ts';
import type {
  HouseholdDocument,
  ResidentDocument,
} from '../../cloudfunctions/people/collections.ts';
import { type Phone, type Stage, startStage, until } from '../support/phone.ts';

/** An outage from its notice to the last household: asked, answered, called, and written down. */
const TITLE = '1栋停电检修';
let stage: Stage;
let communityId: string;
let steward: Phone;
let wang: Phone;
let stair: Phone;

beforeAll(async () => {
  stage = await startStage({ seed: 'demo', households: 1200 });
  communityId = stage.cloud.personas()[0]?.communityId ?? '';
  steward = await stage.phone({ as: 'steward' });
  wang = await stage.phone({ as: 'resident-wang' });
  stair = await stage.phone({ as: 'stair-steward' });
});
afterAll(() => stage.close());

function documents<Doc>(collection: string): Doc[] {
  return [...stage.cloud.database.documents(collection)] as unknown as Doc[];
}
const notice = () => documents<NoticeDocument>('notices').find(({ title }) => title === TITLE);
const detail = () =>
  `/package-notice/pages/notice-detail/index?communityId=${communityId}&noticeId=${notice()?._id}`;
const card = () => `need-card[data-of="${notice()?._id}"]`;
const homeOf = (id: string) =>
  documents<ResidentDocument>('residents').find(({ _id }) => _id === id)?.households[0]
    ?.householdId ?? '';
const answerOf = (id: string) =>
  documents<RecoveryDocument>('recoveries').find(
    ({ _id }) => _id === `${notice()?._id}:${homeOf(id)}`,
  )?.answer;

/** The cloud and the phones know of the same instant. */
async function clock(now: number): Promise<void> {
  await stage.pull('clock', { now });
  for (const { browser } of [steward, wang, stair]) await browser.clock.setSystemTime(now);
}

test('a steward announces an outage with its beginning and its expected end', async () => {
  await steward.open(`/package-notice/pages/notice-edit/index?communityId=${communityId}`);
  await steward.tap('choice-chips >>> [data-key="outage"]');
  await steward.type('form-field >>> input', TITLE);
  await steward.type('form-field >>> textarea', '检修配电箱，请提前安排。');
  await steward.tap('action-bar >>> button');
  await steward.tap('place-picker >>> .place-row__choose', 0);
  await steward.tap('action-bar >>> button', 1);
  await steward.sees('停水停电要写明什么时候开始');
  await steward.sees('停水停电要写明大概什么时候恢复');
  const tomorrow = addDays(dayOf(stage.cloud.now()), 1);
  const chosen = [
    ['event', 'day', tomorrow],
    ['event', 'clock', '09:00'],
    ['end', 'day', tomorrow],
    ['end', 'clock', '13:00'],
  ] as const;
  for (const [field, part, value] of chosen) {
    await steward.choose(`picker[data-field="${field}"][data-part="${part}"]`, value);
  }
  await steward.tap('action-bar >>> button', 1);
  await steward.sees('明天 09:00 – 13:00');
  await steward.tap('action-bar >>> button', 1);
  await steward.sees('管理这则通知');
  await wang.open('/pages/home/index');
  await wang.sees(TITLE);
  assert.ok(!(await wang.text()).includes('来电了吗'), 'not before its end');
});

test('once it is over each household is asked on its first page, until it has answered', async () => {
  await clock((notice()?.eventUntil ?? 0) + 60_000);
  await wang.open('/pages/home/index');
  await wang.sees('您家来电了吗？');
  await wang.tap(`${card()} >>> [data-option="restored"]`);
  await wang.misses('您家来电了吗？');
  expect(answerOf('resident-wang')).toMatchObject({ restored: true, trouble: null });
});

test('another says on the notice that it is not well, and of what kind', async () => {
  await stair.open(detail());
  await stair.sees('您家来电了吗？');
  await stair.tap('recovery-ask >>> button', 1);
  await stair.sees('您家：还没有');
  await stair.tap('recovery-ask >>> choice-chips >>> [data-key="weak"]');
  await stair.sees('您家：还没有，电压不稳');
  expect(answerOf('stair-steward')).toMatchObject({ restored: false, trouble: 'weak' });
});

test('the steward finds it on the first page, calls, and writes down what was said', async () => {
  await steward.open('/pages/home/index');
  await steward.sees('停电：还有 1 户没恢复');
  await steward.tap(`${card()} >>> button`);
  await steward.sees('还有 1 户说没好');
  await steward.tap('.entry');
  await steward.sees('还没有 1 户');
  const home = documents<HouseholdDocument>('households').find(
    ({ _id }) => _id === homeOf('stair-steward'),
  );
  assert.ok(home?.head.phoneCipher, 'the roster has a number');
  await steward.tap('door-grid >>> .door-grid__door[aria-label*="还没有"]');
  await steward.browser.tap('.phone-choice >> text=打电话');
  for (const question of ['打电话给这一户', '拨打电话']) {
    await steward.browser.waitForSelector(`.phone-dialog:has-text("${question}")`);
    await steward.answer('confirm');
  }
  await steward.browser.tap('.phone-choice >> text=电话里说：好了');
  await steward.sees('刚记下');
  expect(answerOf('stair-steward')).toMatchObject({ restored: true, by: { how: 'phone' } });
  const looks = documents<AuditDocument>('audit').filter(
    ({ action }) => action === 'household.call',
  );
  expect(looks.map(({ target }) => target)).toStrictEqual([`household:${home._id}`]);
  await stair.open(detail());
  await stair.sees('按电话里说的记下');
  await steward.tap('[data-do="undo"]');
  await steward.sees('还没有 1 户');
  await until(
    'the household’s own word stands again',
    () => answerOf('stair-steward')?.restored === false,
  );
});

test('a steward who said 已恢复 by mistake takes it back, and readers no longer see it', async () => {
  await steward.open(detail());
  await steward.tap('[data-id="declare"] >>> button');
  await steward.sees('说已经恢复');
  await wang.open(detail());
  await wang.sees('说已经恢复');
  await wang.sees('您家：好了');
  await stair.open('/pages/home/index');
  await stair.sees('您家来电了吗？');
  await steward.tap('[data-id="unrestore"]');
  await steward.misses('说已经恢复');
  await wang.open(detail());
  await wang.sees('检修配电箱');
  assert.ok(!(await wang.text()).includes('说已经恢复'));
  const trail = documents<AuditDocument>('audit').map(({ action }) => action);
  expect(trail.filter((action) => action.endsWith('restore'))).toStrictEqual([
    'notice.restore',
    'notice.unrestore',
  ]);
});
