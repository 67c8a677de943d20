import type {
  InspectedDoor,
  InspectionLine,
} from '../../../typings/contract/civility/inspection.ts';
import type { InspectionDocument } from '../collections.ts';
import type { Somebody } from '../event/event-rules.ts';
import { countsOf, openFor, pictured, stateOfDoor } from './inspection-rules.ts';

/** A walk through a building as officers of its place see it: offices, no names. */
export function inspectionLine(inspection: InspectionDocument, who: Somebody): InspectionLine {
  const { _id, label, title, points, day, note, reporter, reviews, order } = inspection;
  const { met, unmet, unseen, open, accepted } = countsOf(inspection);
  return {
    inspectionId: _id,
    label,
    title,
    points,
    day,
    note,
    met,
    unmet,
    unseen,
    open,
    accepted,
    pictures: pictured(inspection, who).flatMap(({ ids }) => ids).length,
    as: reporter.as,
    reviews: reviews.map(({ as, accepts, reason, at }) => ({ as, accepts, reason, at })),
    at: order,
    own: openFor(inspection, who).length === 0,
  };
}

export function inspectedDoors(inspection: InspectionDocument, who: Somebody): InspectedDoor[] {
  return inspection.doors.map((door) => ({
    householdId: door.householdId,
    stair: door.stair,
    number: door.number,
    seen: door.seen,
    state: stateOfDoor(inspection, door),
    own: who.homes.includes(door.householdId),
  }));
}
