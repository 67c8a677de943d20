import * as v from 'valibot';
import { Refusal } from '../../kernel/refusal.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { motionLoad, seenMotion } from '../motion/motion-access.ts';
import { after, onMotion } from '../motion/motion-schema.ts';
import { readPublishedPage } from './published-list.ts';

/** The list itself, once it is counted: no names, no doors, in the order of the numbers. */
export const listBallots = action('ballot.listBallots', {
  input: v.strictObject({ ...onMotion, after }),
  access: RESIDENTS,
  load: motionLoad,
  budget: 2,
  run: async ({ after }, context) => {
    const motion = seenMotion(context);
    if (!motion.result) throw new Refusal('MOTION_NOT_COUNTED');
    const { lines, next } = await readPublishedPage(motion, after ?? '');
    const head = after === undefined ? motion.result.head : [];
    return { lines: [...head, ...lines], next };
  },
});
