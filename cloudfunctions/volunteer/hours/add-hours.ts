import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { action } from '../../people/action.ts';
import { residents } from '../../people/collections.ts';
import { RESIDENTS } from '../../people/officers.ts';
import {
  ensureAttendance,
  findOthers,
  moveAttendance,
} from '../attendance/attendance-repository.ts';
import { attendanceAt, attendanceIdOf, emptyAttendance } from '../attendance/attendance-rules.ts';
import { minutes } from '../attendance/attendance-schema.ts';
import { attendances, type HourEntry, shifts, teams } from '../collections.ts';
import { ofTeam, reason, residentId } from '../shift/shift-schema.ts';
import { requireLed } from '../team/team-access.ts';
import { requireEarned, requireTime } from './hour-access.ts';
import { entryAnswer } from './hour-line.ts';
import { isEntered, minutesLeft } from './hour-rules.ts';

/**
 * Minutes that nobody measured: on paper, a forgotten phone, somebody who came without signing up. They are kept
 * apart from measured ones, and count once somebody from outside the team confirms them.
 */
export const addHours = action('volunteer.addHours', {
  input: v.strictObject({ ...ofTeam, residentId, minutes, reason }),
  access: RESIDENTS,
  load: (input) => ({
    team: one(teams, input.teamId, 'TEAM_NOT_FOUND'),
    shift: one(shifts, input.shiftId, 'SHIFT_NOT_FOUND'),
    person: one(residents, input.residentId, 'RESIDENT_NOT_FOUND'),
    attendance: one(attendances, attendanceIdOf(input.shiftId, input.residentId)),
  }),
  command: (input) => ({
    action: 'hours.add',
    target: `resident:${input.residentId}`,
    variant: input.shiftId,
  }),
  budget: 6,
  run: async (input, context) => {
    const { team, shift, person, actor } = context;
    requireLed(actor, team, shift);
    const { stamp } = context.command;
    if (person._id === actor.residentId) throw new Refusal('HOURS_OWN');
    requireEarned(shift, person._id, stamp.at);
    const attendance = context.attendance
      ? attendanceAt(shift, context.attendance)
      : await ensureAttendance(emptyAttendance(shift, person._id));
    if (context.attendance) await moveAttendance(context.attendance, attendance);
    const entry: HourEntry = {
      entryId: stamp.id,
      sort: 'added',
      minutes: input.minutes,
      state: 'pending',
      why: shift.made ? 'made' : 'added',
      reason: input.reason,
      at: stamp.at,
      by: actor.residentId,
      decidedBy: null,
    };
    return change(context, attendances, attendance, {
      missing: 'SHIFT_NOT_FOUND',
      seen: ['entries'],
      prepare: findOthers,
      decide: (current, others) => {
        const left = minutesLeft(current);
        if (input.minutes > left) throw new Refusal('HOURS_TOO_MANY', { left });
        if (isEntered(current.entries, input.minutes)) throw new Refusal('HOURS_ENTERED');
        const entries = [...current.entries, entry];
        requireTime({ ...current, entries }, others, true);
        return { entries, pending: true };
      },
      answer: entryAnswer(stamp.id),
    });
  },
});
