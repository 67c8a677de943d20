import * as v from 'valibot';
import { action } from '../../people/action.ts';
import { EVERYONE } from '../../people/officers.ts';
import { findCommunities } from './name-repository.ts';

/** Every community by name: what stands on its signboard, for somebody who asks to be let in. */
export const listCommunities = action('resident.listCommunities', {
  input: v.strictObject({}),
  access: EVERYONE,
  budget: 1,
  run: async () => {
    const found = await findCommunities();
    return { communities: found.map(({ _id, name }) => ({ communityId: _id, name })) };
  },
});
