import * as v from 'valibot';
import { dayOf } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { voters } from '../collections.ts';
import { claimedVoter, claimLoad, seenMotion } from '../motion/motion-access.ts';
import { phaseOf } from '../motion/motion-rules.ts';
import { commandOnMotion, voterId } from '../motion/motion-schema.ts';
import { finishVoid } from '../vote/finish-void.ts';
import { voided } from '../vote/void-rules.ts';
import { withoutNotes } from './note-rules.ts';

/**
 * The voter says that what an officer noted about them is not so, while nobody has agreed to it. A hand-in then
 * keeps their phone from voting no longer.
 */
export const denyNote = action('ballot.denyNote', {
  input: v.strictObject({ ...commandOnMotion, voterId, noteId: documentId }),
  access: RESIDENTS,
  load: claimLoad,
  command: ({ motionId, voterId }) => ({
    action: 'voter.note-deny',
    target: `voter:${motionId}:${voterId}`,
  }),
  budget: 5,
  run: async ({ noteId }, context) => {
    const motion = seenMotion(context);
    const voter = claimedVoter(motion, context);
    const { stamp } = context.command;
    const { name: byName } = context.actor.resident;
    return change(context, voters, voter, {
      missing: 'VOTER_NOT_FOUND',
      prepare: async () => {
        const phase = phaseOf(motion.state, motion.form, now());
        if (phase !== 'notice' && phase !== 'open' && phase !== 'papers') {
          throw new Refusal('MOTION_CLOSED');
        }
        if (voter.voiding) await finishVoid(motion, voter);
      },
      decide: (current) => {
        const note = current.notes?.find(({ id }) => id === noteId);
        if (!note) throw new Refusal('NOTE_GONE');
        if (note.kind !== 'hand-in') return withoutNotes(current, [note.kind]);
        return voided(current, { reason: '', byName, change: stamp }, dayOf(stamp.at), 'voter');
      },
      seen: ['round', 'cast', 'present', 'noted'],
      follow: async (current) => {
        if (current.voiding) await finishVoid(motion, current);
      },
      answer: () => ({ denied: true as const }),
    });
  },
});
