import * as v from 'valibot';
import { now } from '../../kernel/clock.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { text } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { motions } from '../collections.ts';
import { endText } from './covenant-text.ts';
import { ANNOUNCE_ACCESS, motionLoad, requireConvener, seenMotion } from './motion-access.ts';
import { commandOnMotion } from './motion-schema.ts';

/** Takes back what was announced before it opens; drafts are thrown away the same way. */
export const cancelMotion = action('ballot.cancelMotion', {
  input: v.strictObject({ ...commandOnMotion, reason: text(200) }),
  access: ANNOUNCE_ACCESS,
  load: motionLoad,
  command: ({ motionId }) => ({ action: 'motion.cancel', target: `motion:${motionId}` }),
  budget: 7,
  run: async ({ reason }, context) => {
    const at = now();
    return change(context, motions, seenMotion(context), {
      missing: 'MOTION_NOT_FOUND',
      decide: (motion) => {
        const { state, form } = motion;
        requireConvener(context.actor, motion);
        if (state === 'cancelled') return null;
        const isEarly = state === 'announced' && at < form.opensAt;
        if (state !== 'draft' && !isEarly) throw new Refusal('MOTION_OPENED');
        const patch = { cancelled: reason, dueAt: null, carried: false };
        return { state: 'cancelled' as const, ...patch };
      },
      follow: endText,
      answer: () => ({ state: 'cancelled' as const }),
    });
  },
});
