import * as v from 'valibot';
import { communityId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { OFFICERS, officersOf } from '../../people/officers.ts';
import { findPlaces } from '../door/name-repository.ts';

/** The tree down to the stairs, parents before children, siblings in order. */
export const listPlaces = action('resident.listPlaces', {
  input: v.strictObject({ communityId }),
  access: officersOf('input.communityId', [...OFFICERS, 'owners-committee'], 'touching'),
  budget: 4, // the actor, and a thousand places a request
  run: async (input) => {
    const found = await findPlaces(input.communityId);
    const depth = (id: string) => id.split('.').length;
    const places = found
      .filter(({ name }) => name !== '') // the stair of a building that has none
      .map(({ _id, parentId, kind, name, order, households }) => ({
        placeId: _id,
        parentId,
        kind,
        name,
        order,
        households,
      }))
      .sort((one, other) => depth(one.placeId) - depth(other.placeId) || one.order - other.order);
    return { places };
  },
});
