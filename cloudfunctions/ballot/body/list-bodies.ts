import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { communityId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { placeId } from '../../places/place-schema.ts';
import { votingSettings } from '../collections.ts';
import { CONVENE_ACCESS } from '../motion/motion-access.ts';
import { settingsOf } from '../motion/motion-rules.ts';
import { choicesFor } from './body-rules.ts';
import { hasOwnersCommittee } from './find-office.ts';

/** What the caller may put to which body at a place: the choices of whoever writes a motion. */
export const listBodies = action('ballot.listBodies', {
  input: v.strictObject({ communityId, placeId }),
  access: CONVENE_ACCESS,
  load: (input) => ({ saved: one(votingSettings, input.communityId) }),
  budget: 2,
  run: async (input, { actor, saved }) => {
    const settings = settingsOf(saved);
    const isTaken =
      settings.convenerRule !== '' && (await hasOwnersCommittee(input.communityId, input.placeId));
    return { bodies: choicesFor(input.placeId, settings, actor.roles, isTaken) };
  },
});
