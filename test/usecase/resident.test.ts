import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { DAY } from '../../cloudfunctions/kernel/calendar.ts';
import type { PlaceDocument } from '../../cloudfunctions/places/collections.ts';
import type { TriesDocument } from '../../cloudfunctions/resident/collections.ts';
import type { HouseholdPage, PlaceNode } from '../../typings/contract/resident.ts';
import { HOME, MAPLE, PLACE, residentIdOf, START } from '../support/community.ts';
import { settle } from '../support/faults.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { patch } from '../support/patch.ts';

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());
beforeEach(() => linli.reset());

it('a tree of more places than one request gives is whole', async () => {
  const [one] = linli.documents<PlaceDocument>('places');
  const stairs = Array.from({ length: 1100 }, (_, index) => ({
    ...one,
    _id: `${PLACE.building}.x${index}`,
    parentId: PLACE.building,
    communityId: MAPLE,
    kind: 'stair',
  }));
  const before = linli.documents<PlaceDocument>('places');
  await linli.cloud.database.insertMany('places', stairs);
  const { envelope } = await linli.call(
    'resident',
    'listPlaces',
    { communityId: MAPLE },
    'secretary',
  );
  const { places } = (envelope as { data: { places: PlaceNode[] } }).data;
  const own = before.filter(({ communityId }) => communityId === MAPLE);
  expect(places.length).toBe(own.length + 1100);
});

it('households that use the app are counted by building, of the officer’s places alone, as their lists say', async () => {
  const ask = async <Data>(action: string, input: object, as: As) => {
    const { envelope } = await linli.call('resident', action, { communityId: MAPLE, ...input }, as);
    return (envelope as { data: Data }).data;
  };
  const counted = async (as: As) =>
    (
      await ask<{ buildings: { placeId: string; joined: number }[] }>('countJoined', {}, as)
    ).buildings.sort((one, other) => one.placeId.localeCompare(other.placeId));
  const listed = async (placeId: string, as: As) =>
    (await ask<HouseholdPage>('listHouseholds', { placeId }, as)).households.filter(
      ({ joined }) => joined > 0,
    ).length;
  // One of two homes in the stair; nobody else of the household counts it again.
  const homes = [HOME.first, HOME.otherEstate].map((householdId) => ({
    householdId,
    label: '',
    joinedAt: START,
  }));
  await patch(linli, 'residents', { _id: residentIdOf('stairSteward') }, { households: homes });
  for (const as of ['secretary', 'gridOfficer', 'buildingSteward'] as const) {
    const rows = await counted(as);
    expect(rows.length).toBeGreaterThan(0);
    for (const { placeId, joined } of rows) {
      expect([as, placeId, joined]).toStrictEqual([as, placeId, await listed(placeId, as)]);
    }
  }
  expect((await counted('secretary')).map(({ placeId }) => placeId)).toContain(
    HOME.otherEstate.split('.').slice(0, 3).join('.'),
  );
  expect(await counted('stairSteward')).toStrictEqual([
    { placeId: PLACE.building, joined: await listed(PLACE.stair, 'stairSteward') },
  ]);
});

it('grants are counted for templates that are sent, and for no others', async () => {
  const state = linli.state();
  for (const templateIds of [['made-up'], ['__proto__'], ['constructor']]) {
    const input = { communityId: MAPLE, templateIds, commandId: 'command-grant-00001' };
    const { envelope } = await linli.call('resident', 'grantMessages', input, 'resident');
    expect(envelope).toStrictEqual({
      ok: false,
      code: 'INPUT_INVALID',
      details: { field: 'templateIds' },
    });
  }
  expect(linli.state()).toBe(state);
});

it('wrong codes are counted for a day, and no longer kept', async () => {
  const days = () => linli.documents<TriesDocument>('tries').map(({ day }) => day);
  const wrong = { code: 'WRNGC-DE222' };
  await linli.call('resident', 'checkCode', wrong, 'stranger');
  await settle(linli);
  expect(days()).toStrictEqual(['2026-06-15']);
  await linli.clock(START + DAY);
  await linli.call('resident', 'checkCode', wrong, 'strangerTwo');
  await settle(linli);
  expect(days()).toStrictEqual(['2026-06-16']);
});
