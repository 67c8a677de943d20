import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type {
  AccountDocument,
  ClaimDocument,
  ReservationDocument,
} from '../../cloudfunctions/civility/collections.ts';
import { addDays, DAY, dayOf, HOUR } from '../../cloudfunctions/kernel/calendar.ts';
import type { ResidentDocument } from '../../cloudfunctions/people/collections.ts';
import type { ShiftDocument } from '../../cloudfunctions/volunteer/collections.ts';
import { type Phone, type Stage, startStage } from '../support/phone.ts';

/** Rules are made and adopted, hours count, something is taken and given back, and points are spent. */
let stage: Stage;
let secretary: Phone;
let party: Phone;

const all = <Doc>(name: string) => [...stage.cloud.database.documents(name)] as unknown as Doc[];
const page = (name: string, query = '') =>
  `/package-civility/pages/${name}/index?communityId=sunshine${query}`;
const homeOf = (id: string) =>
  all<ResidentDocument>('residents').find(({ _id }) => _id === id)?.households[0]?.householdId ??
  '';
const balanceOf = (accountId: string) =>
  all<AccountDocument>('accounts').find(({ _id }) => _id === accountId)?.balance ?? 0;
const upkeep = (name = 'civility') => stage.pull('timer', { function: name, trigger: 'upkeep' });

async function decide(phone: Phone, claimId: string, why: string): Promise<void> {
  await phone.tap(`[data-claim="${claimId}"] >>> button`);
  await phone.type('[data-field="reason"] >>> textarea', why);
  await phone.tap(`[data-claim="${claimId}"] >>> button`, 1);
}

beforeAll(async () => {
  stage = await startStage({ seed: 'demo', households: 160, functions: 'inside' });
  // The covenant that the rules name has been voted on.
  await stage.cloud.database.command('database.modifyDocument', {
    collectionName: 'covenants',
    queryType: 'WHERE',
    query: JSON.stringify({ _id: 'demo-covenant-frame' }),
    data: JSON.stringify({ $set: { state: 'adopted' } }),
    multi: false,
    merge: true,
    upsert: false,
  });
  secretary = await stage.phone({ as: 'secretary' });
  party = await stage.phone({ as: 'party' });
});
afterAll(() => stage.close());

test('hours of a shift turn into points once', async () => {
  const patrol = all<ShiftDocument>('shifts').find(({ title }) => title === '清理楼道杂物');
  if (!patrol) throw new Error('the demo has no shift that goes on');
  const leader = await stage.phone({ as: 'volunteer' });
  const list = `/package-volunteer/pages/attendance-list/index?communityId=sunshine&shiftId=${patrol._id}&teamId=${patrol.teamId}`;
  await leader.open(list);
  await leader.tap('[data-mark="in"]');
  await leader.sees('7 / 7 人到了');
  await stage.pull('clock', { now: patrol.until + HOUR / 2 });
  await leader.open(list);
  await leader.tap('action-bar >>> button');
  await leader.browser.fill('.phone-dialog input, .phone-dialog textarea', '7');
  await leader.answer('confirm');
  await leader.sees('清点了 7 人');
  await upkeep('volunteer');
  await secretary.open('/package-volunteer/pages/hours-pending/index?communityId=sunshine');
  await secretary.sees('钱长河');
  await secretary.tap('[data-row*="former-steward"] >>> button');
  await secretary.answer('confirm');
  await secretary.misses('钱长河');
  await upkeep();
  await upkeep();
  const credits = all<ClaimDocument>('claims').filter(
    ({ accountId, state }) => accountId === 'p:former-steward' && state === 'posted',
  );
  expect(credits).toHaveLength(1);
  expect(balanceOf('p:former-steward')).toBe(credits[0]?.posted);
  const former = await stage.phone({ as: 'former-steward' });
  await former.open('/pages/me/index');
  await former.tap('[data-points]');
  await former.tap('[data-id="own"]');
  await former.sees('按志愿签到自动记');
  former.close();
  leader.close();
});

test('the rules say by which clause they take points, and hold once another has adopted them', async () => {
  await secretary.open(page('point-rules'));
  await secretary.sees('扣分的规则要写明是公约的哪一条');
  await secretary.tap('[data-draft="burning"]');
  await secretary.tap('[data-clause="demo-clause-05"]');
  await secretary.tap('action-bar >>> button');
  await secretary.misses('扣分的规则要写明是公约的哪一条');
  await party.open(page('point-rules'));
  await party.sees('公约第五条');
  const tomorrow = addDays(dayOf(stage.cloud.now()), 1);
  await party.choose('picker', tomorrow);
  await party.tap('action-bar >>> button');
  await party.sees('起换成新的规则，一共 11 条');
  await stage.pull('clock', { now: stage.cloud.now() + DAY });
});

test('a steward reports open burning, the household objects, and nothing is taken', async () => {
  const homeId = homeOf('resident-wang');
  const before = balanceOf(`h:${homeId}`);
  const steward = await stage.phone({ as: 'steward' });
  await steward.open(
    `/package-resident/pages/household-members/index?communityId=sunshine&householdId=${homeId}`,
  );
  await steward.tap('[data-do="points"]');
  await steward.sees('一期 1栋');
  await steward.tap('[data-id="burning"]');
  await steward.choose('picker', dayOf(stage.cloud.now()));
  await steward.type('[data-field="note"] >>> textarea', '下午在楼下空地烧树叶');
  await steward.tap('action-bar >>> button');
  await steward.sees('记一件积分的事');
  const claim = () =>
    all<ClaimDocument>('claims').find(
      ({ ruleId, placeId }) => ruleId === 'burning' && placeId === homeId,
    ) as ClaimDocument;
  const { _id } = claim();
  await steward.open(page('claim-queue'));
  await steward.sees('您报的、经手过的');
  steward.close();

  const grid = await stage.phone({ as: 'grid-officer' });
  for (const phone of [party, grid]) {
    await phone.open(page('claim-queue'));
    await decide(phone, _id, '去空地看过，有灰');
  }
  await upkeep();
  expect(claim().state).toBe('accepted');
  grid.close();

  const wang = await stage.phone({ as: 'resident-wang' });
  await wang.open(page('point-account', `&householdId=${homeId}`));
  await wang.sees('还没有扣');
  await wang.tap(`[data-claim="${_id}"] >>> button`);
  await wang.type('[data-field="appeal"] >>> textarea', '那天我在医院，有挂号单');
  await wang.tap('action-bar >>> button', -1);
  await wang.sees('申诉中');
  await secretary.open(page('claim-queue'));
  await secretary.tap('segment >>> [data-key="appealed"]');
  await decide(secretary, _id, '看过挂号单，记错了人家');
  await upkeep();
  await wang.open(page('point-account', `&householdId=${homeId}`));
  await wang.sees('申诉成立，不扣了');
  await wang.sees('看过挂号单，记错了人家');
  expect(balanceOf(claim().accountId)).toBe(before);
  wang.close();
});

test('what was set aside is handed over at one counter, and not at another as well', async () => {
  const li = await stage.phone({ as: 'resident-li' });
  const homeId = homeOf('resident-li');
  const before = balanceOf(`h:${homeId}`);
  await li.open(page('point-account', `&householdId=${homeId}`));
  await li.tap('[data-id="shop"]');
  await li.sees('能换的');
  await li.tap('[data-goods="demo-goods-3"] >>> button');
  await li.tap('[data-goods="demo-goods-3"] >>> button', 1);
  await li.sees('到柜台给工作人员看取货码');
  const [reservation] = all<ReservationDocument>('reservations');
  if (!reservation) throw new Error('nothing was set aside');
  await li.sees(reservation.code);

  const other = await stage.phone({ as: 'secretary' });
  for (const phone of [secretary, other]) {
    await phone.open(page('shop-counter'));
    await phone.tap(`[data-reservation="${reservation._id}"] >>> button`);
    await phone.type('[data-field="code"] >>> input', reservation.code);
  }
  const hand = `[data-reservation="${reservation._id}"] >>> button`;
  await secretary.tap(hand);
  await secretary.sees('没有要取的');
  await other.tap(hand);
  await other.sees('这份预留已经取走');
  await upkeep();
  expect(balanceOf(`h:${homeId}`)).toBe(before - 10);
  other.close();
  await li.open(page('point-account', `&householdId=${homeId}`));
  await li.sees('兑换：理发一次');
  li.close();
});

test('whom the community honours is on the list once they agreed, and not any more when they do not', async () => {
  const card = '[data-honour="demo-honour-5"] >>> button';
  const li = await stage.phone({ as: 'resident-li' });
  await li.open(page('honour-list'));
  await li.tap('segment >>> [data-key="own"]');
  await li.tap(card, 1);
  await li.sees('等人审核');
  const grid = await stage.phone({ as: 'grid-officer' });
  for (const phone of [grid, party]) {
    await phone.open(page('honour-list'));
    await phone.tap('segment >>> [data-key="desk"]');
    await phone.tap(card);
    await phone.type('[data-field="why"] >>> textarea', '邻居都说好');
    await phone.tap(card, 1);
    await phone.misses('先不定');
  }
  grid.close();
  const wang = await stage.phone({ as: 'resident-wang' });
  await wang.open(page('honour-list'));
  await wang.sees('年轻人里难得的热心肠');
  await wang.misses('小区的旧物角');
  await li.open(page('honour-list'));
  await li.tap('segment >>> [data-key="own"]');
  await li.tap('[data-do="take-back"]');
  await li.answer('confirm');
  await li.sees('不参加了');
  await wang.open(page('honour-list'));
  await wang.misses('年轻人里难得的热心肠');
  wang.close();
  li.close();
});
