import assert from 'node:assert/strict';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { addDays, DAY, dayOf } from '../../cloudfunctions/kernel/calendar.ts';
import type { NoticeDocument, ReceiptDocument } from '../../cloudfunctions/notice/collections.ts';
import type {
  HouseholdDocument,
  ResidentDocument,
} from '../../cloudfunctions/people/collections.ts';
import { type Phone, type Stage, startStage } from '../support/phone.ts';

/** Doors are handed out, ticked by their steward, denied by a household, ticked by another and asked about again. */

let stage: Stage;
let communityId: string;
let noticeId: string;
let secretary: Phone;
let steward: Phone;

beforeAll(async () => {
  stage = await startStage({ seed: 'demo', households: 60 });
  communityId = stage.cloud.personas()[0]?.communityId ?? '';
  await send('secretary', 'publishNotice', {
    kind: 'general',
    title: '楼道要换新灯',
    body: '下周一换楼道的灯，请把门口的东西收一收。',
    audience: [communityId],
    mustConfirm: true,
    confirmUntil: addDays(dayOf(stage.cloud.now()), 5),
    pictures: [],
  });
  const made = documents<NoticeDocument>('notices').find(({ title }) => title === '楼道要换新灯');
  noticeId = made?._id ?? '';
  assert.ok(noticeId);
  secretary = await stage.phone({ as: 'secretary' });
  steward = await stage.phone({ as: 'steward' });
});
afterAll(() => stage.close());

function documents<Doc>(collection: string): Doc[] {
  return [...stage.cloud.database.documents(collection)] as unknown as Doc[];
}
let n = 0;
/** A call that is no part of what is looked at. */
async function send(as: string, action: string, input: object): Promise<void> {
  n += 1;
  const command = { communityId, commandId: `e2e-doors-command-${n}`, ...input };
  const { openid } = documents<ResidentDocument>('residents').find(({ _id }) => _id === as) ?? {};
  await stage.pull('call', {
    function: 'notice',
    action,
    input: command,
    as: openid,
  });
}
const page = (name: string) =>
  `/package-notice/pages/${name}/index?communityId=${communityId}&noticeId=${noticeId}`;
const home = () => {
  const wang = documents<ResidentDocument>('residents').find(({ _id }) => _id === 'resident-wang');
  const id = wang?.households[0]?.householdId ?? '';
  const found = documents<HouseholdDocument>('households').find(({ _id }) => _id === id);
  assert.ok(found);
  return found;
};
const paper = (householdId: string) =>
  documents<ReceiptDocument>('receipts').find(
    ({ _id }) => _id === `${noticeId}:paper:${householdId}`,
  );

test('the secretary hands the open doors to those who look after them', async () => {
  await secretary.open(page('notice-turnout'));
  await secretary.tap('[data-do="handout"]');
  await secretary.sees('还没有交出去');
  await secretary.tap('action-bar >>> button');
  await secretary.sees('刘春枝');
});

test('the steward finds them on the first page, and ticks a door', async () => {
  await steward.open('/pages/home/index');
  await steward.sees('前问到');
  await steward.tap(`need-card[data-need="doors"][data-of="${noticeId}"] >>> .need-card__open`);
  await steward.sees('问不过来？退回这些门牌');
  const { number } = home();
  await steward.tap(`door-board >>> door-grid >>> .door-grid__door[aria-label*="${number}，"]`);
  await steward.browser.tap('.phone-choice >> text=当面已说');
  await steward.sees('：当面告知了');
});

test('the household says that it is not so, with one tap', async () => {
  const wang = await stage.phone({ as: 'resident-wang' });
  await wang.open(page('notice-detail'));
  await wang.sees('刘春枝记了');
  await wang.browser.tap('text=不是这样');
  await wang.sees('记录拿掉了');
  wang.close();
  expect(paper(home()._id)?.undoneAt).not.toBe(null);
  await steward.open(page('notice-unconfirmed'));
  await steward.sees('记过，这家说不是这样');
});

test('another ticks it, and somebody else asks there the day after', async () => {
  const { placeId = '' } =
    documents<ResidentDocument>('residents').find(({ _id }) => _id === 'grid-officer')?.roles[0] ??
    {};
  const doors = documents<HouseholdDocument>('households').filter(({ lineage }) =>
    lineage.includes(placeId),
  );
  for (const { _id: householdId } of doors.slice(0, 5)) {
    await send('grid-officer', 'confirmFor', { noticeId, householdId, how: 'door' });
  }
  await stage.pull('clock', { now: stage.cloud.now() + DAY });
  await stage.pull('timer', { function: 'notice', trigger: 'upkeep' });
  const drawn = documents<ReceiptDocument>('receipts').filter(
    (receipt) => receipt.noticeId === noticeId && receipt.recheck === 'drawn',
  );
  expect(drawn).toHaveLength(1);
  const householdId = drawn[0]?.households[0]?.householdId ?? '';
  await secretary.open(`/package-notice/pages/notice-rechecks/index?communityId=${communityId}`);
  await secretary.sees('楼道要换新灯');
  await secretary.tap(`[data-key="${noticeId} ${householdId}"][data-result="unaware"]`);
  await secretary.misses('楼道要换新灯');
  await secretary.sees('1 户说不知道');
  expect(paper(householdId)?.objections?.at(-1)?.by).toBe('recheck');
});
