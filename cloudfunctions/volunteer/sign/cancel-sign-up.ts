import * as v from 'valibot';
import { one, own } from '../../kernel/action/load.ts';
import { now } from '../../kernel/clock.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId } from '../../kernel/schema.ts';
import { idFromCommand } from '../../kernel/secret.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { type Gone, type ShiftDocument, shifts, volunteers } from '../collections.ts';
import { leaveSeat, leaveWaitlist } from '../shift/shift-repository.ts';
import { onShift } from '../shift/shift-schema.ts';
import { seenBy, standingOf } from '../shift/standing-rules.ts';
import { releasing } from './claim-rules.ts';
import { goneNow } from './take-places.ts';
import { changeVolunteer } from './volunteer-repository.ts';

/**
 * Gives a place back, declines an offer or leaves the waitlist. The next in line is offered the place by
 * upkeep. After the time that the shift names it is counted; once it has begun, the leader sees to it.
 */
export const cancelSignUp = action('volunteer.cancelSignUp', {
  input: v.strictObject({ ...onShift, commandId }),
  access: RESIDENTS,
  load: (input) => ({
    shift: one(shifts, input.shiftId, 'SHIFT_NOT_FOUND'),
    volunteer: own(volunteers, input.communityId),
  }),
  budget: 3,
  run: async (input, { openid, actor, shift, volunteer }) => {
    const me = actor.residentId;
    const by = idFromCommand(openid, `${input.commandId} shift.leave ${input.shiftId}`);
    const isDone = volunteer?.done.includes(by);
    const gone = isDone ? undefined : leaving(shift, me, by, now());
    if (gone) {
      const seat = shift.seats[me];
      if (seat) await leaveSeat(shift, seat, gone);
      else await leaveWaitlist(shift, gone);
      const { key, why, at } = gone;
      const release = { shiftId: shift._id, key, by, late: why === 'late', at };
      await changeVolunteer(input.communityId, me, volunteer, (held) => releasing(held, release));
    }
    const left = gone ? withoutMe(shift, me) : shift;
    const others = gone ? withoutClaim(volunteer, shift._id) : volunteer;
    return { standing: standingOf(seenBy(left, me), others, now()) };
  },
});

/** What ends, if anything does. @throws Refusal SHIFT_BEGUN */
function leaving(shift: ShiftDocument, me: string, by: string, at: number): Gone | undefined {
  const seat = shift.seats[me];
  const waiter = shift.waiting.find(({ residentId }) => residentId === me);
  if (seat) {
    if (seat.state === 'in' && at >= shift.from) throw new Refusal('SHIFT_BEGUN');
    const why = seat.state === 'in' && at >= shift.lateFrom ? 'late' : 'left';
    return { ...goneNow(me, seat.key, why, at), by };
  }
  return waiter && { ...goneNow(me, waiter.key, 'left', at), by };
}

function withoutMe(shift: ShiftDocument, me: string): ShiftDocument {
  const { [me]: seat, ...seats } = shift.seats;
  const waiting = shift.waiting.filter(({ residentId }) => residentId !== me);
  if (!seat) return { ...shift, waiting };
  const free = { ...shift.free, [seat.roleId]: (shift.free[seat.roleId] ?? 0) + 1 };
  return { ...shift, seats, waiting, free };
}

function withoutClaim<Own extends { claims: { shiftId: string }[] }>(
  volunteer: Own | undefined,
  shiftId: string,
): Own | undefined {
  return (
    volunteer && {
      ...volunteer,
      claims: volunteer.claims.filter((claim) => claim.shiftId !== shiftId),
    }
  );
}
