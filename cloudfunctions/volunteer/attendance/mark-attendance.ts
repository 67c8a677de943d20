import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { AFTER, BEFORE } from '../../kernel/rotating-rules.ts';
import { action } from '../../people/action.ts';
import { residents } from '../../people/collections.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { requireNotOwn } from '../../people/second-person.ts';
import { attendances, type Mark, type ShiftDocument, shifts, teams } from '../collections.ts';
import { ofTeam, residentId } from '../shift/shift-schema.ts';
import { requireLed } from '../team/team-access.ts';
import { ensureAttendance, moveAttendance, reckoning } from './attendance-repository.ts';
import {
  attendanceAt,
  attendanceIdOf,
  emptyAttendance,
  isPending,
  isRiskDue,
  leftEntries,
  tickedEntries,
  waitsForTick,
} from './attendance-rules.ts';

/**
 * A leader ticks who has come and gone, while the shift is on, for those without a phone: their hours, and what going
 * early takes off those of others, wait for somebody from outside the team, and what to beware of was read to whoever
 * has not read it; and that a scan which was sent afterwards is right. Never about oneself. What is written down later is hours added by hand.
 */
export const markAttendance = action('volunteer.markAttendance', {
  input: v.strictObject({
    ...ofTeam,
    residentId,
    mark: v.picklist(['in', 'out', 'tick']),
    riskTold: v.optional(v.boolean()),
  }),
  access: RESIDENTS,
  load: (input) => ({
    team: one(teams, input.teamId, 'TEAM_NOT_FOUND'),
    shift: one(shifts, input.shiftId, 'SHIFT_NOT_FOUND'),
    person: one(residents, input.residentId),
    attendance: one(attendances, attendanceIdOf(input.shiftId, input.residentId)),
  }),
  command: (input) => ({
    action: `attendance.${input.mark}`,
    target: `resident:${input.residentId}`,
    variant: input.shiftId,
  }),
  budget: 5,
  run: async (input, context) => {
    const { team, shift, person, attendance, actor } = context;
    requireLed(actor, team, shift);
    const { at } = context.command.stamp;
    if (input.residentId === actor.residentId) throw new Refusal('HOURS_OWN');
    const homes = person?.households.map(({ householdId }) => householdId) ?? [];
    if (input.mark === 'tick') requireNotOwn(actor, { households: homes }, 'HOURS_OWN');
    const mark: Mark = { at, how: 'list', by: actor.residentId };
    if (!attendance && input.mark !== 'in') throw new Refusal('NOT_CHECKED_IN');
    if (input.mark === 'in') requireOn(shift, input.residentId, at);
    const known = attendance
      ? attendanceAt(shift, attendance)
      : await ensureAttendance(emptyAttendance(shift, input.residentId));
    if (attendance) await moveAttendance(attendance, known);
    return change(context, attendances, known, {
      missing: 'NOT_CHECKED_IN',
      seen: ['in', 'out', 'left', 'entries'],
      decide: (current) => {
        if (input.mark === 'tick') {
          if (!waitsForTick(current)) return null;
          const { left } = current;
          const ticked = tickedEntries(current.entries, actor.residentId);
          const entries = leftEntries({ ...current, entries: ticked }, actor.residentId, at);
          const gone = left ? { out: left, left: null } : {};
          return { ticked: true, entries, pending: isPending(entries), ...gone, ...reckoning() };
        }
        if (current[input.mark]) return null;
        requireOn(shift, input.residentId, at);
        if (input.mark === 'out' && !current.in) throw new Refusal('NOT_CHECKED_IN');
        if (input.mark !== 'in' || !isRiskDue(shift, input.residentId, current)) {
          return { [input.mark]: mark };
        }
        if (input.riskTold !== true) throw new Refusal('RISK_UNREAD');
        return { in: mark, risk: { how: 'told' as const, by: actor.residentId, at } };
      },
      answer: () => ({ marked: true }) as const,
    });
  },
});

/** @throws Refusal SHIFT_CANCELLED, NOT_SIGNED_UP, CHECK_IN_EARLY, CHECK_IN_OVER */
function requireOn(shift: ShiftDocument, residentId: string, at: number): void {
  if (shift.state === 'cancelled') throw new Refusal('SHIFT_CANCELLED');
  if (shift.seats[residentId]?.state !== 'in') throw new Refusal('NOT_SIGNED_UP');
  const first = shift.from - BEFORE;
  if (at < first) throw new Refusal('CHECK_IN_EARLY', { from: first });
  if (at > shift.until + AFTER) throw new Refusal('CHECK_IN_OVER');
}
