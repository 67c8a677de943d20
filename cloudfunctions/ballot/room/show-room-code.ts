import * as v from 'valibot';
import { now } from '../../kernel/clock.ts';
import { action } from '../../people/action.ts';
import { DOOR_ACCESS, motionLoad, seenMotion } from '../motion/motion-access.ts';
import { onMotion } from '../motion/motion-schema.ts';
import { checkRoom, roomCode } from './room-code.ts';

/** What the room reads: another six digits every minute, known to the functions only. */
export const showRoomCode = action('ballot.showRoomCode', {
  input: v.strictObject(onMotion),
  access: DOOR_ACCESS,
  load: motionLoad,
  budget: 1,
  run: async (_input, context) => {
    const motion = seenMotion(context);
    checkRoom(motion, now());
    return roomCode(motion);
  },
});
