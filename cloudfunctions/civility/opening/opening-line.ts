import type { OpeningLine } from '../../../typings/contract/civility/opening.ts';
import type { OpeningDocument } from '../collections.ts';
import type { Somebody } from '../event/event-rules.ts';

/** Whether somebody else has to decide about it. */
export function isOwnOpening({ enteredBy, lines }: OpeningDocument, who: Somebody): boolean {
  return (
    enteredBy.residentId === who.residentId ||
    lines.some(({ householdId }) => who.homes.includes(householdId))
  );
}

export function openingLine(opening: OpeningDocument, who: Somebody): OpeningLine {
  const { _id, lines, points, left, state, posted, enteredBy, decidedBy, order } = opening;
  return {
    openingId: _id,
    households: lines.length,
    points,
    left,
    state,
    posted,
    as: enteredBy.as,
    decidedAs: decidedBy?.as ?? '',
    at: order,
    own: isOwnOpening(opening, who),
  };
}
