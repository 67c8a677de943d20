import type { DoorVisited, VisitKind } from '../../../typings/contract/matter/duty.ts';
import { addDays, weekdayOf } from '../../kernel/calendar.ts';

export const VISIT_KINDS = [
  'policy',
  'opinion',
  'dispute',
  'safety',
  'hygiene',
  'elder',
  'child',
  'hardship',
  'newcomer',
  'work',
] as const satisfies readonly VisitKind[];

/** A door is visited once in these days; after them it is long ago. */
export const VISIT_DAYS = 91;
const WEEKS = VISIT_DAYS / 7;
/** Until when what somebody did is written down. */
const BACK_DAYS = 6;
/** Entries are kept for so long. */
export const KEPT_DAYS = 400;

/** The week of a day, Monday to Sunday. */
export function weekOf(day: string): { from: string; until: string } {
  const from = addDays(day, -((weekdayOf(day) + 6) % 7));
  return { from, until: addDays(from, 6) };
}

/** Whether a visit on this day may still be written down. */
export const isVisitDay = (day: string, today: string) =>
  day <= today && day >= addDays(today, -BACK_DAYS);

export function doorState(last: string | null, today: string): DoorVisited {
  if (last === null) return 'long';
  if (last >= weekOf(today).from) return 'week';
  return last < addDays(today, 1 - VISIT_DAYS) ? 'long' : 'recent';
}

export interface VisitedDoor {
  householdId: string;
  /** needs no visit: the steward lives there */
  own: boolean;
  last: string | null;
}

/**
 * The doors that a week's walk is for: those that were visited longest ago, so many that each has its turn within the
 * usual days. Whoever was visited this week is not among them, and counts.
 */
export function dueThisWeek(doors: readonly VisitedDoor[], today: string): Set<string> {
  const others = doors.filter(({ own }) => !own);
  const { from } = weekOf(today);
  const waiting = others.filter(({ last }) => last === null || last < from);
  const wanted = Math.ceil(others.length / WEEKS) - (others.length - waiting.length);
  const longest = [...waiting].sort(
    (one, other) =>
      (one.last ?? '').localeCompare(other.last ?? '') ||
      (one.householdId < other.householdId ? -1 : 1),
  );
  return new Set(longest.slice(0, Math.max(0, wanted)).map(({ householdId }) => householdId));
}
