import * as v from 'valibot';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { text } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { voters } from '../collections.ts';
import { seenMotion, VOTER_ACCESS, voterLoad, voterOf } from '../motion/motion-access.ts';
import { commandOnMotion, voterId } from '../motion/motion-schema.ts';
import { noteOf, withNote } from '../note/note-rules.ts';
import { checkVoid, requireNoHandIn } from './void-time.ts';

/**
 * An officer writes down that a voter's ballot is to be voided, to make room for another channel. It stands
 * until a second officer agrees, and never once the voter could not vote anew.
 */
export const voidBallot = action('ballot.voidBallot', {
  input: v.strictObject({ ...commandOnMotion, voterId, reason: text(100) }),
  access: VOTER_ACCESS,
  load: voterLoad,
  command: (input) => ({
    action: 'ballot.void',
    target: `voter:${input.motionId}:${input.voterId}`,
  }),
  budget: 3,
  run: async ({ reason }, context) => {
    const motion = seenMotion(context);
    const { residentId, resident } = context.actor;
    const by = { residentId, name: resident.name };
    return change(context, voters, voterOf(context), {
      missing: 'VOTER_NOT_FOUND',
      prepare: async (voter) => checkVoid(motion, voter),
      decide: (current) => {
        requireNoHandIn(current);
        if (noteOf(current, 'void')) throw new Refusal('NOTE_WAITS');
        return withNote(current, { id: context.command.stamp.id, kind: 'void', by, reason });
      },
      seen: ['round', 'noted'],
      answer: () => ({ voided: false }),
    });
  },
});
