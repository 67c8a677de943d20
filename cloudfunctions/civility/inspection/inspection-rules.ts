import type { Seen, SeenState } from '../../../typings/contract/civility/inspection.ts';
import type { PointRule } from '../../../typings/contract/civility/rule.ts';
import type { InspectionDocument } from '../collections.ts';
import type { Somebody } from '../event/event-rules.ts';

/** Doors of one building. */
export const MOST_DOORS = 1_000;

type Door = InspectionDocument['doors'][number];

/** A rule that a walk through a building may be about. */
export function isInspected({ bearer, reporters, source, unit }: PointRule): boolean {
  return bearer === 'household' && reporters.includes('officer') && !source && unit !== 'hour';
}

/** Whether what was seen counts by the rule: what is given to those who met it, what is taken from the others. */
function counts({ points }: Pick<InspectionDocument, 'points'>, seen: Seen): boolean {
  return seen === (points > 0 ? 'met' : 'unmet');
}

/**
 * What the reviewers have said of a door: one who does not agree ends it, else it takes as many as the rule says.
 * What somebody says does not hold for a door of their own.
 */
export function stateOfDoor(
  inspection: Pick<InspectionDocument, 'points' | 'reviewers' | 'reviews'>,
  { seen, householdId }: Pick<Door, 'seen' | 'householdId'>,
): SeenState {
  if (!counts(inspection, seen)) return 'none';
  const said = inspection.reviews.filter(({ except }) => !except.includes(householdId));
  if (said.some(({ accepts }) => !accepts)) return 'refused';
  return said.length >= inspection.reviewers ? 'accepted' : 'open';
}

/** Doors that wait for this person to decide. */
export function openFor(
  inspection: Pick<InspectionDocument, 'points' | 'reviewers' | 'reviews' | 'reporter' | 'doors'>,
  { residentId, homes }: Somebody,
): Door[] {
  const { reporter, reviews, doors } = inspection;
  if (reporter.residentId === residentId) return [];
  if (reviews.some((review) => review.residentId === residentId)) return [];
  return doors.filter(
    (door) => stateOfDoor(inspection, door) === 'open' && !homes.includes(door.householdId),
  );
}

/** How many doors stand where. */
export function countsOf(inspection: InspectionDocument): Record<Seen | SeenState, number> {
  const sums = { met: 0, unmet: 0, unseen: 0, none: 0, open: 0, accepted: 0, refused: 0 };
  for (const door of inspection.doors) {
    sums[door.seen] += 1;
    sums[stateOfDoor(inspection, door)] += 1;
  }
  return sums;
}

/** The pictures that somebody may look at, by doors: all for whoever walked through, decided, or decides now. */
export function pictured(
  inspection: InspectionDocument,
  who: Somebody,
): { of: string; ids: readonly string[] }[] {
  const { reporter, reviews, doors } = inspection;
  const had = [reporter, ...reviews].some(({ residentId }) => residentId === who.residentId);
  if (!had && openFor(inspection, who).length === 0) return [];
  return doors
    .filter(({ householdId }) => !who.homes.includes(householdId))
    .flatMap(({ householdId, pictures = [] }) =>
      pictures.length > 0 ? [{ of: householdId, ids: pictures }] : [],
    );
}
