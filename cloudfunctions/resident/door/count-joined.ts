import * as v from 'valibot';
import { communityId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { placesOfOffices } from '../../people/desk/desk-part.ts';
import { OFFICERS, officersOf } from '../../people/officers.ts';
import { countJoinedIn } from './joined-repository.ts';

/** In how many households of the caller's places somebody uses the app, by building. */
export const countJoined = action('resident.countJoined', {
  input: v.strictObject({ communityId }),
  access: officersOf('input.communityId', OFFICERS, 'touching'),
  budget: 2,
  run: async ({ communityId }, { actor }) => ({
    buildings: await countJoinedIn(communityId, placesOfOffices(actor, OFFICERS)),
  }),
});
