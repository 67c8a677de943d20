import * as v from 'valibot';
import { change } from '../../kernel/command.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { requireSecondPerson } from '../../people/second-person.ts';
import { voters } from '../collections.ts';
import { claimedVoter, claimLoad, seenMotion } from '../motion/motion-access.ts';
import { commandOnMotion, voterId } from '../motion/motion-schema.ts';
import { withoutNotes } from '../note/note-rules.ts';
import { checkProxies } from './proxy-place.ts';

/** The voter ends what they signed: nobody votes in their place any more. It takes nobody's agreement. */
export const endProxy = action('ballot.endProxy', {
  input: v.strictObject({ ...commandOnMotion, voterId }),
  access: RESIDENTS,
  load: claimLoad,
  command: ({ motionId, voterId }) => ({
    action: 'voter.end-proxy',
    target: `voter:${motionId}:${voterId}`,
  }),
  budget: 3,
  run: async (_input, context) => {
    const motion = seenMotion(context);
    return change(context, voters, claimedVoter(motion, context), {
      missing: 'VOTER_NOT_FOUND',
      prepare: async ({ agent }) => {
        requireSecondPerson(context.actor, [agent?.residentId], 'VOTER_NOT_YOURS');
        checkProxies(motion);
      },
      decide: (voter) => ({ agent: null, ...withoutNotes(voter, ['proxy']) }),
      seen: ['noted'],
      answer: () => ({ agentId: null }),
    });
  },
});
