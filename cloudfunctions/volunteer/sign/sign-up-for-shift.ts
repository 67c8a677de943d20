import * as v from 'valibot';
import type { Standing } from '../../../typings/contract/volunteer/shift.ts';
import { many, one, own } from '../../kernel/action/load.ts';
import { now } from '../../kernel/clock.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId } from '../../kernel/schema.ts';
import { idFromCommand } from '../../kernel/secret.ts';
import { action } from '../../people/action.ts';
import { type ResidentDocument, residents } from '../../people/collections.ts';
import { RESIDENTS } from '../../people/officers.ts';
import {
  guardianConsents,
  type ShiftDocument,
  shifts,
  volunteers,
  type WaiterDocument,
  waiters,
} from '../collections.ts';
import {
  coming,
  requireCompany,
  requireConsent,
  requireConsentFor,
} from '../consent/require-consent.ts';
import { getShift, type SignUp, takeNumber, takeSeats } from '../shift/shift-repository.ts';
import { onShift, residentId, roleId } from '../shift/shift-schema.ts';
import { readerOf, roleStanding, seenBy, standingOf } from '../shift/standing-rules.ts';
import { SETTLE_AFTER } from '../shift/tend-rules.ts';
import { placeOf } from '../shift/waiter-place.ts';
import { dropWaiters, getWaiter, insertWaiters, waiterIdOf } from '../shift/waiter-repository.ts';
import { discreet, requireRead, signRefusal } from './sign-refusal.ts';
import { claimAll, type Volunteers } from './take-places.ts';
import { volunteerIdOf } from './volunteer-repository.ts';

/** Who may wait for one role. */
const MOST_WAITING = 5_000;
const TURNS = 4;

/**
 * Takes a place, or the next one of the waitlist. The shift's conditional update is the truth; that the
 * volunteer's own document keeps the time follows at once, or by upkeep. What a sign-up was, the shift says
 * itself: it has no entry in the audit trail.
 */
export const signUpForShift = action('volunteer.signUpForShift', {
  input: v.strictObject({
    ...onShift,
    roleId,
    with: v.optional(v.pipe(v.array(residentId), v.maxLength(5))),
    riskRead: v.optional(v.boolean()),
    insuranceRead: v.optional(v.boolean()),
    commandId,
  }),
  access: RESIDENTS,
  load: (input) => ({
    shift: one(shifts, input.shiftId, 'SHIFT_NOT_FOUND'),
    volunteer: own(volunteers, input.communityId),
    waiter: own(waiters, input.shiftId),
    consent: own(guardianConsents, input.communityId),
    family: many(residents, input.with ?? []),
    familyVolunteers: many(
      volunteers,
      (input.with ?? []).map((id) => volunteerIdOf(input.communityId, id)),
    ),
    familyConsents: many(
      guardianConsents,
      (input.with ?? []).map((id) => volunteerIdOf(input.communityId, id)),
    ),
  }),
  budget: 4,
  run: async (input, context) => {
    const { openid, actor, shift, volunteer, waiter, family, familyVolunteers } = context;
    const me = actor.residentId;
    const key = idFromCommand(openid, `${input.commandId} shift.sign ${input.shiftId}`);
    const isDone =
      volunteer?.done.includes(key) ||
      shift.gone.some(
        (gone) =>
          gone.residentId === me &&
          gone.key === key &&
          gone.why !== 'passed' &&
          gone.why !== 'moved',
      );
    if (isDone || waiter?.key === key) {
      const place = await placeOf(shift, waiter);
      const reader = readerOf(volunteer, actor.resident);
      return { standing: standingOf(seenBy(shift, me, place), reader, now()) };
    }
    requireRead(shift, input);
    const ids = [me, ...familyOf(input.with ?? [], actor.resident, family)];
    const { consent, familyConsents } = context;
    const mine = { person: actor.resident, own: volunteer };
    requireConsent(shift, { ...mine, consent });
    const others = coming(family, familyVolunteers, familyConsents);
    requireConsentFor(shift, others, mine);
    requireCompany(shift, [mine, ...others]);
    const signUp: SignUp = { ids, roleId: input.roleId, key, by: me, at: now() };
    const known: Volunteers = new Map([
      ...ids.map((id): [string, undefined] => [id, undefined]),
      ...familyVolunteers.map((found) => [found.residentId, found] as const),
      [me, volunteer] as const,
    ]);
    if (waiter) {
      if (await placeOf(shift, waiter)) throw new Refusal('SIGNED_UP', { is: 'waiting' });
      await dropWaiters(input.communityId, [waiter._id], waiter.key);
    }
    const people = [actor.resident, ...family];
    return { standing: await signUpFor(shift, signUp, known, people) };
  },
});

/** Those who come along: people of the caller's homes. @throws Refusal FAMILY_ONLY */
function familyOf(
  ids: readonly string[],
  { _id: me, households }: ResidentDocument,
  family: readonly ResidentDocument[],
): string[] {
  const homes = new Set(households.map(({ householdId }) => householdId));
  const others = [...new Set(ids)].filter((id) => id !== me);
  const isFamily = (id: string) =>
    family.some(
      (found) =>
        found._id === id && found.households.some(({ householdId }) => homes.has(householdId)),
    );
  if (!others.every(isFamily)) throw new Refusal('FAMILY_ONLY');
  return others;
}

async function signUpFor(
  seen: ShiftDocument,
  signUp: SignUp,
  known: Volunteers,
  people: readonly ResidentDocument[],
): Promise<Standing> {
  const reader = (id: string) =>
    readerOf(
      known.get(id),
      people.find(({ _id }) => _id === id),
    );
  const { ids, roleId: wanted, key, by: me } = signUp;
  let shift = seen;
  for (let turn = 0; turn < TURNS; turn += 1) {
    const seat = shift.seats[me];
    if (seat?.key === key) {
      if (seat.state === 'in' && !seat.claimed) await claimAll(shift, signUp, known);
      return standingOf(seenBy(shift, me), reader(me), now());
    }
    for (const id of ids) {
      const standing = roleStanding(seenBy(shift, id), wanted, reader(id), now());
      if (!standing) throw new Refusal('SHIFT_CHANGED');
      // Who comes with whom was looked at before.
      if (standing.is === 'unfit' && standing.why === 'alone') continue;
      const refusal = signRefusal(id === me ? standing : discreet(standing));
      if (refusal) throw refusal;
    }
    const isFree = (shift.free[wanted] ?? 0) >= ids.length && shift.waits[wanted] === 0;
    if (isFree && (await takeSeats(shift, signUp, signUp.at + SETTLE_AFTER)) === 1) {
      await claimAll(shift, signUp, known);
      return { is: 'in', roleId: wanted, lateFrom: shift.lateFrom };
    }
    const numbered = await takeNumber(shift, signUp, MOST_WAITING);
    if (numbered) return waitFor(numbered, signUp);
    const current = await getShift(shift.communityId, shift._id);
    if (!current) throw new Refusal('SHIFT_NOT_FOUND');
    if ((current.waits[wanted] ?? 0) > MOST_WAITING - ids.length)
      throw new Refusal('WAITLIST_FULL');
    shift = current;
  }
  throw new Refusal('SERVICE_BUSY');
}

/** Waits under the number that was taken. Whoever waits already keeps the earlier one. */
async function waitFor(shift: ShiftDocument, { ids, roleId: wanted, key, by, at }: SignUp) {
  const { communityId, _id: shiftId, arrivals: number, waits } = shift;
  const documents = ids.map(
    (residentId): WaiterDocument => ({
      _id: waiterIdOf(shiftId, residentId),
      communityId,
      shiftId,
      residentId,
      roleId: wanted,
      key,
      number,
      at,
      by,
      passed: false,
    }),
  );
  if (!(await insertWaiters(documents))) {
    const found = await getWaiter(shift, by);
    if (found?.key !== key) throw new Refusal('SIGNED_UP', { is: 'waiting' });
    const place = await placeOf(shift, found);
    return {
      is: 'waiting' as const,
      roleId: wanted,
      position: place?.position ?? 1,
      passed: false,
    };
  }
  const position = Math.max(1, (waits[wanted] ?? 1) - ids.length + 1);
  return { is: 'waiting' as const, roleId: wanted, position, passed: false };
}
