import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { ShiftDocument, WaiterDocument } from '../../cloudfunctions/volunteer/collections.ts';
import { type Phone, type Stage, startStage } from '../support/phone.ts';

/** A neighbour takes the last place of a patrol, another waits; the leader sees both; the place is given up late. */
let stage: Stage;
let li: Phone;
let wang: Phone;
let leader: Phone;
let shift: ShiftDocument;

const now = () =>
  [...stage.cloud.database.documents('shifts')].find(
    ({ _id }) => _id === shift._id,
  ) as unknown as ShiftDocument;

beforeAll(async () => {
  stage = await startStage({ seed: 'demo', households: 160 });
  const all = [...stage.cloud.database.documents('shifts')] as unknown as ShiftDocument[];
  const [first] = all
    .filter(({ title, from }) => title === '晚间巡逻' && from > Date.now() + 15 * 60_000)
    .sort((one, other) => one.from - other.from);
  if (!first) throw new Error('the demo has no patrol to come');
  shift = first;
  // One place is left, and nobody waits.
  await stage.cloud.database.command('database.modifyDocument', {
    collectionName: 'shifts',
    queryType: 'WHERE',
    query: JSON.stringify({ _id: shift._id }),
    data: JSON.stringify({
      $set: {
        free: { r1: 1 },
        // It begins so soon that whoever cancels is counted, at whatever hour this runs.
        lateFrom: Date.now() - 60_000,
        waits: { r1: 0 },
        roles: shift.roles.map((role) => ({
          ...role,
          places: Object.keys(shift.seats).length + 1,
        })),
      },
    }),
    multi: false,
    merge: true,
    upsert: false,
  });
  await stage.cloud.database.command('database.removeDocument', {
    collectionName: 'waiters',
    queryType: 'WHERE',
    query: JSON.stringify({ shiftId: shift._id }),
    multi: true,
  });
  li = await stage.phone({ as: 'resident-li' });
  wang = await stage.phone({ as: 'resident-wang' });
  leader = await stage.phone({ as: 'volunteer' });
});
afterAll(() => stage.close());

test('the last place is taken in two taps from the first page', async () => {
  await li.open('/pages/volunteer/index');
  await li.sees('只剩 1 个名额');
  await li.tap(`[data-shift="${shift._id}"] >>> .shift-act >>> button`);
  await li.sees('我的班次');
  await li.sees('报上了');
  expect(Object.keys(now().seats)).toContain('resident-li');
});

test('who comes next waits, and is not told that they are in', async () => {
  await wang.open(
    `/package-volunteer/pages/shift-detail/index?communityId=sunshine&shiftId=${shift._id}`,
  );
  await wang.sees('满了，可以候补');
  await wang.tap('action-bar >>> button');
  await wang.answer('confirm');
  await wang.sees('候补第 1 位，还没有报上');
  const waiting = [...stage.cloud.database.documents('waiters')] as unknown as WaiterDocument[];
  expect(waiting.some(({ residentId }) => residentId === 'resident-wang')).toBe(true);
  expect(Object.keys(now().seats)).not.toContain('resident-wang');
});

test('the leader sees who comes and who waits', async () => {
  await leader.open(
    `/package-volunteer/pages/sign-up-list/index?communityId=sunshine&shiftId=${shift._id}&teamId=${shift.teamId}`,
  );
  await leader.sees('李晨露');
  await leader.sees('王秋实');
});

test('a place that is given up late is counted, says so beforehand, and is taken by nobody who has come since', async () => {
  await li.open(
    `/package-volunteer/pages/shift-detail/index?communityId=sunshine&shiftId=${shift._id}`,
  );
  await li.sees('来不了请尽早取消，现在取消会记一次');
  await li.tap('[data-id="leave"]');
  await li.browser.locator('.phone-dialog', { hasText: '现在取消会记一次' }).waitFor();
  await li.answer('confirm');
  await li.sees('排候补');
  expect(Object.keys(now().seats)).not.toContain('resident-li');
  await li.open('/package-volunteer/pages/volunteer-profile/index?communityId=sunshine');
  await li.sees('开始前不久才取消的，有 1 次');
});
