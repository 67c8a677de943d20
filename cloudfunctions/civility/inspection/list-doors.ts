import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { communityId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { findDoors } from '../../people/door/door-repository.ts';
import { officersOf } from '../../people/officers.ts';
import { places } from '../../places/collections.ts';
import { placeId } from '../../places/place-schema.ts';
import { REPORTERS, somebody } from '../event/civility-access.ts';

/** The doors of a building, to be looked at. */
export const listDoors = action('civility.listDoors', {
  input: v.strictObject({ communityId, buildingId: placeId }),
  access: officersOf('input.buildingId', REPORTERS, 'within'),
  load: ({ buildingId }) => ({ building: one(places, buildingId, 'PLACE_NOT_FOUND') }),
  budget: 3,
  run: async ({ communityId, buildingId }, { actor, building }) => {
    const doors = await findDoors(communityId, buildingId);
    const { homes } = somebody(actor);
    return {
      label: building.label,
      doors: doors.map(({ household: { _id, number }, stair }) => ({
        householdId: _id,
        stair,
        number,
        own: homes.includes(_id),
      })),
    };
  },
});
