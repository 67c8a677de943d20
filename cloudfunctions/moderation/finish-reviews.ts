import { settleNotice } from '../notice/settle-review.ts';
import { sweepAudit } from '../shared/audit.ts';
import { DAY, now } from '../shared/clock.ts';
import { findUnfinished, reviews } from './review-repository.ts';

const MOST = 20;

/** Every five minutes: carries out decisions whose invocation was cut, and records them. */
export async function finishReviews(): Promise<void> {
  await sweepAudit(reviews);
  for (const { communityId, subjectId, state } of await findUnfinished(now() - 2 * DAY, MOST)) {
    await settleNotice(communityId, subjectId, state === 'released' ? 'release' : 'reject');
  }
}
