import type { Minutes } from '../../../typings/contract/volunteer/hours.ts';
import {
  claimedMinutes,
  leastOf,
  lengthOf,
  OF_GONE,
  OF_LEAVING,
  OF_SHIFT,
} from '../attendance/attendance-rules.ts';
import type { AttendanceDocument, HourEntry, TeamDocument } from '../collections.ts';

/** Minutes that a shift has left for somebody. */
export function minutesLeft({ entries, from, until }: AttendanceDocument): number {
  return Math.max(0, lengthOf({ from, until }) - claimedMinutes(entries));
}

/** Whether somebody has entered these minutes by hand already, so that another entry would be the same once more. */
export function isEntered(entries: readonly HourEntry[], minutes: number): boolean {
  return entries.some(
    (entry) =>
      entry.sort === 'added' &&
      entry.entryId !== OF_SHIFT &&
      entry.state !== 'refused' &&
      entry.minutes === minutes,
  );
}

/** Minutes that can be taken off: whichever corrections are confirmed, no sum is below nothing. */
export function minutesToSpare({ entries }: Pick<AttendanceDocument, 'entries'>): number {
  return Math.max(0, leastOf(entries));
}

/** Minutes that stand: counted ones, of imported ones those that somebody has confirmed. */
export function settledMinutes({ entries }: Pick<AttendanceDocument, 'entries'>): number {
  return Math.max(
    0,
    countedOf(entries.filter(({ sort, decidedBy }) => sort !== 'imported' || decidedBy !== null)),
  );
}

function countedOf(entries: readonly HourEntry[]): number {
  return entries
    .filter(({ state }) => state === 'counted')
    .reduce((sum, { minutes }) => sum + minutes, 0);
}

/** Who may decide about hours by hand: neither the team's leaders and members nor whoever they are for or by. */
export function isOutside(
  actorId: string,
  team: Pick<TeamDocument, '_id' | 'leaders'>,
  ofTeams: readonly string[],
  attendance: Pick<AttendanceDocument, 'residentId'>,
  entry: Pick<HourEntry, 'by'>,
): boolean {
  return (
    !team.leaders.includes(actorId) &&
    !ofTeams.includes(team._id) &&
    attendance.residentId !== actorId &&
    entry.by !== actorId
  );
}

/** Sums of entries: what was measured, what was added or corrected, what a table of before says, what waits. */
export function minutesOf(
  entries: readonly Pick<HourEntry, 'sort' | 'state' | 'minutes'>[],
): Required<Minutes> {
  const sum = (wanted: (entry: Pick<HourEntry, 'sort' | 'state'>) => boolean) =>
    entries.filter(wanted).reduce((total, { minutes }) => total + minutes, 0);
  return {
    measured: sum(({ sort, state }) => state === 'counted' && sort === 'measured'),
    added: sum(
      ({ sort, state }) => state === 'counted' && (sort === 'added' || sort === 'correction'),
    ),
    imported: sum(({ sort, state }) => state === 'counted' && sort === 'imported'),
    pending: sum(({ state }) => state === 'pending'),
  };
}

/** An entry as it is once it is decided, and with what the shift came to what is taken off that. */
export function decidedEntries(
  entries: readonly HourEntry[],
  entryId: string,
  decision: 'confirm' | 'refuse',
  by: string,
): HourEntry[] {
  const state = decision === 'confirm' ? 'counted' : 'refused';
  const ofShift = [OF_SHIFT, OF_LEAVING, OF_GONE];
  const ids = ofShift.includes(entryId) ? ofShift : [entryId];
  return entries.map((entry) =>
    entry.state === 'pending' && ids.includes(entry.entryId)
      ? { ...entry, state, decidedBy: by }
      : entry,
  );
}
