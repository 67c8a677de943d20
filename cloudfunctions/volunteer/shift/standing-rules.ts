import type {
  Ages,
  OtherShift,
  ShiftRole,
  Standing,
  Unfit,
} from '../../../typings/contract/volunteer/shift.ts';
import type { Adult, ResidentDocument } from '../../people/collections.ts';
import type {
  Claim,
  Seat,
  ShiftDocument,
  VolunteerDocument,
  WaiterDocument,
} from '../collections.ts';
import { type Age, ageOn, OF_AGE } from '../member/age-rules.ts';
import { limitedBy, limitOn } from '../member/limit-rules.ts';
import { isAtNight, keepsCompany } from '../member/minor-rules.ts';
import { stateOf } from '../member/skill-rules.ts';
import { clashOf, isTiring, minutesInARow } from '../sign/claim-rules.ts';

/** What is looked at of a shift, with the reader's own place in it. */
export interface Seen
  extends Pick<
    ShiftDocument,
    | '_id'
    | 'teamId'
    | 'kind'
    | 'day'
    | 'from'
    | 'until'
    | 'signUpUntil'
    | 'lateFrom'
    | 'roles'
    | 'state'
    | 'cancelled'
    | 'free'
    | 'waits'
  > {
  seat: Pick<Seat, 'roleId' | 'state' | 'until'> | null;
  /** the reader's place on the waitlist of their role, from 1 */
  place: Place | null;
}

/** A place on the waitlist of a role. */
export interface Place {
  roleId: string;
  position: number;
  passed: boolean;
}

export type Reader =
  | (Pick<VolunteerDocument, 'claims' | 'born' | 'skills' | 'teamIds' | 'limits'> & {
      /** whether they are 18, as they or an officer say; null: nobody does; absent: it was not looked at */
      adult?: Adult | null;
    })
  | undefined;

/** What is known of somebody who looks at a shift: as a volunteer, and of their age. */
export function readerOf(
  own: VolunteerDocument | null | undefined,
  person: Pick<ResidentDocument, 'adult'> | undefined,
): Reader {
  return { claims: [], born: null, skills: [], teamIds: [], ...own, adult: person?.adult ?? null };
}

/** Whether somebody is off the waitlist, though upkeep has not dropped them from it yet. */
export function isOff(
  { gone }: Pick<ShiftDocument, 'gone'>,
  waiter: Pick<WaiterDocument, 'residentId' | 'key'>,
): boolean {
  return gone.some(
    ({ residentId, key, why }) =>
      residentId === waiter.residentId && key === waiter.key && why !== 'passed' && why !== 'moved',
  );
}

/** A shift that is read whole, as somebody sees it who has this place on its waitlist. */
export function seenBy(shift: ShiftDocument, residentId: string, place: Place | null = null): Seen {
  return { ...shift, seat: shift.seats[residentId] ?? null, place };
}

function otherOf({ shiftId, title, from, until }: Claim): OtherShift {
  return { shiftId, title, from, until };
}

/** Why somebody cannot take a role, or null. Skills and ages count on the day of the shift. */
export function unfitOf(
  role: ShiftRole,
  shift: Pick<Seen, 'teamId' | 'kind' | 'day' | 'from' | 'until'>,
  reader: Reader,
): Unfit | null {
  const { teamId, day, from, until } = shift;
  const age = ageOn(day, { adult: reader?.adult }, reader?.born);
  if ((age !== 'adult' || saysMinor(day, reader)) && isAtNight({ from, until })) {
    return age === 'unknown' ? 'adult-unknown' : 'night';
  }
  const limited = limitedBy(shift, role, reader);
  if (limited) return limited;
  if (role.membersOnly && !reader?.teamIds.includes(teamId)) return 'members';
  const holds = reader?.skills.some(
    (held) => held.skill === role.skill && stateOf(held, day) === 'counts',
  );
  if (role.skill !== null && !holds) return 'skill';
  if (role.ages === null) return null;
  if (reader === undefined || reader.born === null) return unfitByAdult(role.ages, age);
  return fits(role.ages, Number(day.slice(0, 4)) - reader.born) ? null : 'age';
}

/** Their own year of birth says so, whatever an officer has confirmed. */
function saysMinor(day: string, reader: Reader): boolean {
  const born = reader?.born ?? null;
  return born !== null && Number(day.slice(0, 4)) - born < OF_AGE;
}

/** Without a year of birth: adults are asked for no more than that they are adults. */
function unfitByAdult(ages: Ages, age: Age): Unfit | null {
  if (isForAdults(ages) && age === 'minor') return 'age';
  if (ages.from !== OF_AGE || ages.until !== null) return 'birth-unknown';
  return age === 'adult' ? null : 'adult-unknown';
}

function isForAdults(ages: Ages | null): boolean {
  return (ages?.from ?? 0) >= OF_AGE;
}

/**
 * Why somebody can have no place, whoever writes them down: a leader may take in who is no member, or has not said
 * when they were born, but nobody without the skill or of another age, and at night and in roles for adults nobody who
 * is not known to be one.
 */
export function misfitOf(
  shift: Pick<Seen, 'teamId' | 'kind' | 'day' | 'from' | 'until' | 'roles'>,
  roleId: string,
  reader: Reader,
): { why: Unfit; skill: string | null } | null {
  const role = shift.roles.find((one) => one.roleId === roleId);
  const why = role && unfitOf({ ...role, membersOnly: false }, shift, reader);
  if (!role || !why) return null;
  if (why !== 'birth-unknown' && why !== 'adult-unknown') return { why, skill: role.skill };
  const isAsked = why === 'adult-unknown' || isForAdults(role.ages);
  const isKnown = ageOn(shift.day, { adult: reader?.adult }, reader?.born) === 'adult';
  if (!isAsked || isKnown || reader?.adult === undefined) return null;
  return { why: 'adult-unknown', skill: null };
}

/** Of a year of birth alone the age is known to a year: whoever may have the age, has it. */
function fits({ from, until }: Ages, turning: number): boolean {
  return (from === null || turning >= from) && (until === null || turning - 1 <= until);
}

/** What holds before any role is looked at: the reader's own place, the clock, their other shifts. */
function standingAround(shift: Seen, reader: Reader, now: number): Standing | null {
  const { seat, place, state, cancelled } = shift;
  if (state === 'cancelled') return { is: 'cancelled', reason: cancelled?.reason ?? '' };
  if (now >= shift.until) return { is: 'over' };
  if (seat?.state === 'in') return { is: 'in', roleId: seat.roleId, lateFrom: shift.lateFrom };
  if (now >= shift.from) return { is: 'begun' };
  if (seat && seat.until !== null && now < seat.until) {
    return { is: 'offered', roleId: seat.roleId, until: seat.until };
  }
  if (place) return { is: 'waiting', ...place };
  if (now >= shift.signUpUntil) return { is: 'closed' };
  const span = { shiftId: shift._id, from: shift.from, until: shift.until };
  const clash = clashOf(reader, span);
  if (clash) return { is: 'clashing', other: otherOf(clash) };
  if (isTiring(reader, span)) return { is: 'tiring', minutes: minutesInARow(reader, span) };
  return null;
}

/** How one role stands for the reader. Whoever comes while others wait waits behind them. */
export function roleStanding(
  shift: Seen,
  roleId: string,
  reader: Reader,
  now: number,
): Standing | null {
  const role = shift.roles.find((one) => one.roleId === roleId);
  if (!role) return null;
  const around = standingAround(shift, reader, now);
  if (around) return around;
  const why = unfitOf(role, shift, reader) ?? aloneOn(shift, reader);
  if (why) return { is: 'unfit', why, skill: role.skill, ...reasonOf(why, shift, reader) };
  const waiting = shift.waits[roleId] ?? 0;
  const isFree = (shift.free[roleId] ?? 0) > 0 && waiting === 0;
  return isFree ? { is: 'open' } : { is: 'full', waiting };
}

/** Somebody under 18 by themselves, where no two places are kept for adults. */
function aloneOn({ day, roles }: Seen, reader: Reader): 'alone' | null {
  const age = ageOn(day, { adult: reader?.adult }, reader?.born);
  return age === 'minor' && !keepsCompany(roles) ? 'alone' : null;
}

/** The leader's reason, for whom it is about. */
function reasonOf(why: Unfit, { teamId, day }: Seen, reader: Reader): { reason?: string } {
  const limit = why === 'restricted' ? limitOn(reader, teamId, day) : undefined;
  return limit?.is === 'restricted' ? { reason: limit.reason } : {};
}

const BEST: Standing['is'][] = ['open', 'full', 'unfit'];

/** How the shift stands for the reader: as its best role does. */
export function standingOf(shift: Seen, reader: Reader, now: number): Standing {
  const all = shift.roles.flatMap(({ roleId }) => roleStanding(shift, roleId, reader, now) ?? []);
  const [first, ...others] = all;
  if (!first) return { is: 'closed' };
  return others.reduce(
    (best, one) => (BEST.indexOf(one.is) < BEST.indexOf(best.is) ? one : best),
    first,
  );
}

/** How many places the roles have, and how many are taken or kept. */
export function filling({ roles, free }: Pick<ShiftDocument, 'roles' | 'free'>): {
  places: number;
  taken: number;
} {
  const places = roles.reduce((sum, role) => sum + role.places, 0);
  const left = roles.reduce((sum, { roleId }) => sum + (free[roleId] ?? 0), 0);
  return { places, taken: places - left };
}
