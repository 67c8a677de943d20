import { HOUR, MINUTE } from '../../kernel/calendar.ts';
import type { AttendanceDocument, HourEntry, Mark, ShiftDocument } from '../collections.ts';

/** How long a code is shown. */
export const STEP = 30_000;
/** Codes are shown from so long before the beginning, and until so long after the end. */
export const BEFORE = 30 * MINUTE;
export const AFTER = HOUR;
/** A code that is sent within this time was scanned while it was shown, or just after. */
const FRESH = 90_000;
/** Scanned without a signal, it can be sent until so long after the end of the shift. */
export const SENT_UNTIL = 24 * HOUR;
/** A shift that nobody closes is closed by itself. */
export const CLOSED_AFTER = 72 * HOUR;

export function attendanceIdOf(shiftId: string, residentId: string): string {
  return `${shiftId}:${residentId}`;
}

/** Somebody at a shift, before anything is known of when they came. */
export function emptyAttendance(shift: ShiftDocument, residentId: string): AttendanceDocument {
  const { communityId, _id: shiftId, teamId, teamName, title, kind, day, from, until } = shift;
  return {
    _id: attendanceIdOf(shiftId, residentId),
    communityId,
    shiftId,
    teamId,
    teamName,
    residentId,
    title,
    kind,
    day,
    from,
    until,
    in: null,
    out: null,
    ticked: false,
    entries: [],
    pending: false,
  };
}
type Times = Pick<ShiftDocument, 'from' | 'until'>;

/** How many codes a shift has. */
export function codesOf({ from, until }: Times): number {
  return Math.ceil((until + AFTER - (from - BEFORE)) / STEP);
}

/** The instant at which the code of this number begins to be shown. */
export function shownAt({ from }: Times, index: number): number {
  return from - BEFORE + index * STEP;
}

/** The number of the code that is shown at an instant; it may lie outside the shift. */
export function indexAt({ from }: Times, at: number): number {
  return Math.floor((at - (from - BEFORE)) / STEP);
}

/**
 * What a scan is worth that reaches the cloud at an instant. When it was scanned follows from the code alone:
 * the clock of the phone that sends it may be wrong by any time.
 * @returns null if it comes too late, or before it was shown
 */
export function markOf(shift: Times, index: number, at: number): Pick<Mark, 'at' | 'how'> | null {
  const shown = shownAt(shift, index);
  if (shown > at + STEP || at > shift.until + SENT_UNTIL) return null;
  if (at - shown <= FRESH) return { at: Math.max(shown, Math.min(at, shown + FRESH)), how: 'code' };
  return { at: shown, how: 'late' };
}

type Attended = Pick<AttendanceDocument, 'in' | 'out' | 'from' | 'until'>;

/** Whole minutes between coming and going, within the shift; none without coming. Nobody's going: its end. */
export function measuredMinutes({ in: came, out, from, until }: Attended): number {
  if (!came) return 0;
  const start = Math.max(came.at, from);
  const end = Math.min(out?.at ?? until, until);
  return Math.max(0, Math.floor((end - start) / MINUTE));
}

export function lengthOf({ from, until }: Times): number {
  return Math.floor((until - from) / MINUTE);
}

/** Minutes of all entries but those that were refused: what the shift has left is its length less this. */
export function claimedMinutes(entries: readonly HourEntry[]): number {
  return entries
    .filter(({ state }) => state !== 'refused')
    .reduce((sum, { minutes }) => sum + minutes, 0);
}

export function isPending(entries: readonly HourEntry[]): boolean {
  return entries.some(({ state, why }) => state === 'pending' && why !== 'late');
}

function isLate({ in: came, out, ticked }: Pick<AttendanceDocument, 'in' | 'out' | 'ticked'>) {
  return !ticked && (came?.how === 'late' || out?.how === 'late');
}

/** Whether a leader has to say that a scan which was sent afterwards is right. */
export const waitsForTick = isLate;

/**
 * The measured entry of somebody who was there, once the shift is over.
 * @param rank how many came before, among those who are to be counted
 * @param headcount how many the leader counted; null if nobody did
 */
export function measuredEntry(
  attendance: AttendanceDocument,
  rank: number,
  headcount: number | null,
  at: number,
): HourEntry {
  const why =
    headcount !== null && rank >= headcount ? 'headcount' : isLate(attendance) ? 'late' : null;
  return {
    entryId: 'measured',
    sort: 'measured',
    minutes: Math.min(
      measuredMinutes(attendance),
      Math.max(0, lengthOf(attendance) - claimedMinutes(attendance.entries)),
    ),
    state: why === null ? 'counted' : 'pending',
    why,
    reason: '',
    at,
    by: 'timer',
    decidedBy: null,
  };
}

/** Who takes part in a course or a clinic is there, and earns no hours. */
export function attendsOnly(
  { roles, seats }: Pick<ShiftDocument, 'roles' | 'seats'>,
  residentId: string,
): boolean {
  const roleId = seats[residentId]?.roleId;
  return roles.some((role) => role.roleId === roleId && role.attends === true);
}

/** Going that nobody has noted is the end of the shift, and says so. */
export function settledOut({ in: came, out, until }: Attended): Mark | null {
  if (!came || out) return out;
  return { at: until, how: 'settled', by: 'timer' };
}

/** A leader says that late scans are right: what waited for that counts. */
export function tickedEntries(entries: readonly HourEntry[], by: string): HourEntry[] {
  return entries.map((entry) =>
    entry.state === 'pending' && entry.why === 'late'
      ? { ...entry, state: 'counted' as const, decidedBy: by }
      : entry,
  );
}
