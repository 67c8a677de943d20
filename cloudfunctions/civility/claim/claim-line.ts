import type { ClaimLine } from '../../../typings/contract/civility/claim.ts';
import type { ClaimDocument } from '../collections.ts';

/** A claim as its household and those who decide see it: offices, no names. */
export function claimLine(claim: ClaimDocument, { alike = 0, own = false } = {}): ClaimLine {
  const { _id, title, ruleId, version, points, posted, reduced, amount, unit, day, label } = claim;
  const { note, state, reporter, reviews, appealUntil, appeal, voiding } = claim;
  return {
    claimId: _id,
    ruleId,
    title,
    version,
    points,
    posted,
    reduced,
    amount,
    unit,
    day,
    label,
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
    pictures: (claim.pictures?.length ?? 0) + (appeal?.pictures?.length ?? 0),
    voiding: voiding && { reason: voiding.reason, as: voiding.as },
    alike,
    own,
  };
}
