import { HOUR, MINUTE } from '../../kernel/calendar.ts';
import { allOf, command, tableOf } from '../../kernel/database/table.ts';
import {
  type AttendanceDocument,
  attendances,
  type HourEntry,
  type Mark,
  type RiskMark,
  type Seat,
  type ShiftDocument,
  shifts,
} from '../collections.ts';

const table = tableOf(attendances);
const shiftTable = tableOf(shifts);

const MOST = 1000;

export function getAttendance(
  communityId: string,
  id: string,
): Promise<AttendanceDocument | undefined> {
  return table.get(communityId, id);
}

/** Puts somebody's document there if there is none: by itself it says nothing. One request, two if others were quicker. */
export async function ensureAttendance(made: AttendanceDocument): Promise<AttendanceDocument> {
  if (await table.insert(made)) return made;
  return (await table.get(made.communityId, made._id)) ?? made;
}

/** @returns false if there is one already */
export function insertAttendance(attendance: AttendanceDocument): Promise<boolean> {
  return table.insert(attendance);
}

/** Puts somebody's document at the times of the shift as it is now. One request; none where it is so. */
export async function moveAttendance(
  seen: AttendanceDocument,
  { day, from, until, in: came, out }: AttendanceDocument,
): Promise<void> {
  if (seen.from === from && seen.until === until) return;
  const { communityId, _id } = seen;
  const marks = { in: came && command.set(came), out: out && command.set(out) };
  await table.change(
    { communityId, _id, from: seen.from, until: seen.until },
    { day, from, until, ...marks },
  );
}

/** Somebody came, or went. @returns 1 unless that is known already */
export function noteMark(
  { communityId, _id }: AttendanceDocument,
  which: 'in' | 'out',
  mark: Mark,
  risk?: AttendanceDocument['risk'],
): Promise<number> {
  const read = risk ? { risk: command.set(risk) } : {};
  return table.change({ communityId, _id, [which]: null }, { [which]: command.set(mark), ...read });
}

/** Who went is known by now, since the hours were written down: their scan waits for a leader. @returns 1 unless one does */
export function noteLeft({ communityId, _id }: AttendanceDocument, left: Mark): Promise<number> {
  return table.change(
    { communityId, _id, 'out.how': 'settled', left: null },
    { left: command.set(left) },
  );
}

/** Somebody has read what to beware of. @returns 1 unless they have that place no more */
export function noteRead(
  { communityId, _id }: ShiftDocument,
  residentId: string,
  { key }: Seat,
  at: number,
): Promise<number> {
  const risk: RiskMark = { how: 'read', by: residentId, at };
  return shiftTable.change(
    { communityId, _id, state: 'open', [`seats.${residentId}.key`]: key },
    { [`seats.${residentId}.risk`]: command.set(risk), turn: command.inc(1) },
  );
}

/** The longest shift, before which another one can have begun that still goes on. */
const AROUND = 32 * HOUR;

type Around = Pick<AttendanceDocument, 'residentId' | 'from' | 'until'>;

/** Whatever these people were at around these times, these shifts among them. One request. */
export function findAround(
  communityId: string,
  spans: readonly Around[],
): Promise<AttendanceDocument[]> {
  if (spans.length === 0) return Promise.resolve([]);
  const each = spans.map(({ residentId, from, until }) => ({
    residentId,
    from: command.gt(from - AROUND).and(command.lt(until + AROUND)),
  }));
  return table.find(allOf(communityId, command.or(each)), {
    limit: MOST,
    order: [['from', 'asc']],
  });
}

/** The other shifts that somebody was at around the time of this one. One request. */
export async function findOthers(attendance: AttendanceDocument): Promise<AttendanceDocument[]> {
  const found = await findAround(attendance.communityId, [attendance]);
  return found.filter(({ _id }) => _id !== attendance._id);
}

/** Everybody who was at a shift. One request. */
export function findOfShift(communityId: string, shiftId: string): Promise<AttendanceDocument[]> {
  return table.find({ communityId, shiftId }, { limit: MOST, order: [['_id', 'asc']] });
}

/** Writes the measured entries down, once. @returns 1 unless somebody's going was noted meanwhile, or it is there */
export function saveMeasured(
  { communityId, _id, out: seen }: AttendanceDocument,
  entries: readonly HourEntry[],
  out: Mark | null,
): Promise<number> {
  const isWaiting = entries.some(({ state, why }) => state === 'pending' && why !== 'late');
  return table.change(
    {
      communityId,
      _id,
      'entries.entryId': command.nin(entries.map(({ entryId }) => entryId)),
      ...(seen === null ? { out: null } : {}),
    },
    {
      entries: command.push([...entries]),
      ...reckoning(),
      out: out && command.set(out),
      ...(isWaiting ? { pending: true } : {}),
    },
  );
}

/** Part of every write that changes what counts: whoever reckons with hours looks again. */
export const reckoning = (): Pick<Required<AttendanceDocument>, 'reckonAt' | 'turn'> => ({
  reckonAt: 1,
  turn: command.inc(1) as unknown as number,
});

/** Somebody was there without hours of their own. One request. */
export async function markAttended({ communityId, _id }: AttendanceDocument): Promise<void> {
  await table.change({ communityId, _id }, reckoning());
}

/** Longer than any invocation lives. */
const SECOND_LOOK = 2 * MINUTE;

/**
 * What counts has been reckoned with as it was seen. A run that saw what was before may be under way still: once it
 * must be over, a second look that finds nothing to do is the last.
 */
export async function endReckoning(
  { communityId, _id, turn, looked }: AttendanceDocument,
  isUnchanged: boolean,
  at: number,
): Promise<void> {
  const isOver = isUnchanged && looked !== undefined && looked === turn;
  await table.change(
    { communityId, _id, turn: turn ?? null },
    isOver ? { reckonAt: 0 } : { reckonAt: at + SECOND_LOOK, looked: turn ?? 0 },
  );
}

/** Which shifts have hours to be written down. */
export function dueForHours(): Record<string, unknown> {
  return { hours: 'due' };
}

/** @returns 1 unless somebody came to be noted since */
export function markHoursDone(shift: ShiftDocument): Promise<number> {
  const { communityId, _id, turn, change } = shift;
  return shiftTable.change(
    { communityId, _id, hours: 'due', turn, 'change.id': change.id },
    { hours: 'done' },
  );
}

/**
 * Somebody's scan came after the end: if the hours were written down, or are just now, it is looked at as well. A run
 * that has not seen it finds that the turn is another one. One request; none before the end.
 */
export async function reopenHours(
  { communityId, _id, until }: ShiftDocument,
  at: number,
): Promise<void> {
  if (at < until) return;
  const closed = { communityId, _id, hours: command.exists(true) };
  await shiftTable.change(closed, { hours: 'due', turn: command.inc(1) });
}

/** Shifts that nobody has closed so long after their end. */
export function forgottenSince(before: number): Record<string, unknown> {
  return { state: 'open', until: command.lte(before), hours: command.exists(false) };
}

/** All of them in one request. */
export function closeForgotten(where: Record<string, unknown>): Promise<number> {
  return shiftTable.change({ everywhere: true, where }, { hours: 'due' });
}
