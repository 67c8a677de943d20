import { settleWords } from '../../covenant/for-others.ts';
import type { ReviewPart } from '../../notice/read/notice-types.ts';
import { settle } from '../../notice/write/settle-review.ts';
import type { ReviewDocument } from '../../review/collections.ts';
import { markCarried } from './review-repository.ts';

/** The part of a notice, comment or amendment that an entry is about: the last word of its id. */
export function partOf({ _id }: Pick<ReviewDocument, '_id'>): ReviewPart {
  return _id.slice(_id.lastIndexOf(':') + 1) as ReviewPart;
}

/** Does to what was reviewed what a decision says, and notes that it is done. */
export async function carryOut(review: ReviewDocument): Promise<void> {
  const { communityId, subject, subjectId, decided, state, change } = review;
  const release = state === 'released';
  const { at } = change;
  if (subject === 'notice') {
    const part = partOf(review);
    await settle({ communityId, noticeId: subjectId, part, release, decided, at });
  } else {
    const part = partOf(review) === 'reports' ? 'reports' : 'text';
    await settleWords({ communityId, subject, subjectId, part, release, at });
  }
  await markCarried(review);
}
