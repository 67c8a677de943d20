import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { text } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { residents } from '../../people/collections.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { requireNotOwn } from '../../people/second-person.ts';
import { attendanceIdOf } from '../attendance/attendance-rules.ts';
import { attendances, feedbacks, shifts, teams } from '../collections.ts';
import { ofTeam, residentId } from '../shift/shift-schema.ts';
import { requireLed } from '../team/team-access.ts';
import { ensureFeedback } from './feedback-repository.ts';
import { answerLine, isOpenFor, unsaidAbout, wasThere } from './feedback-rules.ts';

/** Whoever leads the team says to one volunteer that they are welcome again, and a line for them alone. */
export const answerVolunteer = action('volunteer.answerVolunteer', {
  input: v.strictObject({
    ...ofTeam,
    residentId,
    welcome: v.boolean(),
    note: v.union([v.literal(''), text(200)]),
  }),
  access: RESIDENTS,
  load: (input) => ({
    team: one(teams, input.teamId, 'TEAM_NOT_FOUND'),
    shift: one(shifts, input.shiftId, 'SHIFT_NOT_FOUND'),
    person: one(residents, input.residentId, 'RESIDENT_NOT_FOUND'),
    attendance: one(attendances, attendanceIdOf(input.shiftId, input.residentId)),
    found: one(feedbacks, attendanceIdOf(input.shiftId, input.residentId)),
  }),
  command: (input) => ({
    action: 'feedback.answer',
    target: `resident:${input.residentId}`,
    variant: input.shiftId,
  }),
  budget: 4,
  run: async (input, context) => {
    const { actor, team, shift, person, attendance, found } = context;
    requireLed(actor, team, shift);
    const homes = person.households.map(({ householdId }) => householdId);
    requireNotOwn(actor, { people: [person._id], households: homes }, 'FEEDBACK_OWN');
    const { at } = context.command.stamp;
    if (!wasThere(attendance)) throw new Refusal('FEEDBACK_ABSENT');
    if (!isOpenFor(shift, at)) throw new Refusal('FEEDBACK_CLOSED');
    const { welcome, note } = input;
    const answer = { welcome, note, by: actor.residentId, at };
    const known = found ?? (await ensureFeedback(unsaidAbout(shift, person._id)));
    return change(context, feedbacks, known, {
      missing: 'SHIFT_NOT_FOUND',
      decide: ({ answer: stands }) =>
        stands?.welcome === welcome && stands.note === note ? null : { answer },
      answer: (current) => ({ answer: answerLine(current) ?? { welcome, note, at } }),
    });
  },
});
