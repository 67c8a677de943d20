import { addDays, dayOf, endOfDay, instantOf, timeOf } from '../../kernel/calendar.ts';
import { findShiftTimes } from '../../volunteer/for-others.ts';
import { findBodies } from '../body/body-repository.ts';
import { findBusy } from '../busy/busy-repository.ts';
import { busyRanges } from '../busy/busy-rules.ts';
import { findConvened } from '../meeting/meeting-repository.ts';
import type { BusyRange } from '../plan/candidate-rules.ts';
import { findStanding } from '../plan/plan-repository.ts';
import { A_DAY, slotAfter, slotOf } from './bit-rules.ts';

type Ranges = ReadonlyMap<string, readonly BusyRange[]>;

export interface Engagements {
  busy: Ranges;
  meetings: Ranges;
  shifts: Ranges;
}

/**
 * When these people cannot come, on these days: nothing of what they do then.
 * @param bodyId meetings of other bodies than this one count; null: none do
 */
export async function readEngagements(
  communityId: string,
  residentIds: readonly string[],
  from: string,
  until: string,
  bodyId: string | null,
): Promise<Engagements> {
  const [said, shifts, meetings] = await Promise.all([
    findBusy(communityId, residentIds),
    findShiftTimes(communityId, residentIds, instantOf(from)),
    bodyId === null ? new Map() : readMeetings(communityId, residentIds, from, until, bodyId),
  ]);
  return {
    busy: new Map(said.map(({ residentId, busy }) => [residentId, busyRanges(busy, from, until)])),
    shifts: new Map(
      [...shifts].map(([id, times]) => [id, times.flatMap((time) => rangesOf(time))]),
    ),
    meetings,
  };
}

/** Half hours of each day that a time touches. */
function rangesOf({ from, until }: { from: number; until: number }): BusyRange[] {
  const last = dayOf(until);
  const ranges: BusyRange[] = [];
  for (let day = dayOf(from); day <= last; day = addDays(day, 1)) {
    const start = day === dayOf(from) ? slotOf(timeOf(from)) : 0;
    const end = day === last ? slotAfter(timeOf(until)) : A_DAY;
    if (end > start) ranges.push({ day, from: start, until: end });
  }
  return ranges;
}

async function readMeetings(
  communityId: string,
  residentIds: readonly string[],
  from: string,
  until: string,
  bodyId: string,
): Promise<Ranges> {
  const years = [...new Set([from, until].map((day) => Number(day.slice(0, 4))))];
  const [bodies, plans, convened] = await Promise.all([
    findBodies(communityId),
    findStanding(communityId, years),
    findConvened(communityId, instantOf(from), endOfDay(until)),
  ]);
  const keys = new Set(convened.map(({ _id }) => _id));
  const planned = plans.flatMap(({ standing }) => standing ?? []);
  // What was convened is held when it says, whatever the plan had said.
  const meetings = [...planned.filter(({ key }) => !keys.has(key)), ...convened].filter(
    (one) => one.bodyId !== bodyId && one.day >= from && one.day <= until,
  );
  const seatsOf = new Map(
    bodies.map(({ _id, form }) => [_id, new Set(form.seats.map(({ residentId }) => residentId))]),
  );
  return new Map(
    residentIds.map((id) => [id, meetings.filter((one) => seatsOf.get(one.bodyId)?.has(id))]),
  );
}
