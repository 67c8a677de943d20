import * as v from 'valibot';
import { now } from '../../kernel/clock.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { text } from '../../kernel/schema.ts';
import { job } from '../../kernel/upkeep.ts';
import { action } from '../../people/action.ts';
import { type MotionDocument, motions } from '../collections.ts';
import { removeBoxes } from '../paper/box-repository.ts';
import { forgetChoices } from '../paper/paper-repository.ts';
import { removeAnswers } from '../secret/answer-repository.ts';
import { removeAllBallots } from '../vote/ballot-repository.ts';
import { endText } from './covenant-text.ts';
import { ANNOUNCE_ACCESS, motionLoad, requireConvener, seenMotion } from './motion-access.ts';
import { commandOnMotion } from './motion-schema.ts';

/**
 * Takes back what was announced before it opens; drafts are thrown away the same way. So is a vote whose count
 * stopped and cannot be made: else the text that it holds would never be free again.
 */
export const cancelMotion = action('ballot.cancelMotion', {
  input: v.strictObject({ ...commandOnMotion, reason: text(200) }),
  access: ANNOUNCE_ACCESS,
  load: motionLoad,
  command: ({ motionId }) => ({ action: 'motion.cancel', target: `motion:${motionId}` }),
  budget: 11,
  run: async ({ reason }, context) => {
    const at = now();
    return change(context, motions, seenMotion(context), {
      missing: 'MOTION_NOT_FOUND',
      decide: (motion) => {
        const { state, form, stopped } = motion;
        requireConvener(context.actor, motion);
        if (state === 'cancelled') return null;
        const isEarly = state === 'announced' && at < form.opensAt;
        const isStopped = state === 'announced' && stopped != null;
        if (state !== 'draft' && !isEarly && !isStopped) throw new Refusal('MOTION_OPENED');
        const ended = { cancelled: reason, dueAt: null, salt: null, renewal: null };
        return { state: 'cancelled' as const, ...ended, carried: false };
      },
      follow: endCancelled,
      answer: () => ({ state: 'cancelled' as const }),
    });
  },
});

/** What follows from it: of a secret vote nothing of what was chosen is left. A second time changes nothing. */
async function endCancelled(motion: MotionDocument): Promise<void> {
  if (motion.carried) return;
  if (motion.form.secret) {
    await removeAllBallots(motion);
    await removeAnswers(motion);
    await forgetChoices(motion);
    await removeBoxes(motion);
  }
  await endText(motion);
}

/** Motions that a crash kept from what follows from their end. */
export const endCancelledMotions = job<MotionDocument>({
  name: 'motion.cancel',
  collection: motions,
  due: () => ({ carried: false, state: 'cancelled' }),
  one: endCancelled,
});
