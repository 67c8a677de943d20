import { now } from '../../kernel/clock.ts';
import { change, findFor, upkeepStamp } from '../../kernel/command.ts';
import { job } from '../../kernel/upkeep.ts';
import { type MotionDocument, motions } from '../collections.ts';
import { endText } from '../motion/covenant-text.ts';
import { dueToClose, postponeClosing } from '../motion/motion-repository.ts';
import { countOpenObjections } from '../roster/objection-repository.ts';

const HOUR = 60 * 60_000;

/** Longer than a function runs: an objection that was on its way as the publication ended is there by then. */
const ARRIVING = 2 * 60_000;

/** A publication that is over closes the motion, unless an objection waits for its answer. */
async function closeMotion(motion: MotionDocument): Promise<void> {
  const arrived = (motion.publishedUntil ?? 0) + ARRIVING;
  if (now() < arrived) {
    await postponeClosing(motion, arrived);
    return;
  }
  if ((await countOpenObjections(motion)) > 0) {
    await postponeClosing(motion, now() + HOUR);
    return;
  }
  const { communityId, _id } = motion;
  const stamp = upkeepStamp('motion.close', _id, motion.publishedUntil ?? now());
  const { document, command } = await findFor(motions, communityId, _id, stamp);
  if (!document) return;
  await change({ command }, motions, document, {
    missing: 'MOTION_NOT_FOUND',
    decide: ({ state }) =>
      state === 'published' ? { state: 'closed' as const, dueAt: null, carried: false } : null,
    follow: endText,
    answer: () => undefined,
  });
}

export const closePublished = job<MotionDocument>({
  name: 'motion.close',
  collection: motions,
  due: dueToClose,
  order: { dueAt: 1 },
  one: closeMotion,
});
