import { MINUTE } from '../../kernel/calendar.ts';
import {
  type Gone,
  type GoneWhy,
  NEVER,
  type Seat,
  type ShiftDocument,
  type ShiftNews,
  type WaiterDocument,
} from '../collections.ts';
import { ageOn } from '../member/age-rules.ts';
import { type Companion, keepsCompany, leavesMinorAlone } from '../member/minor-rules.ts';
import { clashOf } from '../sign/claim-rules.ts';
import { offerUntil } from '../sign/offer-rules.ts';
import { isOff, misfitOf, type Reader } from './standing-rules.ts';

/** A sign-up that is younger may still be under way: longer than a function runs. */
export const SETTLE_AFTER = 2 * MINUTE;
/** People that one step looks after. */
const A_STEP = 40;
/** Of the waitlist, who is asked about other shifts at once. */
const CANDIDATES = 100;

export type Patch = Partial<
  Pick<
    ShiftDocument,
    'free' | 'seats' | 'waits' | 'gone' | 'concerned' | 'joinedAt' | 'dueAt' | 'news'
  >
>;

/** A shift with the first of its waitlist, in their order, without those who are off it already. */
export interface Tended {
  shift: ShiftDocument;
  waiting: readonly WaiterDocument[];
}

/** What upkeep does next about a shift; `rest` when nothing is left before `dueAt`. */
export type Step =
  | { kind: 'patch'; patch: Patch }
  | { kind: 'gone'; gone: Gone[] }
  | { kind: 'news'; news: ShiftNews }
  | { kind: 'tell'; ids: string[] }
  | { kind: 'claim'; ids: string[] }
  | { kind: 'unlist'; ids: string[] }
  | { kind: 'fill'; ids: string[] }
  | { kind: 'count' }
  | { kind: 'rest'; dueAt: number };

type People = ReadonlyMap<string, Reader>;
type OfSeat = [residentId: string, seat: Seat];

/** Those of the first of the waitlist who have not been taken off it. */
export function tendedOf(shift: ShiftDocument, found: readonly WaiterDocument[]): Tended {
  return { shift, waiting: found.filter((waiter) => !isOff(shift, waiter)) };
}

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

function cancelledPatch({ shift, waiting }: Tended, now: number): Patch {
  const all = [
    ...Object.entries(shift.seats).map(([id, { key }]): [string, string] => [id, key]),
    ...waiting.map(({ residentId, key }): [string, string] => [residentId, key]),
  ];
  return {
    seats: {},
    news: null,
    waits: Object.fromEntries(shift.roles.map(({ roleId }) => [roleId, 0])),
    free: Object.fromEntries(shift.roles.map(({ roleId, places }) => [roleId, places])),
    gone: [...shift.gone, ...all.map(([id, key]) => goneOf(id, key, 'cancelled', now))],
    concerned: [...new Set([...shift.concerned, ...all.map(([id]) => id)])],
  };
}

/** Who could take free places of a role: sign-ups that they are enough for, in the order of arrival. */
function candidatesOf({ shift, waiting }: Tended, roleId: string): WaiterDocument[][] {
  const free = shift.free[roleId] ?? 0;
  const parties = new Map<string, WaiterDocument[]>();
  for (const one of waiting) {
    if (one.roleId !== roleId || one.residentId in shift.seats) continue;
    parties.set(one.key, [...(parties.get(one.key) ?? []), one]);
  }
  return [...parties.values()].filter((party) => party.length <= free).slice(0, CANDIDATES);
}

/** What is to be done next. Only what has become due is done; the rest waits for its time. */
export function nextStep(tended: Tended, now: number): Step {
  const { shift, waiting } = tended;
  const seats: OfSeat[] = Object.entries(shift.seats);
  if (shift.state === 'cancelled' && (seats.length > 0 || waiting.length > 0)) {
    return { kind: 'patch', patch: cancelledPatch(tended, now) };
  }
  if (shift.news && shift.state === 'open') return { kind: 'news', news: shift.news };
  if (shift.gone.length > 0) return { kind: 'gone', gone: shift.gone.slice(0, A_STEP) };
  const expired = seats.filter(([, { until }]) => until !== null && until <= now);
  if (expired.length > 0) {
    const keys = new Set(expired.map(([, { key }]) => key));
    return { kind: 'patch', patch: without(shift, keys, 'expired', now) };
  }
  const seated = waiting.filter(
    ({ residentId }) => residentId in shift.seats || now >= shift.until,
  );
  if (seated.length > 0) return { kind: 'unlist', ids: seated.map(({ _id }) => _id) };
  const untold = seats.filter(([, { state, told }]) => state === 'offered' && !told);
  if (untold.length > 0) return { kind: 'tell', ids: idsOf(untold) };
  const unclaimed = seats.filter(([, { state, claimed }]) => state === 'in' && !claimed);
  const due = unclaimed.filter(([, { at }]) => at + SETTLE_AFTER <= now);
  if (due.length > 0) return { kind: 'claim', ids: idsOf(due) };
  const ids = fillable(tended, now);
  if (ids.length > 0) return { kind: 'fill', ids };
  return restStep(shift, now);
}

const idsOf = (seats: readonly OfSeat[]) => seats.slice(0, A_STEP).map(([id]) => id);

/** Nothing more to be offered: once nobody can be joining any more, those who wait are counted. */
export function restStep(shift: ShiftDocument, now: number): Step {
  if (shift.joinedAt > 0 && shift.joinedAt + SETTLE_AFTER <= now) return { kind: 'count' };
  return { kind: 'rest', dueAt: restOf(shift, now) };
}

/** When the next offer ends, the next place has to be looked at, or nobody needs to wait any more. */
function restOf({ seats, waits, until, joinedAt }: ShiftDocument, now: number): number {
  const times = Object.values(seats).flatMap((seat) => [
    ...(seat.until === null ? [] : [seat.until]),
    ...(seat.state === 'in' && !seat.claimed ? [seat.at + SETTLE_AFTER] : []),
  ]);
  if (Object.values(waits).some((count) => count > 0)) times.push(until);
  if (joinedAt > 0) times.push(joinedAt + SETTLE_AFTER);
  return Math.min(NEVER, ...times.filter((time) => time > now));
}

/** Ids of those whose other shifts have to be known before a place is offered. */
function fillable(tended: Tended, now: number): string[] {
  const { shift } = tended;
  if (shift.state !== 'open' || now >= shift.from) return [];
  if (offerUntil(now, shift.from) === null) return [];
  return shift.roles.flatMap(({ roleId }) =>
    candidatesOf(tended, roleId).flatMap((party) => party.map(({ residentId }) => residentId)),
  );
}

export interface Filling {
  patch: Patch;
  /** ids of waiters who were passed over for the first time */
  passed: string[];
}

/**
 * The next places are offered to those who have waited longest. Whose time another shift takes by now is
 * passed over, told once, and stays on the waitlist; who can no longer come at all is off it. @returns null if nobody can be offered anything
 */
export function fillPatch(tended: Tended, people: People, now: number): Filling | null {
  const { shift } = tended;
  const until = offerUntil(now, shift.from);
  if (until === null) return null;
  const span = { shiftId: shift._id, from: shift.from, until: shift.until };
  const isBusy = ({ residentId }: WaiterDocument) =>
    clashOf(people.get(residentId), span) !== undefined;
  const isUnfit = ({ roleId, residentId }: WaiterDocument) =>
    misfitOf(shift, roleId, people.get(residentId)) !== null;
  const isAlone = (party: readonly WaiterDocument[]) =>
    leavesMinorAlone(
      shift.roles,
      party.map(({ residentId }) => ({ age: ageAt(shift, people.get(residentId)), homes: HOME })),
    );
  const going: WaiterDocument[] = [];
  const unfit: WaiterDocument[] = [];
  const passed: WaiterDocument[] = [];
  const free = { ...shift.free };
  const waits = { ...shift.waits };
  for (const { roleId } of shift.roles) {
    for (const party of candidatesOf(tended, roleId)) {
      if (party.length > (free[roleId] ?? 0)) continue;
      const isOut = party.some(isUnfit) || isAlone(party);
      if (!isOut && party.some(isBusy)) {
        passed.push(...party.filter((one) => !one.passed));
        continue;
      }
      waits[roleId] = Math.max(0, (waits[roleId] ?? 0) - party.length);
      if (isOut) unfit.push(...party);
      else {
        going.push(...party);
        free[roleId] = (free[roleId] ?? 0) - party.length;
      }
    }
  }
  if (going.length + passed.length + unfit.length === 0) return null;
  const seat = ({ roleId, key, by }: WaiterDocument): Seat => ({
    roleId,
    key,
    at: now,
    by,
    state: 'offered',
    until,
    claimed: false,
    told: false,
    stamp: null,
    ...(shift.risk ? { risk: null } : {}),
  });
  return {
    passed: passed.map(({ _id }) => _id),
    patch: {
      free,
      waits,
      seats: {
        ...shift.seats,
        ...Object.fromEntries(going.map((one) => [one.residentId, seat(one)])),
      },
      gone: [
        ...shift.gone,
        ...passed.map(({ residentId, key }) => goneOf(residentId, key, 'passed', now)),
        ...unfit.map(({ residentId, key }) => goneOf(residentId, key, 'unfit', now)),
      ],
    },
  };
}

/** Whoever waits together is of one home. */
const HOME = ['home'];

const ageAt = ({ day }: Pick<ShiftDocument, 'day'>, reader: Reader) =>
  ageOn(day, { adult: reader?.adult }, reader?.born);

/** Who shares a place with others, where that may leave a minor alone. */
export function partiesOf(shift: ShiftDocument): string[] {
  return keepsCompany(shift.roles) || shift.state !== 'open' ? [] : Object.keys(shift.seats);
}

/**
 * A minor whose adult has left, or on a shift that keeps no places for adults any more, gives the place back.
 * @param known everybody of `partiesOf`
 */
export function withoutLonely(
  shift: ShiftDocument,
  known: ReadonlyMap<string, Companion>,
  now: number,
): Patch | null {
  const adults = [...known.values()].filter(({ age }) => age === 'adult');
  const lonely = Object.entries(shift.seats).filter(([id]) => {
    const self = known.get(id);
    return self?.age === 'minor' && leavesMinorAlone(shift.roles, [self, ...adults]);
  });
  if (lonely.length === 0) return null;
  const seats = Object.fromEntries(
    Object.entries(shift.seats).filter(([id]) => !lonely.some(([other]) => other === id)),
  );
  const free = { ...shift.free };
  for (const [, { roleId }] of lonely) free[roleId] = (free[roleId] ?? 0) + 1;
  return {
    seats,
    free,
    gone: [...shift.gone, ...lonely.map(([id, { key }]) => goneOf(id, key, 'unfit', now))],
  };
}

/** A place is free again whose time another shift has, or which its person can no longer fill. */
export function lostPatch(
  shift: ShiftDocument,
  key: string,
  why: 'clash' | 'unfit',
  now: number,
): Patch {
  return without(shift, new Set([key]), why, now);
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

/** Once everybody is told: they see it on their own lists, and who was not reached can be called. */
export function newsPatch({ seats, concerned }: ShiftDocument, waiting: readonly string[]): Patch {
  return { news: null, concerned: [...new Set([...concerned, ...Object.keys(seats), ...waiting])] };
}

/** Those who wait, counted. */
export function countedPatch(
  shift: ShiftDocument,
  counted: Record<string, number>,
  now: number,
): Patch {
  const waits = Object.fromEntries(shift.roles.map(({ roleId }) => [roleId, counted[roleId] ?? 0]));
  return { waits, joinedAt: 0, dueAt: restOf({ ...shift, waits, joinedAt: 0 }, now) };
}
