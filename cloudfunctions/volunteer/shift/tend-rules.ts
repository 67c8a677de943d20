import { MINUTE } from '../../kernel/calendar.ts';
import {
  type Gone,
  type GoneWhy,
  NEVER,
  type Seat,
  type ShiftDocument,
  type VolunteerDocument,
  type Waiter,
} from '../collections.ts';
import { clashOf } from '../sign/claim-rules.ts';
import { offerUntil } from '../sign/offer-rules.ts';

/** A sign-up that is younger may still be under way: longer than a function runs. */
export const SETTLE_AFTER = 2 * MINUTE;
/** People that one step looks after. */
const A_STEP = 20;
/** Of the waitlist, who is asked about other shifts at once. */
const CANDIDATES = 100;

export type Patch = Partial<
  Pick<ShiftDocument, 'free' | 'seats' | 'waiting' | 'gone' | 'concerned' | 'dueAt'>
>;

/** What upkeep does next about a shift; `rest` when nothing is left before `dueAt`. */
export type Step =
  | { kind: 'patch'; patch: Patch }
  | { kind: 'gone'; gone: Gone[] }
  | { kind: 'tell'; ids: string[] }
  | { kind: 'claim'; ids: string[] }
  | { kind: 'fill'; ids: string[] }
  | { kind: 'rest'; dueAt: number };

type People = ReadonlyMap<string, VolunteerDocument>;
type OfSeat = [residentId: string, seat: Seat];

function goneOf(residentId: string, key: string, why: GoneWhy, at: number): Gone {
  return { residentId, key, why, by: null, stamp: null, at };
}

/** Those who signed up together lose their places together. */
function without(
  shift: ShiftDocument,
  keys: ReadonlySet<string>,
  why: GoneWhy,
  now: number,
): Patch {
  const out = Object.entries(shift.seats).filter(([, { key }]) => keys.has(key));
  const free = { ...shift.free };
  for (const [, { roleId }] of out) free[roleId] = (free[roleId] ?? 0) + 1;
  return {
    free,
    seats: Object.fromEntries(Object.entries(shift.seats).filter(([, { key }]) => !keys.has(key))),
    gone: [...shift.gone, ...out.map(([id, { key }]) => goneOf(id, key, why, now))],
  };
}

function cancelledPatch(shift: ShiftDocument, now: number): Patch {
  const all = [
    ...Object.entries(shift.seats).map(([id, { key }]): [string, string] => [id, key]),
    ...shift.waiting.map(({ residentId, key }): [string, string] => [residentId, key]),
  ];
  return {
    seats: {},
    waiting: [],
    free: Object.fromEntries(shift.roles.map(({ roleId, places }) => [roleId, places])),
    gone: [...shift.gone, ...all.map(([id, key]) => goneOf(id, key, 'cancelled', now))],
    concerned: [...new Set([...shift.concerned, ...all.map(([id]) => id)])],
  };
}

/** Waiters by sign-up, in the order of arrival. */
function partiesOf(waiting: readonly Waiter[], roleId: string): Waiter[][] {
  const parties = new Map<string, Waiter[]>();
  for (const one of waiting) {
    if (one.roleId !== roleId) continue;
    parties.set(one.key, [...(parties.get(one.key) ?? []), one]);
  }
  return [...parties.values()];
}

/** Who could take free places of a role: parties that they are enough for, in the order of arrival. */
function candidatesOf(shift: ShiftDocument, roleId: string): Waiter[][] {
  const free = shift.free[roleId] ?? 0;
  return partiesOf(shift.waiting, roleId)
    .filter((party) => party.length <= free)
    .slice(0, CANDIDATES);
}

/** What is to be done next. Only what has become due is done; the rest waits for its time. */
export function nextStep(shift: ShiftDocument, now: number): Step {
  const seats: OfSeat[] = Object.entries(shift.seats);
  if (shift.state === 'cancelled' && (seats.length > 0 || shift.waiting.length > 0)) {
    return { kind: 'patch', patch: cancelledPatch(shift, now) };
  }
  if (shift.gone.length > 0) return { kind: 'gone', gone: shift.gone.slice(0, A_STEP) };
  const expired = seats.filter(([, { until }]) => until !== null && until <= now);
  if (expired.length > 0) {
    const keys = new Set(expired.map(([, { key }]) => key));
    return { kind: 'patch', patch: without(shift, keys, 'expired', now) };
  }
  const untold = seats.filter(([, { state, told }]) => state === 'offered' && !told);
  if (untold.length > 0) return { kind: 'tell', ids: idsOf(untold) };
  const unclaimed = seats.filter(([, { state, claimed }]) => state === 'in' && !claimed);
  const due = unclaimed.filter(([, { at }]) => at + SETTLE_AFTER <= now);
  if (due.length > 0) return { kind: 'claim', ids: idsOf(due) };
  const ids = fillable(shift, now);
  if (ids.length > 0) return { kind: 'fill', ids };
  return { kind: 'rest', dueAt: restOf(shift) };
}

const idsOf = (seats: readonly OfSeat[]) => seats.slice(0, A_STEP).map(([id]) => id);

/** When the next offer ends, or the next place has to be looked at. */
export function restOf({ seats }: ShiftDocument): number {
  const times = Object.values(seats).flatMap(({ until, state, claimed, at }) => [
    ...(until === null ? [] : [until]),
    ...(state === 'in' && !claimed ? [at + SETTLE_AFTER] : []),
  ]);
  return Math.min(NEVER, ...times);
}

/** Ids of those whose other shifts have to be known before a place is offered. */
function fillable(shift: ShiftDocument, now: number): string[] {
  if (shift.state !== 'open' || now >= shift.from) return [];
  if (offerUntil(now, shift.from) === null) return [];
  return shift.roles.flatMap(({ roleId }) =>
    candidatesOf(shift, roleId).flatMap((party) => party.map(({ residentId }) => residentId)),
  );
}

/**
 * The next places are offered to those who have waited longest. Whose time another shift takes by now is
 * passed over, told once, and stays on the waitlist. @returns null if nobody can be offered anything
 */
export function fillPatch(shift: ShiftDocument, people: People, now: number): Patch | null {
  const until = offerUntil(now, shift.from);
  if (until === null) return null;
  const span = { shiftId: shift._id, from: shift.from, until: shift.until };
  const isBusy = ({ residentId }: Waiter) => clashOf(people.get(residentId), span) !== undefined;
  const offered = new Set<string>();
  const passed = new Set<string>();
  const free = { ...shift.free };
  for (const { roleId } of shift.roles) {
    for (const party of candidatesOf(shift, roleId)) {
      const [{ key } = { key: '' }] = party;
      if (party.length > (free[roleId] ?? 0)) continue;
      if (party.some(isBusy)) passed.add(key);
      else {
        offered.add(key);
        free[roleId] = (free[roleId] ?? 0) - party.length;
      }
    }
  }
  const newlyPassed = shift.waiting.filter((one) => passed.has(one.key) && !one.passed);
  if (offered.size === 0 && newlyPassed.length === 0) return null;
  const seat = ({ roleId, key, by }: Waiter): Seat => ({
    roleId,
    key,
    at: now,
    by,
    state: 'offered',
    until,
    claimed: false,
    told: false,
    stamp: null,
  });
  const going = shift.waiting.filter(({ key }) => offered.has(key));
  return {
    free,
    seats: {
      ...shift.seats,
      ...Object.fromEntries(going.map((one) => [one.residentId, seat(one)])),
    },
    waiting: shift.waiting
      .filter(({ key }) => !offered.has(key))
      .map((one) => (passed.has(one.key) ? { ...one, passed: true } : one)),
    gone: [
      ...shift.gone,
      ...newlyPassed.map(({ residentId, key }) => goneOf(residentId, key, 'passed', now)),
    ],
  };
}

/** A place whose time turned out to be taken by another shift is free again. */
export function clashPatch(shift: ShiftDocument, key: string, now: number): Patch {
  return without(shift, new Set([key]), 'clash', now);
}

/** Offers that are known to be in the outbox. */
export function toldPatch(shift: ShiftDocument, ids: readonly string[]): Patch {
  return { seats: marked(shift, ids, { told: true }) };
}

/** Places whose time is known to be kept. */
export function claimedPatch(shift: ShiftDocument, ids: readonly string[]): Patch {
  return { seats: marked(shift, ids, { claimed: true }) };
}

function marked(shift: ShiftDocument, ids: readonly string[], mark: Partial<Seat>) {
  return Object.fromEntries(
    Object.entries(shift.seats).map(([id, seat]) => [
      id,
      ids.includes(id) ? { ...seat, ...mark } : seat,
    ]),
  );
}

/** What is still to be looked after, once these are. */
export function donePatch(shift: ShiftDocument, gone: readonly Gone[]): Patch {
  return { gone: shift.gone.slice(gone.length) };
}
