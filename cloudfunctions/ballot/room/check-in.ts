import { randomBytes } from 'node:crypto';
import * as v from 'valibot';
import { MINUTE } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import type { MotionDocument } from '../collections.ts';
import { takeOne } from '../motion/limit-repository.ts';
import { claimedVoter, claimLoad, seenMotion } from '../motion/motion-access.ts';
import { onMotion, voterId } from '../motion/motion-schema.ts';
import { markPresent } from '../roster/voter-repository.ts';
import { checkRoom, checkRoomCode } from './room-code.ts';

/** Codes that somebody may type in so many minutes: guessing stops there, whatever is sent at once. */
const MOST_TRIES = 5;
const MINUTES = 5;

/** Somebody in the room types what they read there. Every code that is typed counts, before it is looked at. */
export const checkIn = action('ballot.checkIn', {
  input: v.strictObject({
    ...onMotion,
    voterId,
    code: v.pipe(v.string(), v.regex(/^\d{6}$/)),
  }),
  access: RESIDENTS,
  load: claimLoad,
  budget: 5,
  run: async ({ code }, context) => {
    const motion = seenMotion(context);
    const voter = claimedVoter(motion, context);
    if (!voter.present) {
      checkRoom(motion, now());
      await countTry(motion, context.actor.residentId);
      checkRoomCode(motion, code);
      await markPresent(voter);
    }
    return { present: true as const };
  },
});

/** @throws Refusal TRIES_TOO_MANY */
async function countTry(
  { communityId, _id: motionId }: MotionDocument,
  residentId: string,
): Promise<void> {
  const span = MINUTES * MINUTE;
  const turn = Math.floor(now() / span);
  const limit = { what: `room.${turn}`, most: MOST_TRIES, until: (turn + 2) * span };
  const use = randomBytes(8).toString('base64url');
  if (!(await takeOne({ communityId, motionId, residentId, ...limit }, use))) {
    throw new Refusal('TRIES_TOO_MANY', { minutes: MINUTES });
  }
}
