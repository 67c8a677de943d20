import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';

import { findOthers, moveAttendance } from '../attendance/attendance-repository.ts';
import { attendanceAt, attendanceIdOf } from '../attendance/attendance-rules.ts';
import { attendances, type HourEntry, shifts, teams } from '../collections.ts';
import { ofTeam, reason, residentId } from '../shift/shift-schema.ts';
import { requireLed } from '../team/team-access.ts';
import { requireEarned, requireTime } from './hour-access.ts';
import { entryAnswer } from './hour-line.ts';
import { minutesLeft, minutesToSpare } from './hour-rules.ts';

/**
 * What was written down stays; an entry of its own, with its reason, makes it right. It counts once somebody from
 * outside the team has confirmed it, whether it adds or takes off. Never about oneself.
 */
export const correctHours = action('volunteer.correctHours', {
  input: v.strictObject({
    ...ofTeam,
    residentId,
    minutes: v.pipe(
      v.number(),
      v.integer(),
      v.minValue(-16 * 60),
      v.maxValue(16 * 60),
      v.check((minutes) => minutes !== 0),
    ),
    reason,
  }),
  access: RESIDENTS,
  load: (input) => ({
    team: one(teams, input.teamId, 'TEAM_NOT_FOUND'),
    shift: one(shifts, input.shiftId, 'SHIFT_NOT_FOUND'),
    attendance: one(attendances, attendanceIdOf(input.shiftId, input.residentId), 'NOT_CHECKED_IN'),
  }),
  command: (input) => ({
    action: 'hours.correct',
    target: `resident:${input.residentId}`,
    variant: input.shiftId,
  }),
  budget: 5,
  run: async (input, context) => {
    const { team, shift, actor } = context;
    requireLed(actor, team, shift);
    const { stamp } = context.command;
    if (input.residentId === actor.residentId) throw new Refusal('HOURS_OWN');
    requireEarned(shift, input.residentId, stamp.at);
    const attendance = attendanceAt(shift, context.attendance);
    await moveAttendance(context.attendance, attendance);
    const isLess = input.minutes < 0;
    const entry: HourEntry = {
      entryId: stamp.id,
      sort: 'correction',
      minutes: input.minutes,
      state: 'pending',
      why: 'added',
      reason: input.reason,
      at: stamp.at,
      by: actor.residentId,
      decidedBy: null,
    };
    return change(context, attendances, attendance, {
      missing: 'NOT_CHECKED_IN',
      seen: ['entries'],
      prepare: async (seen) => (isLess ? [] : findOthers(seen)),
      decide: (current, others) => {
        const [less, more] = [minutesToSpare(current), minutesLeft(current)];
        if (-input.minutes > less) throw new Refusal('HOURS_TOO_FEW', { left: less });
        if (input.minutes > more) throw new Refusal('HOURS_TOO_MANY', { left: more });
        const entries = [...current.entries, entry];
        if (!isLess) requireTime({ ...current, entries }, others, true);
        return { entries, pending: true };
      },
      answer: entryAnswer(stamp.id),
    });
  },
});
