import type { ComingVisit, VisitPlan } from '../../../typings/contract/pairing.ts';
import { addDays, dayOf, instantOf, MINUTE } from '../../kernel/calendar.ts';
import type { PairingDocument } from '../collections.ts';

/** Visits are in the daytime: none begins before, or ends after. */
const FIRST_TIME = '08:00';
const LAST_TIME = '20:00';
const SHORTEST = 10;
const LONGEST = 240;
/** A plan reaches so far at most. */
const MOST_DAYS = 366;
const MOST_PLANS = 5;
/** How long ago a visit may be when it is noted. */
const NOTE_DAYS = 14;

type Time = Pick<VisitPlan, 'day' | 'start' | 'minutes'>;

export function beginOf({ day, start }: Time): number {
  return instantOf(day, start);
}

export function endOf(visit: Time): number {
  return beginOf(visit) + visit.minutes * MINUTE;
}

function isDaytime(visit: Time): boolean {
  return visit.start >= FIRST_TIME && endOf(visit) <= instantOf(visit.day, LAST_TIME);
}

const hasLength = ({ minutes }: Time) => minutes >= SHORTEST && minutes <= LONGEST;

/** The days of a plan, in order. */
export function daysOf({ day, until, skipped }: VisitPlan): string[] {
  const days: string[] = [];
  for (let next = day; next <= (until ?? day); next = addDays(next, 7)) days.push(next);
  return days.filter((one) => !skipped.includes(one));
}

/** What of a plan does not fit; null if it does. */
function planFault(plan: VisitPlan, today: string): 'hours' | 'length' | 'days' | 'skipped' | null {
  const { day, until, skipped } = plan;
  if (!hasLength(plan)) return 'length';
  if (!isDaytime(plan)) return 'hours';
  const last = until ?? day;
  const isFar = last > addDays(today, MOST_DAYS) || day < addDays(today, -MOST_DAYS);
  if (last < day || last < today || isFar) return 'days';
  const own = daysOf({ ...plan, skipped: [] });
  return skipped.every((one) => own.includes(one)) ? null : 'skipped';
}

/** What of these plans does not fit together or by itself; null if all does. There is one visit a day at most. */
export function plansFault(
  plans: readonly VisitPlan[],
  today: string,
): 'hours' | 'length' | 'days' | 'skipped' | 'twice' | 'many' | null {
  if (plans.length > MOST_PLANS) return 'many';
  for (const plan of plans) {
    const fault = planFault(plan, today);
    if (fault) return fault;
  }
  const days = plans.flatMap(daysOf);
  return new Set(days).size === days.length ? null : 'twice';
}

/** The visits that have not begun, the nearest first. */
export function comingVisits(
  plans: readonly VisitPlan[],
  now: number,
  most: number,
): ComingVisit[] {
  return plans
    .flatMap((plan) =>
      daysOf(plan).map((day) => ({ day, start: plan.start, minutes: plan.minutes })),
    )
    .filter((visit) => beginOf(visit) > now)
    .sort((one, other) => beginOf(one) - beginOf(other))
    .slice(0, most);
}

/**
 * Why a visit cannot be noted; null if it can. It lies in the past, so that an end at the same moment changes
 * nothing: what had ended before it counts, what had not does not.
 */
export function noteFault(
  { since, ended, guardian }: Pick<PairingDocument, 'since' | 'ended' | 'guardian'>,
  visit: Time & { withGuardian: boolean },
  now: number,
): 'hours' | 'length' | 'future' | 'old' | 'before' | 'guardian' | 'ended' | null {
  if (!hasLength(visit)) return 'length';
  if (!isDaytime(visit)) return 'hours';
  if (endOf(visit) > now) return 'future';
  if (since === null || beginOf(visit) < since) return 'before';
  if (ended && endOf(visit) > ended.at) return 'ended';
  if (visit.day < addDays(dayOf(now), -NOTE_DAYS)) return 'old';
  return guardian && !visit.withGuardian ? 'guardian' : null;
}
