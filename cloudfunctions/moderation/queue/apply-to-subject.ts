import { decisionOf } from '../../review/close-review.ts';
import type { ReviewDocument } from '../../review/collections.ts';
import { partOf } from '../../review/review.ts';
import { subjectOf } from './review-subjects.ts';

/** Has the subject do what the latest decision about a review says. */
export async function applyToSubject(review: ReviewDocument): Promise<void> {
  const { communityId, subject, subjectId, decided, change } = review;
  const decision = decisionOf(review);
  if (!decision) throw new TypeError('a review that nobody has decided');
  await subjectOf(subject).settle({
    communityId,
    subjectId,
    part: partOf(review),
    release: decision === 'release',
    decided,
    at: change.at,
  });
}
