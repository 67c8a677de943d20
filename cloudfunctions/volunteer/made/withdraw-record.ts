import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { findOfShift } from '../attendance/attendance-repository.ts';
import { shifts, teams } from '../collections.ts';
import { ofTeam, reason } from '../shift/shift-schema.ts';
import { SETTLE_AFTER } from '../shift/tend-rules.ts';
import { isSecretary } from '../team/team-access.ts';
import { closeHours } from './close-hours.ts';
import { hasCounted, isConfirming, isWithdrawn } from './made-rules.ts';

/**
 * Takes back a shift that was written down by mistake, by whoever wrote it down or the secretary, while none of its
 * hours counts. Those that wait are closed with it; supervisors go on seeing that it was written down and withdrawn.
 */
export const withdrawRecord = action('volunteer.withdrawRecord', {
  input: v.strictObject({ ...ofTeam, reason }),
  access: RESIDENTS,
  load: (input) => ({
    team: one(teams, input.teamId, 'TEAM_NOT_FOUND'),
    shift: one(shifts, input.shiftId, 'SHIFT_NOT_FOUND'),
  }),
  command: ({ shiftId }) => ({ action: 'shift.withdraw', target: `shift:${shiftId}` }),
  budget: 7,
  run: async (input, context) => {
    const { team, shift, actor } = context;
    if (shift.teamId !== team._id || !shift.made) throw new Refusal('SHIFT_NOT_FOUND');
    if (shift.made.by !== actor.residentId && !isSecretary(actor, team)) {
      throw new Refusal('RECORD_NOT_YOURS');
    }
    const { at } = context.command.stamp;
    return change(context, shifts, shift, {
      missing: 'SHIFT_NOT_FOUND',
      seen: ['confirmAt'],
      prepare: () => findOfShift(input.communityId, input.shiftId),
      decide: (current, there) => {
        if (isWithdrawn(current)) return null;
        if (hasCounted(there)) throw new Refusal('HOURS_CONFIRMED');
        if (isConfirming(current, at)) throw new Refusal('HOURS_CONFIRMING');
        return {
          state: 'cancelled' as const,
          cancelled: { reason: '', at },
          outcome: null,
          'made.withdrawn': { by: actor.residentId, at, reason: input.reason },
          closeAt: at + SETTLE_AFTER,
        };
      },
      follow: async (withdrawn) => {
        await closeHours(withdrawn);
      },
      answer: () => ({ withdrawn: true }) as const,
    });
  },
});
