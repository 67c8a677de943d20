import type { ScorebookKind } from '../../../typings/contract/civility/scorecard.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { ScorebookDocument, ScoreDocument } from '../collections.ts';
import { type Acting, somebody } from '../event/civility-access.ts';
import type { Decider } from '../event/event-rules.ts';
import { type BookWork, requireOffice } from '../scorebook/book-offices.ts';
import { findCard } from '../scorecard/card-repository.ts';
import { concernOf, deciderOf } from './score-rules.ts';

/** What somebody needs to decide about a score. */
export interface Deciding {
  as: string;
  who: Decider;
}

/**
 * Who decides about a score of a book, and whom it concerns. One request.
 * @throws Refusal NOT_ALLOWED for whoever has no office in that book; CLAIM_NOT_FOUND, SCOREBOOK_CLOSED
 */
export async function deciding(
  actor: Acting,
  book: ScorebookKind,
  work: BookWork,
  score: ScoreDocument,
  found: ScorebookDocument | undefined,
): Promise<Deciding> {
  const as = requireOffice(actor, score.book, work, score.placeId);
  if (score.book !== book) throw new Refusal('CLAIM_NOT_FOUND');
  if (found && found.closedAt !== null) throw new Refusal('SCOREBOOK_CLOSED');
  const row = await findCard(score.communityId, score.cardId);
  if (!row || row.card.state === 'left') throw new Refusal('CLAIM_NOT_FOUND');
  return { as, who: deciderOf(concernOf([row.card], [row.person]), somebody(actor)) };
}
