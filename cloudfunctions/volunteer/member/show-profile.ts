import * as v from 'valibot';
import { own } from '../../kernel/action/load.ts';
import { communityId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { volunteers } from '../collections.ts';

/** What is kept about the caller as a volunteer. */
export const showProfile = action('volunteer.showProfile', {
  input: v.strictObject({ communityId }),
  access: RESIDENTS,
  load: (input) => ({ volunteer: own(volunteers, input.communityId) }),
  budget: 1,
  run: async (_input, { volunteer }) => ({
    born: volunteer?.born ?? null,
    skills: (volunteer?.skills ?? []).map(({ skill, until }) => ({ skill, until })),
    lates: volunteer?.lates.length ?? 0,
  }),
});
