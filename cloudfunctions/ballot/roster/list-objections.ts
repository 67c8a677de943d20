import * as v from 'valibot';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { isInCharge, motionLoad, seenMotion } from '../motion/motion-access.ts';
import { after, onMotion } from '../motion/motion-schema.ts';
import { findObjections } from './objection-repository.ts';

/** What was raised and what was answered; the words of an open one only for its writer and those who answer. */
export const listObjections = action('ballot.listObjections', {
  input: v.strictObject({ ...onMotion, after }),
  access: RESIDENTS,
  load: motionLoad,
  budget: 2,
  run: async (input, context) => {
    const motion = seenMotion(context);
    const { actor } = context;
    const answers = isInCharge(actor, motion);
    const { rows, next } = await findObjections(motion, input.after);
    return {
      objections: rows.map((one) => {
        const own = one.residentId === actor.residentId;
        const { _id, kind, from, at, state, answer } = one;
        const corrected = one.correction.kind !== 'none';
        const text = own || answers ? one.text : '';
        return { objectionId: _id, kind, text, from, at, state, answer, corrected, own };
      }),
      next,
    };
  },
});
