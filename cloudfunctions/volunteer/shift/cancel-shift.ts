import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { shifts, teams } from '../collections.ts';
import { requireLed } from '../team/team-access.ts';
import { ofTeam, reason } from './shift-schema.ts';
import { requireOpen } from './shift-state.ts';

/**
 * From this write on nobody gets a place. Upkeep frees the time of everybody who had one and tells them and
 * those who waited, each once.
 */
export const cancelShift = action('volunteer.cancelShift', {
  input: v.strictObject({ ...ofTeam, reason }),
  access: RESIDENTS,
  load: (input) => ({
    team: one(teams, input.teamId, 'TEAM_NOT_FOUND'),
    shift: one(shifts, input.shiftId, 'SHIFT_NOT_FOUND'),
  }),
  command: ({ shiftId }) => ({ action: 'shift.cancel', target: `shift:${shiftId}` }),
  budget: 3,
  run: async (input, context) => {
    const { team, shift, actor } = context;
    requireLed(actor, team, shift);
    const { at } = context.command.stamp;
    return change(context, shifts, shift, {
      missing: 'SHIFT_NOT_FOUND',
      decide: (current) => {
        if (current.state === 'cancelled') return null;
        requireOpen(current, at);
        return {
          state: 'cancelled' as const,
          cancelled: { reason: input.reason, at },
          dueAt: at,
        };
      },
      answer: () => ({ state: 'cancelled' as const }),
    });
  },
});
