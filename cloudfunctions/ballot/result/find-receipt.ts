import * as v from 'valibot';
import { Refusal } from '../../kernel/refusal.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { motionLoad, seenMotion } from '../motion/motion-access.ts';
import { onMotion, receipt } from '../motion/motion-schema.ts';
import { answersOf } from '../vote/answer-rules.ts';
import { findByReceipt } from '../vote/ballot-repository.ts';

/** Whether the published list holds a ballot with this receipt, and what it says: the voter compares. */
export const findReceipt = action('ballot.findReceipt', {
  input: v.strictObject({ ...onMotion, receipt }),
  access: RESIDENTS,
  load: motionLoad,
  budget: 2,
  run: async (input, context) => {
    const motion = seenMotion(context);
    if (!motion.result) throw new Refusal('MOTION_NOT_COUNTED');
    const found = await findByReceipt(motion, input.receipt);
    return {
      found: found !== undefined,
      answers: found?.choice ? answersOf(motion.form.questions, found.choice) : null,
    };
  },
});
