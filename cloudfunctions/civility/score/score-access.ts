import type { ScorebookKind } from '../../../typings/contract/civility/scorecard.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { type Acting, somebody } from '../claim/civility-access.ts';
import type { Somebody } from '../claim/claim-rules.ts';
import type { CardDocument, ScorebookDocument, ScoreDocument } from '../collections.ts';
import { type BookWork, requireOffice } from '../scorebook/book-offices.ts';
import { findCard } from '../scorecard/card-repository.ts';
import type { Concern } from './score-rules.ts';

/** What somebody needs to decide about a score. */
export interface Deciding {
  as: string;
  who: Somebody;
  concern: Concern;
  card: CardDocument;
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
  const { card, person } = row;
  const homes = person?.households.map(({ householdId }) => householdId) ?? [];
  return { as, who: somebody(actor), concern: { bearerId: card.residentId, homes }, card };
}
