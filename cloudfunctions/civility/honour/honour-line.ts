import type { HonourLine, NominationLine } from '../../../typings/contract/civility/honour.ts';
import type { Somebody } from '../claim/claim-rules.ts';
import type { HonourDocument } from '../collections.ts';
import { mayDecide, mayReview, standingOf } from './honour-rules.ts';

/** As everybody sees what is announced or holds. */
export function honourLine(honour: HonourDocument, at: number): HonourLine {
  const { _id: honourId, kind, title, stars, label, reason, until, term, motionId } = honour;
  const standing = standingOf(honour, at);
  return { honourId, kind, title, stars, label, reason, standing, until, term, motionId };
}

/** As the household and officers see it: offices, no names. */
export function nominationLine(honour: HonourDocument, at: number, who: Somebody): NominationLine {
  const { state, nominatedBy, review, decision } = honour;
  const may = state === 'agreed' ? mayReview(honour, who) : mayDecide(honour, who);
  return {
    ...honourLine(honour, at),
    as: nominatedBy.as,
    review: review && { as: review.as, accepts: review.accepts, reason: review.reason },
    decision: decision && {
      as: decision.as,
      publishes: decision.publishes,
      reason: decision.reason,
    },
    own: !may,
  };
}
