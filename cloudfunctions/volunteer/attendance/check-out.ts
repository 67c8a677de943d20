import * as v from 'valibot';
import { one, own } from '../../kernel/action/load.ts';
import { now } from '../../kernel/clock.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { attendances, type Mark, shifts } from '../collections.ts';
import { onShift } from '../shift/shift-schema.ts';
import { markLine } from './attendance-line.ts';
import { getAttendance, noteMark } from './attendance-repository.ts';
import { code } from './attendance-schema.ts';
import { checkCode } from './check-code.ts';

/** Somebody goes. Without it the end of the shift counts, and their hours say that nobody checked them out. */
export const checkOut = action('volunteer.checkOut', {
  input: v.strictObject({ ...onShift, code }),
  access: RESIDENTS,
  load: (input) => ({
    shift: one(shifts, input.shiftId, 'SHIFT_NOT_FOUND'),
    attendance: own(attendances, input.shiftId),
  }),
  budget: 3,
  run: async (input, { actor, shift, attendance }) => {
    if (!attendance?.in) throw new Refusal('NOT_CHECKED_IN');
    const came = markLine(attendance.in);
    if (attendance.out) return { in: came, out: markLine(attendance.out) };
    const mark: Mark = { ...checkCode(shift, input.code, now()), by: actor.residentId };
    if ((await noteMark(attendance, 'out', mark)) === 1) return { in: came, out: markLine(mark) };
    const known = await getAttendance(input.communityId, attendance._id);
    return { in: came, out: markLine(known?.out ?? mark) };
  },
});
