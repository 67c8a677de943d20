import type { ScoreLine } from '../../../typings/contract/civility/scorecard.ts';
import type { CardDocument, ScoreDocument } from '../collections.ts';

/** A score as whose card it is and those who decide see it: offices, no names of those. */
export function scoreLine(
  score: ScoreDocument,
  card: Pick<CardDocument, 'merchant' | 'name'> | undefined,
  residentId: string,
  { alike = 0, own = false } = {},
): ScoreLine {
  const { _id, cardId, ruleId, title, dimension, version, points, posted, reduced } = score;
  const { day, note, state, reporter, reviews, appealUntil, appeal, voiding, voidedBy } = score;
  return {
    scoreId: _id,
    cardId,
    label: card?.merchant?.name ?? card?.name ?? '',
    ruleId,
    title,
    dimension,
    version,
    points,
    posted,
    reduced,
    day,
    note,
    state,
    broughtBy: reporter.as,
    reviews: reviews.map(({ as, accepts, reason, at }) => ({ as, accepts, reason, at })),
    appealUntil,
    appeal: appeal && {
      reason: appeal.reason,
      at: appeal.at,
      upheld: appeal.upheld,
      answer: appeal.answer,
      as: appeal.heardBy?.as ?? '',
    },
    voiding: voiding && { reason: voiding.reason, as: voiding.as },
    voided: voidedBy && { reason: voidedBy.reason, as: voidedBy.as },
    alike,
    own,
    mine: reporter.residentId === residentId,
  };
}
