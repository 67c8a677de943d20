import * as v from 'valibot';
import { communityId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { EVERYONE } from '../../people/officers.ts';
import { findNames } from './name-repository.ts';

/** The names of its buildings and stairs, as they stand on the walls; no numbers, no people. */
export const listNames = action('resident.listNames', {
  input: v.strictObject({ communityId }),
  access: EVERYONE,
  budget: 3, // a thousand places a request
  run: async (input) => {
    const found = await findNames(input.communityId);
    const places = found.map(({ _id, parentId, name, order }) => ({
      placeId: _id,
      parentId,
      name,
      order,
    }));
    return { places };
  },
});
