import type { ModerationActions } from '../../typings/contract/moderation.ts';
import { undecided } from '../notice/review-rules.ts';
import { recordAudit, stampOf } from '../shared/audit.ts';
import type { NoticeDocument, ReviewDocument } from '../shared/documents.ts';
import { Refusal } from '../shared/errors.ts';
import type { ActorContext } from '../shared/handler.ts';
import { carryOut, partOf } from './carry-out.ts';
import { closeReview, reviews } from './review-repository.ts';

type Input = ModerationActions['decide']['input'];

export function decideLoad({ reviewId }: Input) {
  return {
    review: { from: 'reviews', ids: reviewId },
    notice: { from: 'notices', ids: reviewId.split(':')[1] ?? '' },
  };
}

/**
 * The first decision stands, and is about what the person had before them: a text, or the files or
 * the correction named. What follows from it is finished by a retry or by the timer.
 */
export async function decideReview(
  { communityId, reviewId, decision, seen = [], commandId }: Input,
  { openid, actor, loaded }: ActorContext,
): Promise<ModerationActions['decide']['data']> {
  const review = loaded.review?.[0] as ReviewDocument | undefined;
  const notice = loaded.notice?.[0] as NoticeDocument | undefined;
  if (!review || !notice) throw new Refusal('REVIEW_NOT_FOUND');
  if (notice.authorId === actor.residentId) throw new Refusal('REVIEW_OWN');
  const action = decision === 'release' ? 'review.release' : 'review.reject';
  const { residentId } = actor;
  const change = stampOf(openid, commandId, residentId, action, `notice:${notice._id}`);
  const state = decision === 'release' ? 'released' : 'rejected';
  const about = undecided(notice, partOf(review)).filter((id) => seen.includes(id));
  // Opened again since this very command decided it: a late retry decides nothing new.
  const isRepeat = review.change.id === change.id;
  const closed =
    review.state === 'open' && !isRepeat
      ? await closeReview(communityId, reviewId, state, about, change)
      : 0;
  let decided: ReviewDocument = { ...review, state, decided: about, change };
  if (closed === 0) {
    const stands = isRepeat ? review : await reviews.get(communityId, reviewId);
    if (stands?.change.id !== change.id) throw new Refusal('REVIEW_DECIDED');
    decided = { ...decided, decided: stands.decided, change: stands.change };
  }
  await carryOut(decided);
  await recordAudit(communityId, decided.change);
  return { decision };
}
