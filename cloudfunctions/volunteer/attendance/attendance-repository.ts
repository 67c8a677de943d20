import { command, tableOf } from '../../kernel/database/table.ts';
import {
  type AttendanceDocument,
  attendances,
  type HourEntry,
  type Mark,
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

/** Somebody came, or went. @returns 1 unless that is known already */
export function noteMark(
  { communityId, _id }: AttendanceDocument,
  which: 'in' | 'out',
  mark: Mark,
): Promise<number> {
  return table.change({ communityId, _id, [which]: null }, { [which]: command.set(mark) });
}

/** Everybody who was at a shift. One request. */
export function findOfShift(communityId: string, shiftId: string): Promise<AttendanceDocument[]> {
  return table.find({ communityId, shiftId }, { limit: MOST, order: [['_id', 'asc']] });
}

/** Writes the measured entry down, once. */
export function saveMeasured(
  { communityId, _id }: AttendanceDocument,
  entry: HourEntry,
  out: Mark | null,
): Promise<number> {
  return table.change(
    { communityId, _id, 'entries.entryId': command.neq(entry.entryId) },
    {
      entries: command.push([entry]),
      out: out && command.set(out),
      ...(entry.state === 'pending' && entry.why !== 'late' ? { pending: true } : {}),
    },
  );
}

/** Which shifts have hours to be written down. */
export function dueForHours(): Record<string, unknown> {
  return { hours: 'due' };
}

/** @returns 1 unless somebody came to be noted since */
export function markHoursDone(shift: ShiftDocument): Promise<number> {
  const { communityId, _id, change } = shift;
  return shiftTable.change(
    { communityId, _id, hours: 'due', 'change.id': change.id },
    { hours: 'done' },
  );
}

/** Somebody's scan came after the hours were written down. */
export async function reopenHours({ communityId, _id, hours }: ShiftDocument): Promise<void> {
  if (hours !== 'done') return;
  await shiftTable.change({ communityId, _id, hours: 'done' }, { hours: 'due' });
}

/** Shifts that nobody has closed so long after their end. */
export function forgottenSince(before: number): Record<string, unknown> {
  return { state: 'open', until: command.lte(before), hours: command.exists(false) };
}

/** All of them in one request. */
export function closeForgotten(where: Record<string, unknown>): Promise<number> {
  return shiftTable.change({ everywhere: true, where }, { hours: 'due' });
}
