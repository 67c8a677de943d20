import * as v from 'valibot';
import { one, own } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { action } from '../../people/action.ts';
import { residents } from '../../people/collections.ts';
import { officersOf } from '../../people/officers.ts';
import { requireNotOwn } from '../../people/second-person.ts';

import { findOthers, reckoning } from '../attendance/attendance-repository.ts';
import { attendanceIdOf, isPending, OF_GONE } from '../attendance/attendance-rules.ts';
import { entryId } from '../attendance/attendance-schema.ts';
import { type AttendanceDocument, attendances, shifts, teams, volunteers } from '../collections.ts';
import { markConfirming } from '../made/made-repository.ts';
import { isWithdrawn } from '../made/made-rules.ts';
import { ofTeam, residentId } from '../shift/shift-schema.ts';
import { findFamily } from '../team/team-repository.ts';
import { CONFIRMERS, requireTime } from './hour-access.ts';
import { entryAnswer } from './hour-line.ts';
import { decidedEntries, isOutside } from './hour-rules.ts';

/**
 * Somebody from outside the team, and of another home than whoever they are of and whoever wrote them down, confirms
 * hours by hand, or check-ins above the headcount, or refuses them.
 */
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
    person: one(residents, input.residentId),
    shift: one(shifts, input.shiftId),
    volunteer: own(volunteers, input.communityId),
    attendance: one(attendances, attendanceIdOf(input.shiftId, input.residentId), 'NOT_CHECKED_IN'),
  }),
  command: (input) => ({
    action: `hours.${input.decision}`,
    target: `resident:${input.residentId}`,
    variant: `${input.shiftId} ${input.entryId}`,
  }),
  budget: 6,
  run: async (input, context) => {
    const { team, person, shift, volunteer, attendance, actor } = context;
    if (attendance.teamId !== team._id) throw new Refusal('NOT_CHECKED_IN');
    const homes = person?.households.map(({ householdId }) => householdId) ?? [];
    requireNotOwn(actor, { households: homes }, 'CONFIRM_OUTSIDE');
    const requireWaiting = (current: AttendanceDocument, family: readonly string[]) => {
      const entry = current.entries.find((found) => found.entryId === input.entryId);
      if (!entry) throw new Refusal('NOT_CHECKED_IN');
      const isOther = isOutside(actor.residentId, team, volunteer?.teamIds ?? [], current, entry);
      if (!isOther || family.includes(entry.by)) throw new Refusal('CONFIRM_OUTSIDE');
      if (entry.withdrawn || (shift && isWithdrawn(shift))) throw new Refusal('SHIFT_WITHDRAWN');
      if (entry.state !== 'pending') throw new Refusal('HOURS_DECIDED');
    };
    // Whoever did not go early was there until the end, and nowhere else.
    const isLonger = input.entryId === OF_GONE;
    return change(context, attendances, attendance, {
      missing: 'NOT_CHECKED_IN',
      seen: ['entries'],
      prepare: async (seen) => {
        const own = actor.resident.households.map(({ householdId }) => householdId);
        const found = own.length === 0 ? [] : await findFamily(input.communityId, own);
        const family = found.map(({ _id }) => _id);
        requireWaiting(seen, family);
        if (input.decision !== 'confirm') {
          return { family, others: isLonger ? await findOthers(seen) : [] };
        }
        if (shift?.made && !(await markConfirming(shift, context.command.stamp.at))) {
          throw new Refusal('SHIFT_WITHDRAWN');
        }
        return { family, others: await findOthers(seen) };
      },
      decide: (current, { family, others }) => {
        requireWaiting(current, family);
        const { decision } = input;
        const isMore = current.entries.some(
          (one) => one.entryId === input.entryId && one.minutes > 0,
        );
        if (decision === 'confirm' && isMore) requireTime(current, others);
        const entries = decidedEntries(current.entries, input.entryId, decision, actor.residentId);
        if (decision === 'refuse' && isLonger) requireTime({ ...current, entries }, others);
        return { entries, pending: isPending(entries), ...reckoning() };
      },
      answer: entryAnswer(input.entryId),
    });
  },
});
