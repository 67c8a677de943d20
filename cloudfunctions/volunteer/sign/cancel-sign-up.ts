import * as v from 'valibot';
import { one, own } from '../../kernel/action/load.ts';
import { now } from '../../kernel/clock.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId } from '../../kernel/schema.ts';
import { idFromCommand } from '../../kernel/secret.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import {
  type ShiftDocument,
  shifts,
  type VolunteerDocument,
  volunteers,
  type WaiterDocument,
  waiters,
} from '../collections.ts';
import { getShift, leaveSeat, leaveWaitlist } from '../shift/shift-repository.ts';
import { onShift } from '../shift/shift-schema.ts';
import { isOff, readerOf, seenBy, standingOf } from '../shift/standing-rules.ts';
import { placeOf } from '../shift/waiter-place.ts';
import { releasing } from './claim-rules.ts';
import { goneOf } from './take-places.ts';
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
    waiter: own(waiters, input.shiftId),
  }),
  budget: 3,
  run: async (input, { openid, actor, shift, volunteer, waiter }) => {
    const me = actor.residentId;
    const by = idFromCommand(openid, `${input.commandId} shift.leave ${input.shiftId}`);
    const isDone = volunteer?.done.includes(by) || shift.gone.some((gone) => gone.by === by);
    if (isDone) {
      const place = await placeOf(shift, waiter);
      const reader = readerOf(volunteer, actor.resident);
      return { standing: standingOf(seenBy(shift, me, place), reader, now()) };
    }
    const left = await leave(shift, me, waiter, volunteer, by);
    const reader = readerOf(withoutClaim(volunteer, shift._id), actor.resident);
    return { standing: standingOf(seenBy(left, me), reader, now()) };
  },
});

/** Two requests at most, beside a second look when an offer was made at the same moment. */
async function leave(
  shift: ShiftDocument,
  me: string,
  waiter: WaiterDocument | undefined,
  volunteer: VolunteerDocument | undefined,
  by: string,
): Promise<ShiftDocument> {
  const at = now();
  const seat = shift.seats[me];
  if (seat) {
    if (seat.state === 'in' && at >= shift.from) throw new Refusal('SHIFT_BEGUN');
    const late = seat.state === 'in' && at >= shift.lateFrom;
    const gone = { ...goneOf(me, seat.key, late ? 'late' : 'left', at), by };
    if ((await leaveSeat(shift, seat, gone)) === 0) {
      // The shift was moved at this moment, and the place with it; or it is theirs no more.
      const current = await getShift(shift.communityId, shift._id);
      const moved = current?.seats[me];
      if (current && moved && moved.key !== seat.key) {
        return leave(current, me, waiter, volunteer, by);
      }
    }
    const release = { shiftId: shift._id, key: seat.key, by, late, at };
    await changeVolunteer(shift.communityId, me, volunteer, (held) => releasing(held, release));
    return withoutMe(shift, me);
  }
  if (!waiter || isOff(shift, waiter)) return shift;
  const gone = { ...goneOf(me, waiter.key, 'left', at), by };
  if ((await leaveWaitlist(shift, waiter, gone)) === 1) {
    const waits = (shift.waits[waiter.roleId] ?? 1) - 1;
    return { ...shift, waits: { ...shift.waits, [waiter.roleId]: waits } };
  }
  const current = await getShift(shift.communityId, shift._id);
  return current?.seats[me] ? leave(current, me, undefined, volunteer, by) : (current ?? shift);
}

function withoutMe(shift: ShiftDocument, me: string): ShiftDocument {
  const { [me]: seat, ...seats } = shift.seats;
  if (!seat) return shift;
  const free = { ...shift.free, [seat.roleId]: (shift.free[seat.roleId] ?? 0) + 1 };
  return { ...shift, seats, free };
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
