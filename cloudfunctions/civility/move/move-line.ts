import type { MoveLine } from '../../../typings/contract/civility/move.ts';
import type { MoveDocument } from '../collections.ts';
import type { Somebody } from '../event/event-rules.ts';

/** Whether somebody else has to decide about it. */
export function isOwnMove({ proposedBy, from, to }: MoveDocument, who: Somebody): boolean {
  return (
    proposedBy.residentId === who.residentId ||
    [from, to].some(({ placeId }) => who.homes.includes(placeId))
  );
}

export function moveLine(move: MoveDocument, who: Somebody): MoveLine {
  const { _id, from, to, points, moved, reason, state, proposedBy, decidedBy, order } = move;
  return {
    moveId: _id,
    from: from.label,
    to: to.label,
    points,
    moved,
    reason,
    state,
    as: proposedBy.as,
    decidedAs: decidedBy?.as ?? '',
    at: order,
    own: isOwnMove(move, who),
  };
}
