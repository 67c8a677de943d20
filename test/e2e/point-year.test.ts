import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type {
  AccountDocument,
  ClaimDocument,
  InspectionDocument,
  LedgerDocument,
  PointRulesDocument,
} from '../../cloudfunctions/civility/collections.ts';
import { pointsOf } from '../../cloudfunctions/civility/ledger/account-rules.ts';
import { addDays, dayOf, instantOf } from '../../cloudfunctions/kernel/calendar.ts';
import type { MessageDocument } from '../../cloudfunctions/messages/collections.ts';
import type {
  HouseholdDocument,
  ResidentDocument,
} from '../../cloudfunctions/people/collections.ts';
import { type Phone, type Stage, startStage, until } from '../support/phone.ts';

/** A whole building is looked at on the grid of its doors, and a year ends: some points go over, the rest expire. */
let stage: Stage;
let li: Phone;
let grid: Phone;
let party: Phone;
let secretary: Phone;

const all = <Doc>(name: string) => [...stage.cloud.database.documents(name)] as unknown as Doc[];
const page = (name: string, query = '') =>
  `/package-civility/pages/${name}/index?communityId=sunshine${query}`;
const homeOf = (id: string) =>
  all<ResidentDocument>('residents').find(({ _id }) => _id === id)?.households[0]?.householdId ??
  '';
const balanceOf = (householdId: string) =>
  all<AccountDocument>('accounts').find(({ _id }) => _id === `h:${householdId}`)?.balance ?? 0;
const upkeep = () => stage.pull('timer', { function: 'civility', trigger: 'upkeep' });

beforeAll(async () => {
  stage = await startStage({ seed: 'demo', households: 160, functions: 'inside' });
  // No covenant is voted on here: the draft has nothing that takes points away.
  const [rules] = all<PointRulesDocument>('pointRules');
  const gives = rules?.draft?.rules.filter(({ points }) => points > 0);
  await stage.cloud.database.command('database.modifyDocument', {
    collectionName: 'pointRules',
    queryType: 'WHERE',
    query: JSON.stringify({ _id: 'sunshine' }),
    data: JSON.stringify({ $set: { 'draft.rules': gives } }),
    multi: false,
    merge: true,
    upsert: false,
  });
  li = await stage.phone({ as: 'resident-li' });
  grid = await stage.phone({ as: 'grid-officer' });
  party = await stage.phone({ as: 'party' });
  secretary = await stage.phone({ as: 'secretary' });
});
afterAll(() => stage.close());

test('a building is looked at door by door, another decides, and each door has its points once', async () => {
  const homeId = homeOf('resident-li');
  const building = all<HouseholdDocument>('households').find(
    ({ _id }) => _id === homeId,
  )?.buildingId;
  const doors = all<HouseholdDocument>('households').filter(
    ({ buildingId }) => buildingId === building,
  );
  const missed = doors.find(({ _id }) => _id !== homeId)?._id ?? '';
  const before = balanceOf(homeId);
  await grid.open(page('inspection-record', `&buildingId=${building}`));
  await grid.tap('[data-do="rule"]');
  await grid.browser.tap('.phone-choice >> text=门前整洁');
  await grid.tap('[data-seen="unmet"]');
  await grid.tap(`door-grid >>> [data-id="${missed}"]`);
  await grid.sees('没做到 1 户');
  await grid.tap('[data-seen="met"]');
  await grid.tap('[data-do="rest"]');
  await grid.sees(`做到了 ${doors.length - 1} 户`);
  await grid.type('[data-field="note"] >>> textarea', '下午三点逐户看楼道');
  await grid.tap('action-bar >>> button');
  const walk = () =>
    all<InspectionDocument>('inspections').find(({ note }) => note === '下午三点逐户看楼道');
  await until('the walk is kept', () => walk() !== undefined);
  const card = `[data-walk="${walk()?._id}"]`;
  await grid.open(page('inspection-list'));
  await grid.tap(`${card} [data-do="look"]`);
  await grid.sees('要请另一位来定');

  await party.open(page('inspection-list'));
  await party.tap(`${card} [data-do="look"]`);
  await party.sees('核对无误');
  await party.type(`${card} [data-field="reason"] >>> textarea`, '抽了六户，都对得上');
  await party.tap(`${card} >>> button`, 1);
  await party.sees(`${doors.length - 1} 户已经核对`);
  for (let turn = 0; turn < 4; turn += 1) await upkeep();
  const made = all<ClaimDocument>('claims').filter(({ note }) => note === '下午三点逐户看楼道');
  expect(made.map(({ state }) => state)).toStrictEqual(doors.slice(1).map(() => 'posted'));
  expect(made.some(({ placeId }) => placeId === missed)).toBe(false);
  expect(balanceOf(homeId)).toBe(before + 3);
  await li.open(page('point-account', `&householdId=${homeId}`));
  await li.sees('门前整洁');
});

test('a year ends: it is told of a month before, so much goes over, and the rest expires once', async () => {
  const homeId = homeOf('resident-li');
  await secretary.open(page('point-rules'));
  await secretary.tap('[data-do="carry"]');
  await secretary.browser.tap('.phone-choice >> text=百分之 50');
  await secretary.sees('留下百分之 50');
  await party.open(page('point-rules'));
  await party.choose('picker', addDays(dayOf(stage.cloud.now()), 1));
  await party.tap('action-bar >>> button');
  await party.sees('起换成新的规则');
  const year = Number(dayOf(stage.cloud.now()).slice(0, 4));
  await stage.pull('clock', { now: instantOf(`${year}-12-01`, '10:00') });
  for (let turn = 0; turn < 6; turn += 1) await upkeep();
  const balance = balanceOf(homeId);
  const kept = Math.floor(balance / 2);
  const told = all<MessageDocument>('messages').filter(
    ({ _id, residentId }) => _id.startsWith('points:year:') && residentId === 'resident-li',
  );
  expect(told.map(({ data }) => data.thing3?.value)).toStrictEqual([
    `这天以后有 ${balance - kept} 分到期`,
  ]);
  expect(balanceOf(homeId)).toBe(balance);
  await stage.pull('clock', { now: instantOf(`${year + 1}-01-01`, '01:00') });
  for (let turn = 0; turn < 6; turn += 1) await upkeep();
  const expired = all<LedgerDocument>('ledger').filter(
    ({ kind, accountId }) => kind === 'expiry' && accountId === `h:${homeId}`,
  );
  expect(expired.map(pointsOf)).toStrictEqual([kept - balance]);
  await li.open(page('point-account', `&householdId=${homeId}`));
  await li.sees(`${year} 年的积分`);
  expect(balanceOf(homeId)).toBe(kept);
});
