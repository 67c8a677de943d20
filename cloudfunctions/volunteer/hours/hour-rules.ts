import type { Minutes } from '../../../typings/contract/volunteer/hours.ts';
import { claimedMinutes, lengthOf } from '../attendance/attendance-rules.ts';
import type { AttendanceDocument, HourEntry, TeamDocument } from '../collections.ts';

/** Minutes that a shift has left for somebody. */
export function minutesLeft({ entries, from, until }: AttendanceDocument): number {
  return Math.max(0, lengthOf({ from, until }) - claimedMinutes(entries));
}

/** Whether a correction leaves a sum that can be: none below nothing, none above the length of the shift. */
export function isPossible(attendance: AttendanceDocument, minutes: number): boolean {
  if (minutes > 0) return minutes <= minutesLeft(attendance);
  return countedOf(attendance.entries) + minutes >= 0;
}

function countedOf(entries: readonly HourEntry[]): number {
  return entries
    .filter(({ state }) => state === 'counted')
    .reduce((sum, { minutes }) => sum + minutes, 0);
}

/** Who may decide about hours by hand: neither the team's leaders nor whoever they are for or by. */
export function isOutside(
  actorId: string,
  team: Pick<TeamDocument, 'leaders'>,
  attendance: Pick<AttendanceDocument, 'residentId'>,
  entry: Pick<HourEntry, 'by'>,
): boolean {
  return (
    !team.leaders.includes(actorId) && attendance.residentId !== actorId && entry.by !== actorId
  );
}

/** Sums of entries: what was measured, what was added or corrected, what waits. */
export function minutesOf(
  entries: readonly Pick<HourEntry, 'sort' | 'state' | 'minutes'>[],
): Minutes {
  const sum = (wanted: (entry: Pick<HourEntry, 'sort' | 'state'>) => boolean) =>
    entries.filter(wanted).reduce((total, { minutes }) => total + minutes, 0);
  return {
    measured: sum(({ sort, state }) => state === 'counted' && sort === 'measured'),
    added: sum(({ sort, state }) => state === 'counted' && sort !== 'measured'),
    pending: sum(({ state }) => state === 'pending'),
  };
}

/** An entry as it is once it is decided. */
export function decidedEntries(
  entries: readonly HourEntry[],
  entryId: string,
  decision: 'confirm' | 'refuse',
  by: string,
): HourEntry[] {
  const state = decision === 'confirm' ? 'counted' : 'refused';
  return entries.map((entry) =>
    entry.entryId === entryId ? { ...entry, state, decidedBy: by } : entry,
  );
}
