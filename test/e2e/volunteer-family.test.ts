import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { PairingDocument, ShiftDocument } from '../../cloudfunctions/volunteer/collections.ts';
import { type Phone, type Stage, startStage } from '../support/phone.ts';

/**
 * A family comes along: a child once the parent agrees, parent and child together; the clinic that they signed up for is
 * called off. What a pairing writes down is nobody else’s.
 */
let stage: Stage;
let parent: Phone;
let child: Phone;
let secretary: Phone;
let clinics: ShiftDocument[];

const all = <Doc>(name: string) => [...stage.cloud.database.documents(name)] as unknown as Doc[];
const shift = (n: number) => {
  const id = clinics[n]?._id;
  return all<ShiftDocument>('shifts').find(({ _id }) => _id === id) as ShiftDocument;
};
const patch = (collectionName: string, _id: string, fields: object) =>
  stage.cloud.database.command('database.modifyDocument', {
    collectionName,
    queryType: 'WHERE',
    query: JSON.stringify({ _id }),
    data: JSON.stringify({ $set: fields }),
    multi: false,
    merge: true,
    upsert: false,
  });
const detail = (n: number) =>
  `/package-volunteer/pages/shift-detail/index?communityId=sunshine&shiftId=${shift(n)._id}`;

beforeAll(async () => {
  stage = await startStage({ seed: 'demo', households: 160 });
  const people = all<{ _id: string; households: object[] }>('residents');
  const li = people.find(({ _id }) => _id === 'resident-li');
  const said = { households: li?.households, 'adult.state': 'none' };
  await patch('residents', 'observer', said);
  clinics = all<ShiftDocument>('shifts')
    .filter(({ kind, from, seats }) => {
      const isFree = !('resident-li' in seats) && !('observer' in seats);
      return kind === 'clinic' && from > Date.now() + 86_400_000 && isFree;
    })
    .sort((one, other) => one.from - other.from)
    .slice(0, 2);
  for (const { _id, roles: planned } of clinics) {
    // Two places for adults: a child may come without their own.
    const [first] = planned;
    const adults = { roleId: 'r9', name: '带队的', places: 40, ages: { from: 18, until: null } };
    const roles = [...planned, { ...first, ...adults }];
    const each = (count: number) => Object.fromEntries(roles.map(({ roleId }) => [roleId, count]));
    await patch('shifts', _id, {
      roles: roles.map((role) => ({
        ...role,
        skill: null,
        ages: role.roleId === 'r9' ? role.ages : null,
        membersOnly: false,
        places: 40,
      })),
      free: each(20),
      waits: each(0),
    });
  }
  parent = await stage.phone({ as: 'resident-li' });
  child = await stage.phone({ as: 'observer' });
  secretary = await stage.phone({ as: 'secretary' });
});
afterAll(() => stage.close());

const seated = (n: number) => Object.keys(shift(n).seats);
async function signUp(phone: Phone): Promise<void> {
  await phone.tap('action-bar >>> button');
  if (await phone.browser.locator('.phone-dialog').isVisible()) await phone.answer('confirm');
}

test('a child signs up once the parent has agreed on their own phone', async () => {
  await child.open(detail(0));
  await child.tap('action-bar >>> button');
  await child.browser.locator('.phone-dialog', { hasText: '要家里大人同意' }).waitFor();
  await child.answer('confirm');
  expect(seated(0)).not.toContain('observer');
  await parent.open('/package-volunteer/pages/consent-list/index?communityId=sunshine');
  await parent.sees('还没有大人同意');
  await parent.tap('[data-row="observer"] >>> button');
  await parent.answer('confirm');
  await parent.sees('家里大人在手机上同意了');
  await child.open(detail(0));
  await signUp(child);
  await child.sees('报上了');
  expect(seated(0)).toContain('observer');
});

test('parent and child sign up together', async () => {
  await parent.open(detail(1));
  await parent.tap('[data-id="observer"]');
  await signUp(parent);
  await parent.sees('报上了');
  expect(seated(1)).toStrictEqual(expect.arrayContaining(['observer', 'resident-li']));
});

test('both see that the clinic was called off, and why', async () => {
  const { _id, teamId } = shift(1);
  await secretary.open(
    `/package-volunteer/pages/sign-up-list/index?communityId=sunshine&shiftId=${_id}&teamId=${teamId}`,
  );
  await secretary.tap('[data-id="cancel"]');
  await secretary.answer('confirm');
  await secretary.sees('取消');
  for (const phone of [parent, child]) {
    await phone.open(detail(1));
    await phone.sees('临时有变化');
  }
});

test('a diary of a pairing is shown to nobody else', async () => {
  const pairing = all<PairingDocument>('pairings').find(({ state }) => state === 'active');
  const url = `/package-volunteer/pages/pairing-detail/index?communityId=sunshine&pairingId=${pairing?._id}`;
  const helper = await stage.phone({ as: 'volunteer' });
  await helper.open(url);
  await helper.sees('第一次上门');
  await parent.open(url);
  await parent.misses('第一次上门');
});
