import * as v from 'valibot';
import { now } from '../../kernel/clock.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { action } from '../../people/action.ts';
import { COUNT_ACCESS, motionLoad, seenMotion } from '../motion/motion-access.ts';
import { phaseOf } from '../motion/motion-rules.ts';
import { onMotion } from '../motion/motion-schema.ts';
import { countMotion as countNow } from './motion-count.ts';

/** Counts what is due, should the timer be late; whoever asks earlier is told so. */
export const countMotion = action('ballot.countMotion', {
  input: v.strictObject(onMotion),
  access: COUNT_ACCESS,
  load: motionLoad,
  budget: 24, // and some more for each thousand ballots
  run: async (_input, context) => {
    const motion = seenMotion(context);
    const phase = phaseOf(motion.state, motion.form, now());
    if (phase === 'over') return { state: motion.state };
    if (phase !== 'counting') throw new Refusal('MOTION_NOT_DUE');
    return { state: await countNow(motion) };
  },
});
