import { sweepAudit } from '../../kernel/audit.ts';
import { DAY, now } from '../../kernel/clock.ts';
import { carryOut } from './carry-out.ts';
import { findUnfinished, reviews } from './review-repository.ts';

const MOST = 20;

/** Every five minutes: carries out decisions whose invocation was cut, and records them. */
export async function finishReviews(): Promise<void> {
  await sweepAudit(reviews);
  for (const review of await findUnfinished(now() - 2 * DAY, MOST)) await carryOut(review);
}
