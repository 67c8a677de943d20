import type { ClaimLine } from '../../../typings/contract/civility/claim.ts';
import type { ClaimDocument } from '../collections.ts';
import { countPictures, voicesLine } from '../event/event-line.ts';

/** A claim as its household and those who decide see it: offices, no names. */
export function claimLine(claim: ClaimDocument, { alike = 0, own = false } = {}): ClaimLine {
  const { _id, title, ruleId, version, points, posted, reduced, amount, unit, day, label } = claim;
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
    note: claim.note,
    state: claim.state,
    ...voicesLine(claim),
    pictures: countPictures(claim),
    alike,
    own,
  };
}
