import * as v from 'valibot';
import { now } from '../../kernel/clock.ts';
import { change } from '../../kernel/command.ts';
import { action } from '../../people/action.ts';
import { voters } from '../collections.ts';
import { seenMotion, VOTER_ACCESS, voterLoad, voterOf } from '../motion/motion-access.ts';
import { commandOnMotion, voterId } from '../motion/motion-schema.ts';
import { noteOf, withNote } from '../note/note-rules.ts';
import { checkRoom } from './room-code.ts';

/**
 * At the door of the room an officer ticks somebody off; they are present once a second officer agrees, and
 * then until two take it back.
 */
export const checkInFor = action('ballot.checkInFor', {
  input: v.strictObject({ ...commandOnMotion, voterId }),
  access: VOTER_ACCESS,
  load: voterLoad,
  command: (input) => ({
    action: 'voter.present',
    target: `voter:${input.motionId}:${input.voterId}`,
  }),
  budget: 3,
  run: async (_input, context) => {
    const motion = seenMotion(context);
    const at = now();
    const { residentId, resident } = context.actor;
    const by = { residentId, name: resident.name };
    return change(context, voters, voterOf(context), {
      missing: 'VOTER_NOT_FOUND',
      decide: (voter) => {
        if (voterOf({ voter }).present || noteOf(voter, 'present')) return null;
        checkRoom(motion, at);
        return withNote(voter, { id: context.command.stamp.id, kind: 'present', by });
      },
      seen: ['present', 'removed', 'noted'],
      answer: ({ present }) => ({ present }),
    });
  },
});
