import type { ShiftDue } from '../../../typings/contract/volunteer/shift.ts';
import { HOUR, MINUTE } from '../../kernel/calendar.ts';
import { AFTER, BEFORE, FRESH, STEP, shownAt } from '../../kernel/rotating-rules.ts';
import type { AttendanceDocument, HourEntry, Mark, Seat, ShiftDocument } from '../collections.ts';

/** Scanned without a signal, it can be sent until so long after the end of the shift. */
export const SENT_UNTIL = 24 * HOUR;
/** A shift that nobody closes is closed by itself. */
export const CLOSED_AFTER = 72 * HOUR;

export function attendanceIdOf(shiftId: string, residentId: string): string {
  return `${shiftId}:${residentId}`;
}

/**
 * Whether somebody has still to read what to beware of before they come: whom others signed up or wrote down, or who
 * took their place before anybody asked.
 */
export function isRiskDue(
  { risk, seats }: Pick<ShiftDocument, 'risk' | 'seats'>,
  residentId: string,
  attendance: Pick<AttendanceDocument, 'risk'> | undefined,
): boolean {
  return isUnread(risk, seats[residentId], residentId, attendance);
}

function isUnread(
  risk: string | undefined,
  seat: Seat | null | undefined,
  residentId: string,
  attendance: Pick<AttendanceDocument, 'risk'> | undefined,
): boolean {
  if (!risk || !seat || attendance?.risk) return false;
  return seat.risk === undefined ? seat.by !== residentId : seat.risk === null;
}

type Ahead = Pick<ShiftDocument, 'state' | 'from' | 'risk' | 'insured'> & { seat: Seat | null };

/** What somebody has still to do before a shift that they have a place on. */
export function dueOf(
  { state, from, risk, insured, seat }: Ahead,
  residentId: string,
  { noted, hasNumber }: { noted: Pick<AttendanceDocument, 'risk'> | undefined; hasNumber: boolean },
  now: number,
): ShiftDue[] {
  if (state !== 'open' || seat?.state !== 'in' || now >= from) return [];
  return [
    ...(isUnread(risk, seat, residentId, noted) ? ['risk' as const] : []),
    ...(insured && !hasNumber ? ['number' as const] : []),
  ];
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

/**
 * Somebody at a shift as that is now. It may have been moved or shortened after they came, since codes are shown
 * before it begins: who came before those of the new time are shown has not come to it.
 */
export function attendanceAt(
  { day, from, until }: Pick<ShiftDocument, 'day' | 'from' | 'until'>,
  seen: AttendanceDocument,
): AttendanceDocument {
  if (seen.from === from && seen.until === until) return seen;
  const isOf = (mark: Mark | null) =>
    mark !== null && mark.at >= from - BEFORE && mark.at <= until + AFTER;
  const came = isOf(seen.in) ? seen.in : null;
  return { ...seen, day, from, until, in: came, out: came && isOf(seen.out) ? seen.out : null };
}

type Times = Pick<ShiftDocument, 'from' | 'until'>;

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

/**
 * Minutes of all entries but those that were refused: what the shift has left is its length less this. What would be
 * taken off does not count before it is.
 */
export function claimedMinutes(entries: readonly HourEntry[]): number {
  return entries
    .filter(({ state, minutes }) => state === 'counted' || (state === 'pending' && minutes > 0))
    .reduce((sum, { minutes }) => sum + minutes, 0);
}

/** Minutes that stand whatever is decided about what waits. */
export function leastOf(entries: readonly Pick<HourEntry, 'state' | 'minutes'>[]): number {
  return entries
    .filter(({ state, minutes }) => state === 'counted' || (state === 'pending' && minutes < 0))
    .reduce((sum, { minutes }) => sum + minutes, 0);
}

export function isPending(entries: readonly HourEntry[]): boolean {
  return entries.some(({ state, why }) => state === 'pending' && why !== 'late');
}

function isLate({ in: came, out, ticked }: Pick<AttendanceDocument, 'in' | 'out' | 'ticked'>) {
  return !ticked && (came?.how === 'late' || out?.how === 'late');
}

/** Whether a leader has to say that a scan which was sent afterwards is right. */
export function waitsForTick(
  attendance: Pick<AttendanceDocument, 'in' | 'out' | 'ticked' | 'left'>,
): boolean {
  return Boolean(attendance.left) || isLate(attendance);
}

/** What a shift itself has come to for somebody, as opposed to what people write down about it. */
export const OF_SHIFT = 'measured';
/** What is taken off it since somebody went earlier than had been taken for granted. */
export const OF_LEAVING = 'left';
/** What a leader alone takes off it, by saying that somebody went before its end. */
export const OF_GONE = 'gone';

/**
 * The entry of somebody who was there, once the shift is over. Whom a leader alone has listed is one whose minutes
 * were added by that leader; who leads holds all codes, so that a scan of their own shows nothing.
 * @param rank how many came before, among those who are to be counted
 * @param headcount how many the leader counted; null if nobody did
 */
export function measuredEntry(
  attendance: AttendanceDocument,
  rank: number,
  headcount: number | null,
  at: number,
): HourEntry {
  const { in: came } = attendance;
  const isListed = came?.how === 'list';
  const isOwn = came?.leads === true;
  const waits = isListed ? 'listed' : isOwn ? 'own' : isLate(attendance) ? 'late' : null;
  const why = headcount !== null && rank >= headcount ? 'headcount' : waits;
  return {
    entryId: OF_SHIFT,
    sort: isListed ? 'added' : 'measured',
    minutes: Math.min(
      measuredMinutes(attendance),
      Math.max(0, lengthOf(attendance) - claimedMinutes(attendance.entries)),
    ),
    state: why === null ? 'counted' : 'pending',
    why,
    reason: '',
    at,
    by: isListed ? came.by : 'timer',
    decidedBy: null,
  };
}

/**
 * The entries of somebody who was there, once the shift is over. Where a leader alone says that they went early, their
 * minutes run to its end, and what that word takes off is an entry of its own, which waits for somebody from outside.
 * What waits for them anyway is one entry.
 */
export function measuredEntries(
  attendance: AttendanceDocument,
  rank: number,
  headcount: number | null,
  at: number,
): HourEntry[] {
  const { out } = attendance;
  const stayed = measuredEntry(attendance, rank, headcount, at);
  if (out?.how !== 'list' || (stayed.why !== null && stayed.why !== 'late')) return [stayed];
  const whole = measuredEntry({ ...attendance, out: null }, rank, headcount, at);
  const off = whole.minutes - stayed.minutes;
  if (off <= 0) return [stayed];
  const waits = { state: 'pending' as const, why: whole.why ?? ('added' as const) };
  const gone = { entryId: OF_GONE, sort: 'correction' as const, minutes: -off, ...waits };
  return [whole, { ...gone, reason: '', at, by: out.by, decidedBy: null }];
}

/** Minutes that were measured while another shift has hours of the same time: somebody from outside the team decides. */
export function overlapping(entry: HourEntry): HourEntry {
  return { ...entry, state: 'pending', why: 'overlap' };
}

/** Who takes part in a course or a clinic is there, and earns no hours. */
export function attendsOnly(
  { roles, seats }: Pick<ShiftDocument, 'roles' | 'seats'>,
  residentId: string,
): boolean {
  const roleId = seats[residentId]?.roleId;
  return roles.some((role) => role.roleId === roleId && role.attends === true);
}

/** Whether somebody is known to have been there: a scan that was sent late waits for a leader's tick. */
export function hasAttended({ in: came, ticked }: AttendanceDocument): boolean {
  return came !== null && (came.how !== 'late' || ticked);
}

/** Going that nobody has noted is the end of the shift, and says so. */
export function settledOut({ in: came, out, until }: Attended): Mark | null {
  if (!came || out) return out;
  return { at: until, how: 'settled', by: 'timer' };
}

/**
 * A leader says that late scans are right: what waited for that counts. What a leader's word takes off goes on waiting,
 * for somebody from outside.
 */
export function tickedEntries(entries: readonly HourEntry[], by: string): HourEntry[] {
  return entries.map((entry) => {
    if (entry.state !== 'pending' || entry.why !== 'late') return entry;
    if (entry.entryId === OF_GONE) return { ...entry, why: 'added' as const };
    return { ...entry, state: 'counted' as const, decidedBy: by };
  });
}

/** Whether going at this time leaves fewer minutes than going at the end, which was taken for granted. */
export function leavesLess(attendance: AttendanceDocument, left: Mark): boolean {
  return measuredMinutes({ ...attendance, out: left }) < measuredMinutes(attendance);
}

/**
 * A leader says that a scan of somebody's going, sent once their hours were written down, is right: what they did not
 * stay for is taken off by an entry of its own, which waits for whatever the minutes themselves wait for.
 */
export function leftEntries(attendance: AttendanceDocument, by: string, at: number): HourEntry[] {
  const { entries, left } = attendance;
  const whole = entries.find(({ entryId }) => entryId === OF_SHIFT);
  if (!left || !whole || whole.state === 'refused') return [...entries];
  const stayed = measuredMinutes({ ...attendance, out: left });
  const least = leastOf(entries) + (whole.state === 'pending' ? whole.minutes : 0);
  const off = Math.min(whole.minutes - stayed, least);
  if (off <= 0) return [...entries];
  const { state, why } = whole;
  const correction = { sort: 'correction' as const, minutes: -off, state, why, reason: '' };
  return [
    ...entries,
    { entryId: OF_LEAVING, ...correction, at, by, decidedBy: state === 'counted' ? by : null },
  ];
}
