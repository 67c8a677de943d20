import * as v from 'valibot';
import type { BallotActions } from '../../../typings/contract/ballot.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import type { MotionDocument } from '../collections.ts';
import { motionLoad, seenMotion } from '../motion/motion-access.ts';
import { onMotion, receipt } from '../motion/motion-schema.ts';
import { answerNumberOf } from '../secret/answer-number.ts';
import { findNumbered } from '../secret/answer-repository.ts';
import { isByAnswer } from '../secret/scheme-rules.ts';
import { answersOf } from '../vote/answer-rules.ts';
import { findByReceipt } from '../vote/ballot-repository.ts';

type Found = BallotActions['findReceipt']['data'];

/** Of a secret motion the phone looks by itself, so that nobody learns what it looks for; older ones ask. */
async function findByAnswers(motion: MotionDocument, asked: string): Promise<Found> {
  const { questions } = motion.form;
  const numbers = questions.map(({ questionId }) => answerNumberOf(motion._id, questionId, asked));
  const rows = await findNumbered(motion, numbers);
  const choices = questions.map(
    ({ questionId }, at) =>
      rows.find((row) => row.questionId === questionId && row.number === numbers[at])?.choice,
  );
  if (choices.includes(undefined)) return { found: false, answers: null };
  const isShown = !choices.includes('');
  return { found: true, answers: isShown ? answersOf(questions, choices.join('|')) : null };
}

/** Whether the published list holds a ballot with this receipt, and what it says: the voter compares. */
export const findReceipt = action('ballot.findReceipt', {
  input: v.strictObject({ ...onMotion, receipt }),
  access: RESIDENTS,
  load: motionLoad,
  budget: 2,
  run: async (input, context) => {
    const motion = seenMotion(context);
    if (!motion.result) throw new Refusal('MOTION_NOT_COUNTED');
    if (isByAnswer(motion)) return findByAnswers(motion, input.receipt);
    const found = await findByReceipt(motion, input.receipt);
    return {
      found: found !== undefined,
      answers: found?.choice ? answersOf(motion.form.questions, found.choice) : null,
    };
  },
});
