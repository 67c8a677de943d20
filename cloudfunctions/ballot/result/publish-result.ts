import * as v from 'valibot';
import { now } from '../../kernel/clock.ts';
import { change, findFor, upkeepStamp } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { job } from '../../kernel/upkeep.ts';
import { action } from '../../people/action.ts';
import { type MotionDocument, motions } from '../collections.ts';
import {
  ANNOUNCE_ACCESS,
  motionLoad,
  requireConvener,
  seenMotion,
} from '../motion/motion-access.ts';
import { dueToPublish } from '../motion/motion-repository.ts';
import { publicationOf } from '../motion/motion-rules.ts';
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
        const { state, result, signatures } = motion;
        requireConvener(context.actor, motion);
        if (state === 'published' || state === 'closed') throw new Refusal('RESULT_SIGNED');
        if (state !== 'signed') {
          const code = result ? 'MOTION_NOT_SIGNED' : 'MOTION_NOT_COUNTED';
          throw new Refusal(code, { signatures: signatures.length });
        }
        return publicationOf(motion, at);
      },
      answer: ({ state, publishedUntil }) => ({ state, publishedUntil: publishedUntil ?? 0 }),
    });
  },
});

/** What is signed and was not put up by whoever convened the vote. */
export const publishSigned = job<MotionDocument>({
  name: 'motion.publish',
  collection: motions,
  due: dueToPublish,
  order: { dueAt: 1 },
  one: async ({ communityId, _id, dueAt }) => {
    const at = now();
    const stamp = upkeepStamp('motion.publish', _id, dueAt ?? at);
    const { document, ...context } = await findFor(motions, communityId, _id, stamp);
    if (!document) return;
    await change(context, motions, document, {
      missing: 'MOTION_NOT_FOUND',
      decide: (current) => (current.state === 'signed' ? publicationOf(current, at) : null),
      answer: () => undefined,
    });
  },
});
