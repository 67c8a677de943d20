import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { shifts, teams } from '../collections.ts';
import { ofTeam } from '../shift/shift-schema.ts';
import { requireLed } from '../team/team-access.ts';

/**
 * The leader says how many were there. Who came first counts; check-ins above that number wait for somebody
 * from outside the team.
 */
export const closeShift = action('volunteer.closeShift', {
  input: v.strictObject({
    ...ofTeam,
    headcount: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(5_000)),
  }),
  access: RESIDENTS,
  load: (input) => ({
    team: one(teams, input.teamId, 'TEAM_NOT_FOUND'),
    shift: one(shifts, input.shiftId, 'SHIFT_NOT_FOUND'),
  }),
  command: ({ shiftId }) => ({ action: 'shift.close', target: `shift:${shiftId}` }),
  budget: 3,
  run: async (input, context) => {
    const { team, shift, actor } = context;
    requireLed(actor, team, shift);
    const { at } = context.command.stamp;
    return change(context, shifts, shift, {
      missing: 'SHIFT_NOT_FOUND',
      seen: ['hours'],
      decide: ({ state, until, closed, hours }) => {
        if (state === 'cancelled') throw new Refusal('SHIFT_CANCELLED');
        if (at < until) throw new Refusal('SHIFT_RUNNING');
        if (closed || hours) throw new Refusal('SHIFT_CLOSED');
        return {
          closed: { headcount: input.headcount, by: actor.residentId, at },
          hours: 'due' as const,
        };
      },
      answer: ({ closed }) => ({ headcount: closed?.headcount ?? input.headcount }),
    });
  },
});
