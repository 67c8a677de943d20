import * as v from 'valibot';
import { one, own } from '../../kernel/action/load.ts';
import { now } from '../../kernel/clock.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { type AttendanceDocument, attendances, type Mark, shifts } from '../collections.ts';
import { onShift } from '../shift/shift-schema.ts';
import { markLine } from './attendance-line.ts';
import { getAttendance, noteLeft, noteMark } from './attendance-repository.ts';
import { attendanceAt, leavesLess } from './attendance-rules.ts';
import { code } from './attendance-schema.ts';
import { checkCode } from './check-code.ts';

/**
 * Somebody goes. Without it the end of the shift counts, and their hours say that nobody checked them out. A scan that
 * is sent once they say so waits for a leader, who corrects them by it.
 */
export const checkOut = action('volunteer.checkOut', {
  input: v.strictObject({ ...onShift, code }),
  access: RESIDENTS,
  load: (input) => ({
    shift: one(shifts, input.shiftId, 'SHIFT_NOT_FOUND'),
    attendance: own(attendances, input.shiftId),
  }),
  budget: 4,
  run: async (input, { actor, shift, attendance: kept }) => {
    const attendance = kept && attendanceAt(shift, kept);
    if (!attendance?.in) throw new Refusal('NOT_CHECKED_IN');
    const came = markLine(attendance.in);
    const isSettled = attendance.out?.how === 'settled';
    if (attendance.out && (!isSettled || attendance.left))
      return answerOf(attendance, attendance.out);
    const mark: Mark = { ...checkCode(shift, input.code, now()), by: actor.residentId };
    if (!isSettled && (await noteMark(attendance, 'out', mark)) === 1) {
      return { in: came, out: markLine(mark) };
    }
    const known = isSettled ? attendance : await getAttendance(input.communityId, attendance._id);
    if (known?.out?.how !== 'settled' || !leavesLess(attendanceAt(shift, known), mark)) {
      return { in: came, out: markLine(known?.out ?? mark) };
    }
    await noteLeft(known, mark);
    return answerOf({ ...known, left: mark }, known.out);

    function answerOf({ left }: AttendanceDocument, out: Mark) {
      return { in: came, out: markLine(out), ...(left ? { left: markLine(left) } : {}) };
    }
  },
});
