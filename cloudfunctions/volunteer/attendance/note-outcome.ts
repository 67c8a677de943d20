import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { shifts, teams } from '../collections.ts';
import { ofTeam } from '../shift/shift-schema.ts';
import { requireLed } from '../team/team-access.ts';
import { outcomeOf } from './attendance-line.ts';

const figure = v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000)));

/** How many people a shift has helped, and how many yuan it has saved: whoever leads the team says so, once it is over. */
export const noteOutcome = action('volunteer.noteOutcome', {
  input: v.strictObject({ ...ofTeam, served: figure, saved: figure }),
  access: RESIDENTS,
  load: (input) => ({
    team: one(teams, input.teamId, 'TEAM_NOT_FOUND'),
    shift: one(shifts, input.shiftId, 'SHIFT_NOT_FOUND'),
  }),
  command: ({ shiftId }) => ({ action: 'shift.outcome', target: `shift:${shiftId}` }),
  budget: 3,
  run: async (input, context) => {
    const { team, shift, actor } = context;
    requireLed(actor, team, shift);
    const { at } = context.command.stamp;
    const { served, saved } = input;
    return change(context, shifts, shift, {
      missing: 'SHIFT_NOT_FOUND',
      seen: ['outcome'],
      decide: ({ state, until }) => {
        if (state === 'cancelled') throw new Refusal('SHIFT_CANCELLED');
        if (at < until) throw new Refusal('SHIFT_RUNNING');
        const isNone = served === null && saved === null;
        return { outcome: isNone ? null : { served, saved, by: actor.residentId, at } };
      },
      answer: (known) => ({ outcome: outcomeOf(known) }),
    });
  },
});
