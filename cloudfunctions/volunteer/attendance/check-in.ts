import * as v from 'valibot';
import { one, own } from '../../kernel/action/load.ts';
import { now } from '../../kernel/clock.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { attendances, type Mark, type ShiftDocument, shifts } from '../collections.ts';
import { onShift } from '../shift/shift-schema.ts';
import { leadsTeam } from '../team/team-access.ts';
import { getTeam } from '../team/team-repository.ts';
import { markLine } from './attendance-line.ts';
import {
  getAttendance,
  insertAttendance,
  moveAttendance,
  noteMark,
  reopenHours,
} from './attendance-repository.ts';
import { attendanceAt, emptyAttendance, isRiskDue } from './attendance-rules.ts';
import { code } from './attendance-schema.ts';
import { checkCode } from './check-code.ts';

/**
 * Somebody scans the code on the leader's phone. It is its own record, and sent again it is answered as before.
 * What to beware of is read before, by whoever has not. A scan that was kept without a signal says by its code when it was made.
 */
export const checkIn = action('volunteer.checkIn', {
  input: v.strictObject({ ...onShift, code, riskRead: v.optional(v.boolean()) }),
  access: RESIDENTS,
  load: (input) => ({
    shift: one(shifts, input.shiftId, 'SHIFT_NOT_FOUND'),
    attendance: own(attendances, input.shiftId),
  }),
  budget: 6,
  run: async (input, { actor, shift, attendance }) => {
    const me = actor.residentId;
    const at = now();
    const found = attendance && attendanceAt(shift, attendance);
    if (found?.in) {
      await reopenHours(shift, at);
      return { in: markLine(found.in) };
    }
    requirePlace(shift, me);
    const seen = checkCode(shift, input.code, at);
    if (seen.at >= shift.until) throw new Refusal('CHECK_IN_OVER');
    const isDue = isRiskDue(shift, me, found);
    if (isDue && input.riskRead !== true) throw new Refusal('RISK_UNREAD');
    const read = isDue ? { risk: { how: 'read' as const, by: me, at } } : {};
    const team = await getTeam(input.communityId, shift.teamId);
    const leads = team !== undefined && leadsTeam(actor, team);
    const mark: Mark = { ...seen, by: me, ...(leads ? { leads } : {}) };
    const made = { ...(found ?? emptyAttendance(shift, me)), in: mark, ...read };
    if (attendance && found) await moveAttendance(attendance, found);
    const isNew = !attendance && (await insertAttendance(made));
    if (!isNew) await noteMark(made, 'in', mark, read.risk);
    await reopenHours(shift, at);
    const known = isNew ? made : await getAttendance(input.communityId, made._id);
    return { in: markLine(known?.in ?? mark) };
  },
});

/** @throws Refusal SHIFT_CANCELLED, NOT_SIGNED_UP */
function requirePlace({ state, seats }: ShiftDocument, residentId: string): void {
  if (state === 'cancelled') throw new Refusal('SHIFT_CANCELLED');
  if (seats[residentId]?.state !== 'in') throw new Refusal('NOT_SIGNED_UP');
}
