import * as v from 'valibot';
import { dayOf } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { text } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { voters } from '../collections.ts';
import { seenMotion, VOTER_ACCESS, voterLoad, voterOf } from '../motion/motion-access.ts';
import { commandOnMotion, voterId } from '../motion/motion-schema.ts';
import { lastVoidAt } from '../vote/void-rules.ts';
import { checkRoom } from './room-code.ts';
import { tellAbsence } from './tell-absence.ts';

/** Times that one voter's check-in can be taken back. */
const MOST = 5;

/**
 * Somebody was checked in who is not in the room: an officer of the door takes it back, with the reason, and the
 * voter is told, as long as they can come in anew. Whoever has put a paper in in the room was there; that is for a void to change. What was voted on
 * the phone stays, and counts as from elsewhere.
 */
export const undoCheckIn = action('ballot.undoCheckIn', {
  input: v.strictObject({ ...commandOnMotion, voterId, reason: text(100) }),
  access: VOTER_ACCESS,
  load: voterLoad,
  command: (input) => ({
    action: 'voter.absent',
    target: `voter:${input.motionId}:${input.voterId}`,
  }),
  budget: 8, // and one more for each message
  run: async ({ reason }, context) => {
    const motion = seenMotion(context);
    const { stamp } = context.command;
    const byName = context.actor.resident.name;
    return change(context, voters, voterOf(context), {
      missing: 'VOTER_NOT_FOUND',
      decide: (voter) => {
        const { present, cast, absences = [] } = voterOf({ voter });
        if (!present) return null;
        checkRoom(motion, now());
        const until = lastVoidAt(motion.form);
        if (now() >= until) throw new Refusal('VOID_TOO_LATE', { until });
        if (cast === 'room') throw new Refusal('BALLOT_CAST', { channel: cast });
        if (absences.length >= MOST) throw new Refusal('PRESENCE_UNDONE');
        const line = { id: stamp.id, day: dayOf(stamp.at), reason, byName };
        return {
          present: false,
          active: cast !== null,
          absences: [...absences, line],
          telling: true,
        };
      },
      seen: ['present', 'cast', 'removed'],
      follow: (voter) => tellAbsence(motion, voter),
      answer: () => ({ present: false as const }),
    });
  },
});
