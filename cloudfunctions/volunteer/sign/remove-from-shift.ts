import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { recordAudit } from '../../kernel/audit.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { shifts, teams, waiters } from '../collections.ts';
import { getShift, leaveSeat, leaveWaitlist } from '../shift/shift-repository.ts';
import { ofTeam, residentId } from '../shift/shift-schema.ts';
import { requireOpen } from '../shift/shift-state.ts';
import { waiterIdOf } from '../shift/waiter-repository.ts';
import { requireLed } from '../team/team-access.ts';
import { goneOf } from './take-places.ts';

/** A leader takes somebody off a shift that has not begun; they are told. Whoever is not on it is off it already. */
export const removeFromShift = action('volunteer.removeFromShift', {
  input: v.strictObject({ ...ofTeam, residentId }),
  access: RESIDENTS,
  load: (input) => ({
    team: one(teams, input.teamId, 'TEAM_NOT_FOUND'),
    shift: one(shifts, input.shiftId, 'SHIFT_NOT_FOUND'),
    waiter: one(waiters, waiterIdOf(input.shiftId, input.residentId)),
  }),
  command: (input) => ({
    action: 'shift.remove',
    target: `resident:${input.residentId}`,
    variant: input.shiftId,
  }),
  budget: 3,
  run: async (input, context) => {
    const { team, shift, waiter, actor } = context;
    requireLed(actor, team, shift);
    const { stamp, earlier } = context.command;
    if (earlier) return { removed: true } as const;
    const mark = shift.gone.find((one) => one.stamp?.id === stamp.id)?.stamp;
    if (mark) {
      await recordAudit(input.communityId, mark);
      return { removed: true } as const;
    }
    requireOpen(shift, stamp.at);
    const id = input.residentId;
    const seat = shift.seats[id];
    const key = seat?.key ?? waiter?.key;
    if (key === undefined) return { removed: true } as const;
    const gone = { ...goneOf(id, key, 'removed', stamp.at), stamp: { ...stamp } };
    const left = seat
      ? await leaveSeat(shift, seat, gone)
      : waiter
        ? await leaveWaitlist(shift, waiter, gone)
        : 0;
    if (left === 1) await recordAudit(input.communityId, stamp);
    else if (seat && (await getShift(input.communityId, shift._id))?.seats[id]) {
      throw new Refusal('SHIFT_CHANGED'); // moved at this moment, and the place with it
    }
    return { removed: true } as const;
  },
});
