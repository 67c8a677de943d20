import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { action } from '../../people/action.ts';
import { officersOf } from '../../people/officers.ts';

import { attendanceIdOf, isPending } from '../attendance/attendance-rules.ts';
import { entryId } from '../attendance/attendance-schema.ts';
import { attendances, teams } from '../collections.ts';
import { ofTeam, residentId } from '../shift/shift-schema.ts';
import { CONFIRMERS } from './hour-access.ts';
import { entryAnswer } from './hour-line.ts';
import { decidedEntries, isOutside } from './hour-rules.ts';

/** Somebody from outside the team confirms hours by hand, or check-ins above the headcount, or refuses them. */
export const decideHours = action('volunteer.decideHours', {
  input: v.strictObject({
    ...ofTeam,
    residentId,
    entryId,
    decision: v.picklist(['confirm', 'refuse']),
  }),
  access: officersOf('team.placeId', CONFIRMERS, 'within'),
  load: (input) => ({
    team: one(teams, input.teamId, 'TEAM_NOT_FOUND'),
    attendance: one(attendances, attendanceIdOf(input.shiftId, input.residentId), 'NOT_CHECKED_IN'),
  }),
  command: (input) => ({
    action: `hours.${input.decision}`,
    target: `resident:${input.residentId}`,
    variant: `${input.shiftId} ${input.entryId}`,
  }),
  budget: 3,
  run: async (input, context) => {
    const { team, attendance, actor } = context;
    if (attendance.teamId !== team._id) throw new Refusal('NOT_CHECKED_IN');
    return change(context, attendances, attendance, {
      missing: 'NOT_CHECKED_IN',
      seen: ['entries'],
      decide: (current) => {
        const entry = current.entries.find((found) => found.entryId === input.entryId);
        if (!entry) throw new Refusal('NOT_CHECKED_IN');
        if (!isOutside(actor.residentId, team, current, entry)) {
          throw new Refusal('CONFIRM_OUTSIDE');
        }
        if (entry.state !== 'pending') throw new Refusal('HOURS_DECIDED');
        const { decision } = input;
        const entries = decidedEntries(current.entries, input.entryId, decision, actor.residentId);
        return { entries, pending: isPending(entries) };
      },
      answer: entryAnswer(input.entryId),
    });
  },
});
