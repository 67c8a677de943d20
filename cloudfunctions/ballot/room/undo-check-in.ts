import * as v from 'valibot';
import { change } from '../../kernel/command.ts';
import { text } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { voters } from '../collections.ts';
import { seenMotion, VOTER_ACCESS, voterLoad, voterOf } from '../motion/motion-access.ts';
import { commandOnMotion, voterId } from '../motion/motion-schema.ts';
import { noteOf, withNote } from '../note/note-rules.ts';
import { checkAbsence } from './check-absence.ts';

/**
 * Somebody was checked in who is not in the room: an officer of the door says so, with the reason. The voter stays
 * present until a second officer agrees, and is told of both.
 */
export const undoCheckIn = action('ballot.undoCheckIn', {
  input: v.strictObject({ ...commandOnMotion, voterId, reason: text(100) }),
  access: VOTER_ACCESS,
  load: voterLoad,
  command: (input) => ({
    action: 'voter.absent',
    target: `voter:${input.motionId}:${input.voterId}`,
  }),
  budget: 3,
  run: async ({ reason }, context) => {
    const motion = seenMotion(context);
    const { residentId, resident } = context.actor;
    const by = { residentId, name: resident.name };
    return change(context, voters, voterOf(context), {
      missing: 'VOTER_NOT_FOUND',
      decide: (voter) => {
        if (!voterOf({ voter }).present || noteOf(voter, 'absent')) return null;
        checkAbsence(motion, voter);
        return withNote(voter, { id: context.command.stamp.id, kind: 'absent', by, reason });
      },
      seen: ['present', 'cast', 'removed', 'noted'],
      answer: ({ present }) => ({ present }),
    });
  },
});
