import * as v from 'valibot';
import { dayOf } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { text } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { voters } from '../collections.ts';
import { seenMotion, VOTER_ACCESS, voterLoad, voterOf } from '../motion/motion-access.ts';
import { phaseOf } from '../motion/motion-rules.ts';
import { commandOnMotion, voterId } from '../motion/motion-schema.ts';
import { endLeaving, leaveBox } from '../paper/box-repository.ts';
import { countHandedIn } from '../roster/voter-repository.ts';
import { finishVoid } from './finish-void.ts';
import { boxOf, MOST_VOIDS, voided } from './void-rules.ts';

/**
 * Makes room for another channel: the voter's next round begins, then the ballot is emptied. A paper that was
 * put into a box leaves it first, if fewer papers of that box count than were put in.
 */
export const voidBallot = action('ballot.voidBallot', {
  input: v.strictObject({ ...commandOnMotion, voterId, reason: text(100) }),
  access: VOTER_ACCESS,
  load: voterLoad,
  command: (input) => ({
    action: 'ballot.void',
    target: `voter:${input.motionId}:${input.voterId}`,
  }),
  budget: 5, // and three more for a paper in a box
  run: async ({ reason }, context) => {
    const motion = seenMotion(context);
    const voter = voterOf(context);
    const { stamp } = context.command;
    const voiding = { reason, byName: context.actor.resident.name, change: stamp };
    const channel = boxOf(motion, voter);
    const leaving = channel && { voterKey: voter.key, round: voter.round, channel, ...voiding };
    return change(context, voters, voter, {
      missing: 'VOTER_NOT_FOUND',
      prepare: async () => {
        const phase = phaseOf(motion.state, motion.form, now());
        if (phase !== 'open' && phase !== 'papers') throw new Refusal('MOTION_CLOSED');
        if (voter.voids.length >= MOST_VOIDS) throw new Refusal('BALLOT_VOIDED');
        if (voter.voiding) await finishVoid(motion, voter);
        if (!leaving) return;
        const handedIn = await countHandedIn(motion, leaving.channel);
        if (!(await leaveBox(motion, leaving, handedIn))) throw new Refusal('PAPERS_TOO_MANY');
      },
      decide: (current) => {
        // Somebody else voided it, or put a paper into a box, since.
        const isSame = current.round === voter.round && boxOf(motion, current) === channel;
        if (!isSame) throw new Refusal('BALLOT_VOIDED');
        return voided(current, voiding, dayOf(stamp.at));
      },
      seen: ['round', 'cast', 'present'],
      follow: async (current) => {
        if (leaving) await endLeaving(motion, leaving);
        if (current.voiding) await finishVoid(motion, current);
      },
      answer: () => ({ voided: true as const }),
    });
  },
});
