import { now } from '../../kernel/clock.ts';
import { type BulkJob, job } from '../../kernel/upkeep.ts';
import {
  type AttendanceDocument,
  type HourEntry,
  type ShiftDocument,
  shifts,
} from '../collections.ts';
import { overlapOf } from '../hours/overlap-rules.ts';
import {
  closeForgotten,
  dueForHours,
  findAround,
  findOfShift,
  forgottenSince,
  markAttended,
  markHoursDone,
  moveAttendance,
  saveMeasured,
} from './attendance-repository.ts';
import {
  attendanceAt,
  attendsOnly,
  CLOSED_AFTER,
  measuredEntries,
  measuredEntry,
  OF_SHIFT,
  overlapping,
  settledOut,
} from './attendance-rules.ts';

/** Shifts that no leader has closed are closed by themselves: what was measured counts. */
export const closeForgottenShifts: BulkJob = {
  name: 'shift.close',
  collection: shifts,
  due: (at) => forgottenSince(at - CLOSED_AFTER),
  all: closeForgotten,
};

/**
 * The hours of shifts that are closed are written down, once for everybody who was there and had a place until it
 * began.
 */
export const settleHours = job<ShiftDocument>({
  name: 'shift.hours',
  collection: shifts,
  due: dueForHours,
  order: { until: 1, _id: 1 },
  one: async (shift) => {
    const found = await findOfShift(shift.communityId, shift._id);
    const came = found
      .map((seen) => attendanceAt(shift, seen))
      .filter(({ in: mark, residentId }) => mark && shift.seats[residentId]?.state === 'in')
      .sort((one, other) => cameAt(one) - cameAt(other) || (one._id < other._id ? -1 : 1));
    const helped = came.filter(({ residentId }) => !attendsOnly(shift, residentId));
    for (const one of came) if (!helped.includes(one)) await markAttended(one);
    for (const seen of found) await moveAttendance(seen, attendanceAt(shift, seen));
    const due = helped.filter(({ entries }) => !entries.some(isOfShift));
    const around = await findAround(shift.communityId, due);
    let isWhole = true;
    for (const [rank, attendance] of helped.entries()) {
      if (!due.includes(attendance)) continue;
      const headcount = shift.closed?.headcount ?? null;
      const out = settledOut(attendance);
      const measured = measuredEntry({ ...attendance, out }, rank, headcount, now());
      const others = around.filter(
        ({ _id, residentId }) => residentId === attendance.residentId && _id !== attendance._id,
      );
      const all = { ...attendance, out, entries: [...attendance.entries, measured] };
      const isOverlap = overlapOf(all, others, true) !== null;
      const entries = isOverlap
        ? [overlapping(measured)]
        : measuredEntries({ ...attendance, out }, rank, headcount, now());
      if ((await saveMeasured(attendance, entries, out)) === 0) isWhole = false;
    }
    if (isWhole) await markHoursDone(shift);
  },
  steps: true,
});

const isOfShift = ({ entryId }: HourEntry) => entryId === OF_SHIFT;

const cameAt = ({ in: mark }: AttendanceDocument) => mark?.at ?? 0;
