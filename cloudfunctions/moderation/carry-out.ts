import type { ReviewPart } from '../notice/notice-types.ts';
import { settle } from '../notice/settle-review.ts';
import type { ReviewDocument } from '../shared/documents.ts';
import { markCarried } from './review-repository.ts';

/** The part of a notice that an entry is about: the last word of its id. */
export function partOf({ _id }: Pick<ReviewDocument, '_id'>): ReviewPart {
  return _id.slice(_id.lastIndexOf(':') + 1) as ReviewPart;
}

/** Does to the notice what a decision says, and notes that it is done. */
export async function carryOut(review: ReviewDocument): Promise<void> {
  const { communityId, subjectId: noticeId, decided, state, change } = review;
  const release = state === 'released';
  await settle({ communityId, noticeId, part: partOf(review), release, decided, at: change.at });
  await markCarried(review);
}
