import { DAY, instantOf, MINUTE } from '../../kernel/calendar.ts';
import { measuredMinutes, OF_GONE, OF_LEAVING, OF_SHIFT } from '../attendance/attendance-rules.ts';
import type { AttendanceDocument, HourEntry } from '../collections.ts';

const WHOLE_DAY = 'YYYY-MM-DD';

/** Minutes that somebody has done at some time between two instants. */
interface Worked {
  of: AttendanceDocument;
  from: number;
  until: number;
  minutes: number;
}

/**
 * What somebody has done at one shift: measured minutes between their coming and going, all others at any time of it.
 * @param withMarks also what a coming will be worth whose minutes are not written down yet
 */
function workedAt(of: AttendanceDocument, withMarks: boolean): Worked[] {
  const { in: came, out } = of;
  const span = of.imported ? dayWithin(of.imported.period) : of;
  if (span === null) return [];
  const { from, until } = span;
  const standing = of.entries.filter(isWorked);
  const whole = of.entries.find(({ entryId }) => entryId === OF_SHIFT);
  const other = standing.reduce((sum, one) => (one === whole ? sum : sum + one.minutes), 0);
  const known = whole ? (whole.state === 'refused' ? 0 : whole.minutes) : 0;
  const measured = whole || !withMarks ? known : measuredMinutes(of);
  // Somebody from outside has said that they stayed.
  const isDenied = of.entries.some(
    ({ entryId, state }) => entryId === OF_GONE && state === 'refused',
  );
  const between = {
    from: Math.max(came?.at ?? from, from),
    until: isDenied ? until : Math.min(out?.at ?? until, until),
  };
  return [
    { of, ...between, minutes: measured + Math.min(0, other) },
    { of, from, until, minutes: other },
  ].filter(({ minutes }) => minutes > 0);
}

/** What would be taken off is worked until somebody confirms that it was not; leaving early is decided with the rest. */
function isWorked({ entryId, state, minutes }: HourEntry): boolean {
  if (state === 'pending' && minutes < 0) return entryId === OF_LEAVING || entryId === OF_GONE;
  return state !== 'refused';
}

/** Of hours of before the day is known at best; a sum of a month or a year lies at no time. */
function dayWithin(period: string): Span | null {
  if (period.length < WHOLE_DAY.length) return null;
  const from = instantOf(period);
  return { from, until: from + DAY };
}

/**
 * The shift that leaves no time for what somebody has done at this one. Minutes fit if within any two instants there
 * are no more of them than lie between the two: then they can have followed upon each other.
 * @returns the earliest one; null if all of it can be
 */
export function overlapOf(
  mine: AttendanceDocument,
  others: readonly AttendanceDocument[],
  withMarks = false,
): AttendanceDocument | null {
  const own = workedAt(mine, withMarks);
  const all = [...own, ...others.flatMap((one) => workedAt(one, withMarks))];
  const crowd = all
    .flatMap(({ from }) => all.map(({ until }) => ({ from, until })))
    .filter((span) => own.some((one) => isWithin(one, span)))
    .map((span) => ({ ...span, inside: all.filter((one) => isWithin(one, span)) }))
    .find(({ from, until, inside }) => sumOf(inside) * MINUTE > until - from && hasOther(inside));
  if (!crowd) return null;
  const found = crowd.inside.map(({ of }) => of).filter((one) => one._id !== mine._id);
  return found.reduce((first, one) => (one.from < first.from ? one : first));

  function hasOther(inside: readonly Worked[]): boolean {
    return inside.some(({ of }) => of._id !== mine._id);
  }
}

type Span = Pick<Worked, 'from' | 'until'>;

const isWithin = (one: Span, span: Span) => one.from >= span.from && one.until <= span.until;

const sumOf = (all: readonly Worked[]) => all.reduce((sum, { minutes }) => sum + minutes, 0);
