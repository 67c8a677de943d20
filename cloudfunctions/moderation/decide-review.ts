import type { ModerationActions } from '../../typings/contract/moderation.ts';
import { settleNotice } from '../notice/settle-review.ts';
import { recordAudit, stampOf } from '../shared/audit.ts';
import type { NoticeDocument, ReviewDocument } from '../shared/documents.ts';
import { Refusal } from '../shared/errors.ts';
import type { ActorContext } from '../shared/handler.ts';
import { closeReview, reviews } from './review-repository.ts';

type Input = ModerationActions['decide']['input'];

export function decideLoad({ reviewId }: Input) {
  return {
    review: { from: 'reviews', ids: reviewId },
    notice: { from: 'notices', ids: reviewId.split(':')[1] ?? '' },
  };
}

/** The first decision stands; what follows from it is finished by a retry or by the timer. */
export async function decideReview(
  { communityId, reviewId, decision, commandId }: Input,
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
  const closed =
    review.state === 'open' ? await closeReview(communityId, reviewId, state, change) : 0;
  if (closed === 0) {
    const stands = review.state === 'open' ? await reviews.get(communityId, reviewId) : review;
    if (stands?.change.id !== change.id || stands.state !== state)
      throw new Refusal('REVIEW_DECIDED');
    change.at = stands.change.at;
  }
  await settleNotice(communityId, notice._id, decision);
  await recordAudit(communityId, change);
  return { decision };
}
