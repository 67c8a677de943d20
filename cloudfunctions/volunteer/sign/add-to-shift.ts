import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { recordAudit } from '../../kernel/audit.ts';
import type { Stamp } from '../../kernel/database/collection.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { action } from '../../people/action.ts';
import { residents } from '../../people/collections.ts';
import { RESIDENTS } from '../../people/officers.ts';
import {
  guardianConsents,
  type ShiftDocument,
  shifts,
  teams,
  volunteers,
  waiters,
} from '../collections.ts';
import { requireCompany, requireConsentFor } from '../consent/require-consent.ts';
import { acceptSeats, getShift, type SignUp, takeSeats } from '../shift/shift-repository.ts';
import { ofTeam, residentId, roleId } from '../shift/shift-schema.ts';
import { requireOpen } from '../shift/shift-state.ts';
import { readerOf } from '../shift/standing-rules.ts';
import { SETTLE_AFTER } from '../shift/tend-rules.ts';
import { waiterIdOf } from '../shift/waiter-repository.ts';
import { requireLed } from '../team/team-access.ts';
import { requireFit } from './sign-refusal.ts';
import { claimAll } from './take-places.ts';
import { volunteerIdOf } from './volunteer-repository.ts';

const TURNS = 4;

/**
 * A leader writes somebody down: a person without a phone, or the next of the waitlist who was called. Never
 * past the number of places. Whoever is on the shift already stays on it once.
 */
export const addToShift = action('volunteer.addToShift', {
  input: v.strictObject({ ...ofTeam, roleId, residentId, insuranceRead: v.optional(v.boolean()) }),
  access: RESIDENTS,
  load: (input) => ({
    team: one(teams, input.teamId, 'TEAM_NOT_FOUND'),
    shift: one(shifts, input.shiftId, 'SHIFT_NOT_FOUND'),
    person: one(residents, input.residentId, 'RESIDENT_NOT_FOUND'),
    volunteer: one(volunteers, volunteerIdOf(input.communityId, input.residentId)),
    consent: one(guardianConsents, volunteerIdOf(input.communityId, input.residentId)),
    waiter: one(waiters, waiterIdOf(input.shiftId, input.residentId)),
  }),
  command: (input) => ({
    action: 'shift.add',
    target: `resident:${input.residentId}`,
    variant: input.shiftId,
  }),
  budget: 4,
  run: async (input, context) => {
    const { team, shift, actor, person, volunteer, waiter } = context;
    requireLed(actor, team, shift);
    const { stamp, earlier } = context.command;
    if (earlier) return { added: true } as const;
    requireFit(shift, input.roleId, readerOf(volunteer, person));
    if (shift.insured && input.insuranceRead !== true) throw new Refusal('INSURANCE_UNREAD');
    const party = [{ person, own: volunteer, consent: context.consent }];
    requireConsentFor(shift, party);
    if (partySize(shift, person._id) === 1) requireCompany(shift, party);
    const signUp: SignUp = {
      ids: [person._id],
      roleId: input.roleId,
      key: stamp.id,
      by: actor.residentId,
      at: stamp.at,
    };
    const seated = await seatOne(shift, signUp, stamp, waiter !== undefined);
    if (seated) {
      const others = seated.ids.map((id): [string, null] => [id, null]);
      await claimAll(shift, seated, new Map([...others, [person._id, volunteer] as const]));
      await recordAudit(input.communityId, stamp);
    }
    return { added: true } as const;
  },
});

/**
 * @param waited upkeep takes them off the waitlist at once
 * @returns those who have their places by this; null if the person had one before
 * @throws Refusal PLACES_TAKEN, SHIFT_CANCELLED, SHIFT_BEGUN
 */
async function seatOne(
  seen: ShiftDocument,
  signUp: SignUp,
  stamp: Stamp,
  waited: boolean,
): Promise<SignUp | null> {
  const dueAt = waited ? stamp.at : stamp.at + SETTLE_AFTER;
  const { ids, roleId: wanted, key, at } = signUp;
  const [id = ''] = ids;
  let shift = seen;
  for (let turn = 0; turn < TURNS; turn += 1) {
    const seat = shift.seats[id];
    if (seat?.stamp?.id === stamp.id) return { ...signUp, ...partyOf(shift, seat.key) };
    if (seat?.state === 'in') return null;
    requireOpen(shift, at);
    const role = shift.roles.find((one) => one.roleId === wanted);
    if (!role) throw new Refusal('SHIFT_CHANGED');
    if (seat) {
      // Called while an offer stands: they have said yes on the phone.
      const party = partyOf(shift, seat.key);
      const accepted = await acceptSeats(shift, party.ids, seat.key, at, at + SETTLE_AFTER, stamp);
      if (accepted === 1) return { ...signUp, ...party };
    } else {
      if ((shift.free[wanted] ?? 0) < 1) throw new Refusal('PLACES_TAKEN', { taken: role.places });
      if ((await takeSeats(shift, signUp, dueAt, { stamp, listed: waited ? [] : ids })) === 1) {
        return { ...signUp, key };
      }
    }
    const current = await getShift(shift.communityId, shift._id);
    if (!current) throw new Refusal('SHIFT_NOT_FOUND');
    shift = current;
  }
  throw new Refusal('SERVICE_BUSY');
}

/** How many share the place that somebody has, or is offered; 1 if they have none. */
function partySize(shift: ShiftDocument, id: string): number {
  const seat = shift.seats[id];
  return seat ? partyOf(shift, seat.key).ids.length : 1;
}

/** Those who signed up together. */
function partyOf({ seats }: ShiftDocument, key: string): Pick<SignUp, 'ids' | 'key'> {
  return { ids: Object.keys(seats).filter((id) => seats[id]?.key === key), key };
}
