import type { ScoreLine } from '../../../typings/contract/civility/scorecard.ts';
import type { CardDocument, ScoreDocument } from '../collections.ts';
import { countPictures, voicesLine } from '../event/event-line.ts';

/** A score as whose card it is and those who decide see it: offices, no names of those. */
export function scoreLine(
  score: ScoreDocument,
  card: Pick<CardDocument, 'merchant' | 'name'> | undefined,
  residentId: string,
  { alike = 0, own = false } = {},
): ScoreLine {
  const { _id, cardId, ruleId, title, dimension, version, points, posted, reduced } = score;
  const { day, note, state, reporter, voidedBy } = score;
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
    ...voicesLine(score),
    pictures: countPictures(score),
    voided: voidedBy && { reason: voidedBy.reason, as: voidedBy.as },
    alike,
    own,
    mine: reporter.residentId === residentId,
  };
}
