import type {
  Ages,
  OtherShift,
  ShiftRole,
  Standing,
  Unfit,
} from '../../../typings/contract/volunteer/shift.ts';
import type { Claim, Seat, ShiftDocument, VolunteerDocument } from '../collections.ts';
import { clashOf, isTiring, minutesInARow } from '../sign/claim-rules.ts';

/** What is looked at of a shift, with the reader's own place in it. */
export interface Seen
  extends Pick<
    ShiftDocument,
    | '_id'
    | 'teamId'
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

export type Reader = Pick<VolunteerDocument, 'claims' | 'born' | 'skills' | 'teamIds'> | undefined;

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
  { teamId, day }: Pick<Seen, 'teamId' | 'day'>,
  reader: Reader,
): Unfit | null {
  if (role.membersOnly && !reader?.teamIds.includes(teamId)) return 'members';
  const holds = reader?.skills.some(
    ({ skill, until }) => skill === role.skill && (until === null || until >= day),
  );
  if (role.skill !== null && !holds) return 'skill';
  if (role.ages === null) return null;
  if (reader === undefined || reader.born === null) return 'birth-unknown';
  return fits(role.ages, Number(day.slice(0, 4)) - reader.born) ? null : 'age';
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
  const why = unfitOf(role, shift, reader);
  if (why) return { is: 'unfit', why, skill: role.skill };
  const waiting = shift.waits[roleId] ?? 0;
  const isFree = (shift.free[roleId] ?? 0) > 0 && waiting === 0;
  return isFree ? { is: 'open' } : { is: 'full', waiting };
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
