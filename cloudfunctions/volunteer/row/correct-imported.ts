import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { action } from '../../people/action.ts';
import { residents } from '../../people/collections.ts';
import { officersOf } from '../../people/officers.ts';
import { requireNotOwn } from '../../people/second-person.ts';
import { attendanceIdOf, isPending } from '../attendance/attendance-rules.ts';
import { attendances, type HourEntry, teams } from '../collections.ts';
import { entryAnswer } from '../hours/hour-line.ts';
import { IMPORTERS } from '../import/import-access.ts';
import { findAttended } from '../import/import-repository.ts';
import { roomOf } from '../import/imported-rules.ts';
import { ofTeam, reason, residentId } from '../shift/shift-schema.ts';

const MOST = 2_000 * 60;

/**
 * What a table of before said stays; an entry of its own, with its reason, makes it right. It counts once somebody
 * from outside the team has confirmed it, whether it adds or takes off: two people answer for what was brought over.
 */
export const correctImported = action('volunteer.correctImported', {
  input: v.strictObject({
    ...ofTeam,
    residentId,
    minutes: v.pipe(
      v.number(),
      v.integer(),
      v.minValue(-MOST),
      v.maxValue(MOST),
      v.check((minutes) => minutes !== 0),
    ),
    reason,
  }),
  access: officersOf('team.placeId', IMPORTERS, 'within'),
  load: (input) => ({
    team: one(teams, input.teamId, 'TEAM_NOT_FOUND'),
    person: one(residents, input.residentId),
    attendance: one(attendances, attendanceIdOf(input.shiftId, input.residentId), 'NOT_CHECKED_IN'),
  }),
  command: (input) => ({
    action: 'hours.correct-import',
    target: `resident:${input.residentId}`,
    variant: input.shiftId,
  }),
  budget: 4,
  run: (input, context) => {
    const { team, person, attendance, actor, command } = context;
    const { stamp } = command;
    if (attendance.teamId !== team._id || !attendance.imported) throw new Refusal('NOT_CHECKED_IN');
    const households = person?.households.map(({ householdId }) => householdId) ?? [];
    requireNotOwn(actor, { people: [input.residentId], households }, 'HOURS_OWN');
    const entry: HourEntry = {
      entryId: stamp.id,
      sort: 'imported',
      minutes: input.minutes,
      state: 'pending',
      why: 'added',
      reason: input.reason,
      at: stamp.at,
      by: actor.residentId,
      decidedBy: null,
    };
    return change({ command }, attendances, attendance, {
      missing: 'NOT_CHECKED_IN',
      seen: ['entries'],
      prepare: ({ communityId }) => findAttended(communityId, [input.residentId]),
      decide: (current, all) => {
        const { less, more } = roomOf(current, all);
        if (-input.minutes > less) throw new Refusal('IMPORTED_TOO_FEW', { left: less });
        if (input.minutes > more) throw new Refusal('IMPORTED_TOO_MANY', { left: more });
        const entries = [...current.entries, entry];
        return { entries, pending: isPending(entries) };
      },
      answer: entryAnswer(stamp.id),
    });
  },
});
