import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { PlaceDocument } from '../../cloudfunctions/places/collections.ts';
import type { PlaceNode } from '../../typings/contract/resident.ts';
import { MAPLE, PLACE } from '../support/community.ts';
import { type Linli, startLinli } from '../support/linli.ts';

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
