import * as v from 'valibot';
import { DAY, dayOf, endOfDay } from '../../kernel/calendar.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { action } from '../../people/action.ts';
import { motions } from '../collections.ts';
import {
  ANNOUNCE_ACCESS,
  motionLoad,
  requireConvener,
  seenMotion,
} from '../motion/motion-access.ts';
import { commandOnMotion } from '../motion/motion-schema.ts';

/** Puts the signed result up for everybody, for the days that the community keeps; objections run as long. */
export const publishResult = action('ballot.publishResult', {
  input: v.strictObject(commandOnMotion),
  access: ANNOUNCE_ACCESS,
  load: motionLoad,
  command: ({ motionId }) => ({ action: 'motion.publish', target: `motion:${motionId}` }),
  budget: 3,
  run: async (_input, context) => {
    const { at } = context.command.stamp;
    return change(context, motions, seenMotion(context), {
      missing: 'MOTION_NOT_FOUND',
      decide: (motion) => {
        const { state, result, signatures, settings } = motion;
        requireConvener(context.actor, motion);
        if (state === 'published' || state === 'closed') throw new Refusal('RESULT_SIGNED');
        if (state !== 'signed') {
          const code = result ? 'MOTION_NOT_SIGNED' : 'MOTION_NOT_COUNTED';
          throw new Refusal(code, { signatures: signatures.length });
        }
        const publishedUntil = endOfDay(dayOf(at + settings.publicationDays * DAY));
        const times = { publishedAt: at, publishedUntil, dueAt: publishedUntil };
        return { state: 'published' as const, ...times };
      },
      answer: ({ state, publishedUntil }) => ({ state, publishedUntil: publishedUntil ?? 0 }),
    });
  },
});
