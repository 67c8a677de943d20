import type { ModerationActions, ReviewSubject } from '../../../typings/contract/moderation.ts';
import type { AmendmentDocument, CommentDocument } from '../../covenant/collections.ts';
import { recordAudit, stampOf } from '../../kernel/audit.ts';
import type { ActorContext } from '../../kernel/handler.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { NoticeDocument } from '../../notice/collections.ts';
import { undecided } from '../../notice/write/review-rules.ts';
import type { ReviewDocument } from '../../review/collections.ts';
import { carryOut, partOf } from './carry-out.ts';
import { closeReview, reviews } from './review-repository.ts';

type Input = ModerationActions['decideReview']['input'];

const COLLECTION = { notice: 'notices', comment: 'comments', amendment: 'amendments' } as const;

export function decideLoad({ reviewId }: Input) {
  const [subject = '', id = ''] = reviewId.split(':');
  return {
    review: { from: 'reviews', ids: reviewId },
    about: { from: COLLECTION[subject as ReviewSubject], ids: id },
  };
}

type About = NoticeDocument | CommentDocument | AmendmentDocument;

/**
 * The first decision stands, and is about what the person had before them: a text, or the files or
 * the correction named. What follows from it is finished by a retry or by the timer.
 */
export async function decideReview(
  { communityId, reviewId, decision, seen = [], commandId }: Input,
  { openid, actor, loaded }: ActorContext,
): Promise<ModerationActions['decideReview']['data']> {
  const review = loaded.review?.[0] as ReviewDocument | undefined;
  const about = loaded.about?.[0] as About | undefined;
  if (!review || !about) throw new Refusal('REVIEW_NOT_FOUND');
  const writer = 'authorId' in about ? about.authorId : about.residentId;
  if (writer === actor.residentId) throw new Refusal('REVIEW_OWN');
  const action = decision === 'release' ? 'review.release' : 'review.reject';
  const { residentId } = actor;
  const target = `${review.subject}:${about._id}`;
  const change = stampOf(openid, commandId, residentId, action, target);
  const state = decision === 'release' ? 'released' : 'rejected';
  const parts = 'authorId' in about ? undecided(about, partOf(review)) : [];
  const named = parts.filter((id) => seen.includes(id));
  // Opened again since this very command decided it: a late retry decides nothing new.
  const isRepeat = review.change.id === change.id;
  const closed =
    review.state === 'open' && !isRepeat
      ? await closeReview(communityId, reviewId, state, named, change)
      : 0;
  let decided: ReviewDocument = { ...review, state, decided: named, change };
  if (closed === 0) {
    const stands = isRepeat ? review : await reviews.get(communityId, reviewId);
    if (stands?.change.id !== change.id) throw new Refusal('REVIEW_DECIDED');
    decided = { ...decided, decided: stands.decided, change: stands.change };
  }
  await carryOut(decided);
  await recordAudit(communityId, decided.change);
  return { decision };
}
