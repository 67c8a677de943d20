import type { ModerationActions } from '../../typings/contract/moderation.ts';
import { type Commanded, change } from '../kernel/command.ts';
import { Refusal } from '../kernel/refusal.ts';
import { type ReviewDocument, reviews } from './collections.ts';
import { markApplied } from './review-repository.ts';

type Word = ModerationActions['decideReview']['data']['decision'];

/** The word that a decision was, by the action of its stamp; undefined of a review that is undecided. */
export function decisionOf({ change }: Pick<ReviewDocument, 'change'>): Word | undefined {
  if (change.action === 'review.release') return 'release';
  return change.action === 'review.reject' ? 'reject' : undefined;
}

/**
 * Decides an open review by a command. The first decision stands; what follows from it is done at once,
 * by a repeat, or by upkeep, which finds it by `carried`.
 * @param decided what the decision is about: file ids, or the id of a correction; none for a text
 * @throws Refusal REVIEW_DECIDED
 */
export function closeReview(
  context: Commanded,
  review: ReviewDocument,
  decision: Word,
  decided: string[],
  apply: (review: ReviewDocument) => Promise<void>,
): Promise<{ decision: Word }> {
  return change(context, reviews, review, {
    missing: 'REVIEW_NOT_FOUND',
    seen: ['state'],
    decide: ({ state }) => {
      if (state !== 'open') throw new Refusal('REVIEW_DECIDED');
      const closed = decision === 'release' ? ('released' as const) : ('rejected' as const);
      return { state: closed, decided, carried: false };
    },
    follow: (closed) => applyDecision(closed, apply),
    answer: () => ({ decision }),
  });
}

/** Does what a decision says, unless that has been done, and notes it. */
export async function applyDecision(
  review: ReviewDocument,
  apply: (review: ReviewDocument) => Promise<void>,
): Promise<void> {
  if (review.carried) return;
  await apply(review);
  await markApplied(review);
}
