import { sweepAudit } from '../../kernel/audit.ts';
import { DAY } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { openReviews, TEXT_REASON } from '../../review/review.ts';
import { covenants, findAdopted, replaceEarlier, versions } from '../text/covenant-repository.ts';
import { amendments, findUnqueuedAmendments } from './amendment-repository.ts';
import { comments, findUnqueued, findUnqueuedReports, reports } from './comment-repository.ts';
import { finishDeciding } from './decide-amendment.ts';

const MOST = 50;

/** Every five minutes: what a cut left undone. Rounds end by the clock and need no timer. */
export async function keepUp(): Promise<void> {
  const since = now() - 2 * DAY;
  await finishDeciding();
  await sweepAudit(covenants);
  await sweepAudit(versions);
  await sweepAudit(comments);
  await sweepAudit(amendments);
  await sweepAudit(reports);
  for (const covenant of await findAdopted(since)) await replaceEarlier(covenant);
  for (const comment of await findUnqueued(since, MOST)) {
    const reason = TEXT_REASON[comment.heldFor ?? 'unchecked'];
    await openReviews(comment, [{ part: 'text', reason }], 'comment');
  }
  for (const amendment of await findUnqueuedAmendments(since, MOST)) {
    const reason = TEXT_REASON[amendment.heldFor ?? 'unchecked'];
    await openReviews(amendment, [{ part: 'text', reason }], 'amendment');
  }
  for (const report of await findUnqueuedReports(since, MOST)) {
    const { communityId, subject, subjectId, change } = report;
    const about = { _id: subjectId, communityId, change };
    await openReviews(about, [{ part: 'reports', reason: 'reported' }], subject);
  }
}
