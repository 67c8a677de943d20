import * as v from 'valibot';
import { now } from '../../kernel/clock.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { claimedVoter, claimLoad, seenMotion } from '../motion/motion-access.ts';
import { onMotion, voterId } from '../motion/motion-schema.ts';
import { markPresent } from '../roster/voter-repository.ts';
import { checkRoom, checkRoomCode } from './room-code.ts';

/** Somebody in the room types what they read there. */
export const checkIn = action('ballot.checkIn', {
  input: v.strictObject({
    ...onMotion,
    voterId,
    code: v.pipe(v.string(), v.regex(/^\d{6}$/)),
  }),
  access: RESIDENTS,
  load: claimLoad,
  budget: 2,
  run: async ({ code }, context) => {
    const motion = seenMotion(context);
    const voter = claimedVoter(motion, context);
    if (!voter.present) {
      checkRoom(motion, now());
      checkRoomCode(motion, code);
      await markPresent(voter);
    }
    return { present: true as const };
  },
});
