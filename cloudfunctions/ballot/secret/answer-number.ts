import { createHash } from 'node:crypto';
import { digitsOf } from '../vote/ballot-id.ts';

const LABEL = 'linli answer 1';

/**
 * Under which number the answer to one question of a secret motion is published: the first twenty bytes of
 * SHA-256 over the label, the motion, the question and the receipt, a line each, as digits. Whoever has the
 * receipt finds all answers of the ballot; the numbers alone do not say which belong together.
 */
export function answerNumberOf(motionId: string, questionId: string, receipt: string): string {
  const text = [LABEL, motionId, questionId, receipt].join('\n');
  return digitsOf(createHash('sha256').update(text, 'utf8').digest());
}
