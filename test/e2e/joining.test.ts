import assert from 'node:assert/strict';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type {
  HouseholdDocument,
  ResidentDocument,
} from '../../cloudfunctions/people/collections.ts';
import { type Phone, type Stage, startStage } from '../support/phone.ts';

/** Somebody without a slip asks at a door; its officer lets them in; they choose who speaks for them, and move out. */
let stage: Stage;
let asker: Phone;
let steward: Phone;
let door: HouseholdDocument;

const residents = () =>
  [...stage.cloud.database.documents('residents')] as unknown as ResidentDocument[];

beforeAll(async () => {
  stage = await startStage({ seed: 'demo', households: 400 });
  asker = await stage.phone({ as: 'stranger-2' });
  steward = await stage.phone({ as: 'steward' });
  const households = [
    ...stage.cloud.database.documents('households'),
  ] as unknown as HouseholdDocument[];
  const own = residents().find(({ _id }) => _id === 'steward')?.roles[0]?.placeId ?? '';
  const found = households.find(
    ({ _id, buildingId }) =>
      buildingId === own &&
      !residents().some((one) => one.households.some(({ householdId }) => householdId === _id)),
  );
  assert.ok(found, 'a door of the steward where nobody has joined');
  door = found;
});
afterAll(() => stage.close());

test('a stranger says where she lives; what she typed is still there after the app was closed', async () => {
  await asker.open('/pages/home/index');
  await asker.tap('[data-id="ask"]');
  await asker.sees('您住哪一户');
  await asker.tap('.tap[data-id="sunshine"]');
  await asker.sees('阳光苑一期');
  const row = (placeId = '') => `place-picker >>> .place-row__choose[data-id="${placeId}"]`;
  const page = await asker.program.currentPage();
  for (const [index, placeId] of door.lineage.entries()) {
    const inner = door.lineage[index + 1];
    const isOpen = inner !== undefined && (await page?.$$(row(inner)))?.length;
    if (!isOpen) await asker.tap(row(placeId));
  }
  await asker.misses('选择楼栋和单元');
  await asker.type('form-field[data-field="number"] >>> input', '9999');
  await asker.tap('action-bar >>> button');
  await asker.sees('请写上您的称呼');
  await asker.type('form-field[data-field="name"] >>> input', '苏小雨');
  await asker.open('/package-resident/pages/household-ask/index');
  await asker.tap('action-bar >>> button');
  await asker.answer('confirm'); // the privacy question
  await asker.sees('没有这个房号');
  await asker.type('form-field[data-field="number"] >>> input', door.number);
  await asker.tap('action-bar >>> button');
  await asker.sees('等楼栋长回复');
  await asker.open('/pages/home/index');
  await asker.sees('等楼栋长回复');
  await asker.open('/package-resident/pages/household-ask/index');
  await asker.sees('撤回这次请求');
});

test('the steward finds her at the top of the first page and lets her in', async () => {
  await steward.open('/pages/home/index');
  await steward.sees('请求加入');
  await steward.tap('desk-figures >>> [data-id="requests"]');
  await steward.sees('苏小雨');
  const names = (await steward.text()).split('同意加入').length;
  assert.ok(names >= 2);
  const waiting = [...stage.cloud.database.documents('joinRequests')] as {
    _id: string;
    name: string;
  }[];
  const id = waiting.find(({ name }) => name === '苏小雨')?._id;
  await steward.tap(`[data-accept="${id}"] >>> button`);
  await steward.sees('会马上看到发给这一户的通知');
  await steward.tap('[data-id="decide"] >>> button');
  await steward.misses('苏小雨');
});

test('she is in: her home, her neighbours’ notices, and she speaks for her household', async () => {
  await asker.open('/pages/home/index');
  await asker.sees('阳光苑社区');
  await asker.open('/pages/me/index');
  await asker.tap('[data-household]');
  await asker.sees('还没有选户代表');
  await asker.tap('.entry[data-name="苏小雨"]');
  await asker.answer('confirm');
  await asker.sees('户代表 · 在用小程序');
});

test('she asks the steward to act for her, until a day', async () => {
  await asker.open('/package-resident/pages/my-data/index?communityId=sunshine');
  await asker.tap('[data-id="give"]');
  await asker.sees('楼栋长');
  await asker.tap('action-bar >>> button');
  await asker.sees('请先选好由谁来替您办');
  await asker.tap('.entry[data-id="steward"]');
  await asker.tap('action-bar >>> button');
  await asker.sees('刘春枝 替我办');
});

test('she moves out: the steward notes it, and the notices stop', async () => {
  await steward.open(
    `/package-resident/pages/household-members/index?communityId=sunshine&householdId=${door._id}`,
  );
  await steward.sees('户代表 · 在用小程序');
  await steward.tap('[data-member]');
  await steward.tap('[data-do="moved"]');
  await steward.answer('confirm');
  await steward.sees('还没有登记的人');
  const gone = residents().find(({ name }) => name === '苏小雨');
  expect([gone?.households, gone?.lineages, gone?.roles]).toStrictEqual([[], [], []]);
});
