import type { BallotActions } from '../../../typings/contract/ballot.ts';
import type { ActorContext } from '../../kernel/handler.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { motionOf } from '../motion/motion-access.ts';
import { answersOf } from '../vote/answer-rules.ts';
import { findByReceipt, findFilled } from '../vote/ballot-repository.ts';
import { lineOf } from './count-rules.ts';

/** Whether the published list holds a ballot with this receipt, and what it says: the voter compares. */
export async function findReceipt(
  { receipt }: BallotActions['findReceipt']['input'],
  context: ActorContext,
): Promise<BallotActions['findReceipt']['data']> {
  const motion = motionOf(context);
  if (!motion.result) throw new Refusal('MOTION_NOT_COUNTED');
  const found = await findByReceipt(motion, receipt);
  return {
    found: found !== undefined,
    answers: found?.choice ? answersOf(motion.form.questions, found.choice) : null,
  };
}

/** The list itself, once it is counted: no names, no doors, in the order of the receipts. */
export async function listBallots(
  { after }: BallotActions['listBallots']['input'],
  context: ActorContext,
): Promise<BallotActions['listBallots']['data']> {
  const motion = motionOf(context);
  if (!motion.result) throw new Refusal('MOTION_NOT_COUNTED');
  const page = await findFilled(motion, after ?? '');
  const lines = page.map(({ receipt, persons, area, room, choice }) =>
    lineOf({ receipt, persons, area, room, choice: choice ?? '' }),
  );
  const last = page.length === 1000 ? page.at(-1) : undefined;
  return {
    lines: after === undefined ? [...motion.result.head, ...lines] : lines,
    next: last?.receipt ?? null,
  };
}
