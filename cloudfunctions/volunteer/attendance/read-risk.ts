import * as v from 'valibot';
import { one, own } from '../../kernel/action/load.ts';
import { now } from '../../kernel/clock.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { attendances, shifts } from '../collections.ts';
import { onShift } from '../shift/shift-schema.ts';
import { noteRead } from './attendance-repository.ts';
import { isRiskDue } from './attendance-rules.ts';

/**
 * Somebody whom others signed up or wrote down says, ahead of the day, that they have read what to beware of. It is its
 * own record, and sent again it changes nothing.
 */
export const readRisk = action('volunteer.readRisk', {
  input: v.strictObject(onShift),
  access: RESIDENTS,
  load: (input) => ({
    shift: one(shifts, input.shiftId, 'SHIFT_NOT_FOUND'),
    attendance: own(attendances, input.shiftId),
  }),
  budget: 2,
  run: async (_input, { actor, shift, attendance }) => {
    const me = actor.residentId;
    if (shift.state === 'cancelled') throw new Refusal('SHIFT_CANCELLED');
    const seat = shift.seats[me];
    if (seat?.state !== 'in') throw new Refusal('NOT_SIGNED_UP');
    if (isRiskDue(shift, me, attendance) && (await noteRead(shift, me, seat, now())) !== 1) {
      throw new Refusal('NOT_SIGNED_UP');
    }
    return { read: true as const };
  },
});
