import { now } from '../../kernel/clock.ts';
import { type BulkJob, job } from '../../kernel/upkeep.ts';
import { type AttendanceDocument, type ShiftDocument, shifts } from '../collections.ts';
import {
  closeForgotten,
  dueForHours,
  findOfShift,
  forgottenSince,
  markHoursDone,
  saveMeasured,
} from './attendance-repository.ts';
import { attendsOnly, CLOSED_AFTER, measuredEntry, settledOut } from './attendance-rules.ts';

/** Shifts that no leader has closed are closed by themselves: what was measured counts. */
export const closeForgottenShifts: BulkJob = {
  name: 'shift.close',
  collection: shifts,
  due: (at) => forgottenSince(at - CLOSED_AFTER),
  all: closeForgotten,
};

/** The hours of shifts that are closed are written down, once for everybody who was there. */
export const settleHours = job<ShiftDocument>({
  name: 'shift.hours',
  collection: shifts,
  due: dueForHours,
  order: { until: 1, _id: 1 },
  one: async (shift) => {
    const found = await findOfShift(shift.communityId, shift._id);
    const came = found
      .filter(({ in: mark, residentId }) => mark !== null && !attendsOnly(shift, residentId))
      .sort((one, other) => cameAt(one) - cameAt(other) || (one._id < other._id ? -1 : 1));
    for (const [rank, attendance] of came.entries()) {
      if (attendance.entries.some(({ sort }) => sort === 'measured')) continue;
      const headcount = shift.closed?.headcount ?? null;
      const out = settledOut(attendance);
      const entry = measuredEntry({ ...attendance, out }, rank, headcount, now());
      await saveMeasured(attendance, entry, out);
    }
    await markHoursDone(shift);
  },
  steps: true,
});

const cameAt = ({ in: mark }: AttendanceDocument) => mark?.at ?? 0;
