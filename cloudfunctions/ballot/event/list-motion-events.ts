import * as v from 'valibot';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { motionLoad, seenMotion } from '../motion/motion-access.ts';
import { after, onMotion } from '../motion/motion-schema.ts';
import { readEvents } from './event-repository.ts';
import { eventsOf } from './event-rules.ts';

/** What officers did about a motion, for everybody whom it concerns; no voter is named. */
export const listMotionEvents = action('ballot.listMotionEvents', {
  input: v.strictObject({ ...onMotion, after }),
  access: RESIDENTS,
  load: motionLoad,
  budget: 2,
  run: async (input, context) => {
    const motion = seenMotion(context);
    const { rows, next } = await readEvents(motion, input.after);
    return { events: eventsOf(rows, motion.placeId), next };
  },
});
