import { schemeOf } from '../body/body-rules.ts';
import type { MotionDocument } from '../collections.ts';

/** Whether what is counted and published are the answers to each question, not whole ballots. */
export function isByAnswer(motion: Pick<MotionDocument, 'scheme' | 'form'>): boolean {
  return motion.form.secret && schemeOf(motion) > 1;
}
