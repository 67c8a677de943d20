import * as v from 'valibot';
import { one, own } from '../../kernel/action/load.ts';
import { now } from '../../kernel/clock.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { guardianConsents, shifts, volunteers } from '../collections.ts';
import { requireCompany, requireConsent } from '../consent/require-consent.ts';
import { acceptSeats, getShift } from '../shift/shift-repository.ts';
import { onShift } from '../shift/shift-schema.ts';
import { readerOf, seenBy, standingOf } from '../shift/standing-rules.ts';
import { SETTLE_AFTER } from '../shift/tend-rules.ts';
import { requireRead } from './sign-refusal.ts';
import { claimAll } from './take-places.ts';

/**
 * Takes the place that the waitlist offers; those who signed up together take theirs together. Answers a
 * repeat as the first call: the place says itself that it is taken.
 */
export const acceptOffer = action('volunteer.acceptOffer', {
  input: v.strictObject({
    ...onShift,
    riskRead: v.optional(v.boolean()),
    insuranceRead: v.optional(v.boolean()),
    commandId,
  }),
  access: RESIDENTS,
  load: (input) => ({
    shift: one(shifts, input.shiftId, 'SHIFT_NOT_FOUND'),
    volunteer: own(volunteers, input.communityId),
    consent: own(guardianConsents, input.communityId),
  }),
  budget: 3,
  run: async (input, { actor, shift, volunteer, consent }) => {
    const me = actor.residentId;
    const seat = shift.seats[me];
    if (!seat) throw new Refusal('OFFER_OVER');
    const { key, roleId } = seat;
    const ids = Object.keys(shift.seats).filter((id) => shift.seats[id]?.key === key);
    const signUp = { ids, roleId, key, by: seat.by, at: now() };
    const others = ids.filter((id) => id !== me).map((id): [string, null] => [id, null]);
    const known = new Map([...others, [me, volunteer] as const]);
    if (seat.state === 'offered') {
      requireRead(shift, input);
      if (seat.by === me) {
        const mine = { person: actor.resident, own: volunteer, consent };
        requireConsent(shift, mine);
        // Of those who signed up together upkeep sees to it that none is left alone.
        if (ids.length === 1) requireCompany(shift, [mine]);
      }
      if (
        (await acceptSeats(
          shift,
          ids,
          key,
          signUp.at,
          signUp.at + SETTLE_AFTER,
          null,
          shift.risk ? me : undefined,
        )) !== 1
      ) {
        const current = await getShift(input.communityId, input.shiftId);
        if (current?.seats[me]?.state !== 'in') throw new Refusal('OFFER_OVER');
      }
      await claimAll(shift, signUp, known);
      return { standing: { is: 'in' as const, roleId, lateFrom: shift.lateFrom } };
    }
    if (!seat.claimed) await claimAll(shift, signUp, known);
    return { standing: standingOf(seenBy(shift, me), readerOf(volunteer, actor.resident), now()) };
  },
});
