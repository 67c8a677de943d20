import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  DAY,
  dayOf,
  HOUR,
  instantOf,
  MINUTE,
  timeOf,
} from '../../cloudfunctions/kernel/calendar.ts';
import type { Claim, VolunteerDocument } from '../../cloudfunctions/volunteer/collections.ts';
import {
  emptyShift,
  minutesOf,
  problemOf,
  timesOf,
} from '../../cloudfunctions/volunteer/shift/shift-rules.ts';
import {
  roleStanding,
  type Seen,
  standingOf,
  unfitOf,
} from '../../cloudfunctions/volunteer/shift/standing-rules.ts';
import {
  claiming,
  clashOf,
  isTiring,
  MOST_IN_A_ROW,
  minutesInARow,
  overlaps,
  releasing,
} from '../../cloudfunctions/volunteer/sign/claim-rules.ts';
import {
  CALL_HOURS,
  OFFER_HOURS,
  offerUntil,
} from '../../cloudfunctions/volunteer/sign/offer-rules.ts';
import { roleOf, shiftForm } from '../support/volunteers.ts';

const NOON = instantOf('2026-06-15', '12:00');
const at = (time: string, day = '2026-06-17') => instantOf(day, time);
const claim = (from: string, until: string, shiftId = `s${from}`): Claim => ({
  shiftId,
  key: `k${from}`,
  title: '巡逻',
  from: at(from),
  until: at(until),
});
const own = (...claims: Claim[]): VolunteerDocument => ({
  _id: 'maple:p',
  communityId: 'maple',
  residentId: 'p',
  version: 1,
  claims,
  done: [],
  lates: [],
  born: null,
  skills: [],
  teamIds: [],
});

describe('the time of a shift', () => {
  it('at night is 7 h 45 min, once, and belongs to the day on which it begins', () => {
    const night = shiftForm({ day: '2026-06-19', from: '22:30', until: '06:15' });
    const shift = emptyShift(night);
    expect(minutesOf(shift)).toBe(7 * 60 + 45);
    expect([shift.day, dayOf(shift.until)]).toStrictEqual(['2026-06-19', '2026-06-20']);
  });

  it('is whole minutes, more than none and at most a day', () =>
    fc.assert(
      fc.property(fc.nat(1439), fc.nat(1439), (from, until) => {
        const words = (minutes: number) => timeOf(instantOf('2026-06-17') + minutes * MINUTE);
        const times = timesOf({ day: '2026-06-17', from: words(from), until: words(until) });
        const minutes = minutesOf(times);
        expect(Number.isInteger(minutes) && minutes > 0 && minutes <= 24 * 60).toBe(true);
        expect((from + minutes) % (24 * 60)).toBe(until);
      }),
    ));

  it.each([
    [{ from: '09:00', until: '02:00' }, 'times'],
    [{ day: '2026-06-14' }, 'past'],
    [{ day: '2028-06-14' }, 'past'],
    [{ roles: [roleOf(), roleOf()] }, 'roles'],
    [{ roles: [roleOf({ ages: { from: 60, until: 18 } })] }, 'roles'],
    [{}, null],
  ])('of a form is checked: %j', (more, problem) => {
    expect(problemOf(shiftForm(more), NOON)).toBe(problem);
  });
});

describe('two shifts of one volunteer', () => {
  it('9–11 and 10–12 clash by name, 9–11 and 11–13 do not', () => {
    const volunteer = own(claim('09:00', '11:00', 'first'));
    expect(clashOf(volunteer, claim('10:00', '12:00', 'second'))?.shiftId).toBe('first');
    expect(clashOf(volunteer, claim('11:00', '13:00', 'third'))).toBeUndefined();
  });

  it('overlap if and only if some minute belongs to both', () =>
    fc.assert(
      fc.property(
        fc.nat(50),
        fc.integer({ min: 1, max: 20 }),
        fc.nat(50),
        fc.integer({ min: 1, max: 20 }),
        (a, b, c, d) => {
          const minutes = (from: number, length: number) =>
            Array.from({ length }, (_, index) => from + index);
          const shared = minutes(a, b).some((one) => minutes(c, d).includes(one));
          expect(overlaps({ from: a, until: a + b }, { from: c, until: c + d })).toBe(shared);
        },
      ),
    ));

  it('may not follow upon each other for too long without a rest', () => {
    const day = own(claim('07:00', '12:00'), claim('12:30', '16:00'));
    const evening = claim('16:30', '18:00', 'evening');
    expect(minutesInARow(day, evening)).toBe(10 * 60);
    expect(isTiring(day, evening)).toBe(true);
    expect(isTiring(day, claim('17:00', '18:30', 'later'))).toBe(false);
    expect(isTiring(own(), claim('00:10', '15:00', 'long'))).toBe(false);
    expect(MOST_IN_A_ROW).toBe(9 * 60);
  });

  it('never clash however they are claimed and released, and nothing is claimed twice', () =>
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            take: fc.boolean(),
            from: fc.nat(20),
            length: fc.integer({ min: 1, max: 5 }),
            n: fc.nat(6),
          }),
          { maxLength: 30 },
        ),
        (steps) => {
          let volunteer = own();
          for (const { take, from, length, n } of steps) {
            const one: Claim = {
              shiftId: `s${n}`,
              key: `k${n}`,
              title: '',
              from: NOON + DAY + from * HOUR,
              until: NOON + DAY + (from + length) * HOUR,
            };
            if (take && clashOf(volunteer, one)) continue;
            const release = { shiftId: one.shiftId, key: one.key, late: false, at: NOON };
            const patch = take ? claiming(volunteer, one, NOON) : releasing(volunteer, release);
            volunteer = { ...volunteer, ...patch };
            expect(
              take ? claiming(volunteer, one, NOON) : releasing(volunteer, release),
            ).toBeNull();
          }
          const { claims } = volunteer;
          for (const [index, one] of claims.entries()) {
            for (const other of claims.slice(index + 1)) {
              expect(overlaps(one, other)).toBe(false);
              expect(one.shiftId).not.toBe(other.shiftId);
            }
          }
        },
      ),
    ));

  it('release of an earlier sign-up leaves a later one of the same shift', () => {
    const later = { ...claim('09:00', '11:00', 's'), key: 'second' };
    const patch = releasing(own(later), { shiftId: 's', key: 'first', late: true, at: NOON });
    expect(patch?.claims).toStrictEqual([later]);
    expect(patch?.lates).toHaveLength(1);
  });
});

describe('an offer', () => {
  it('stands 12 hours, never past 2 hours before the shift, and ends at no time of the night', () =>
    fc.assert(
      fc.property(fc.nat(14 * 24 * 60), fc.nat(5 * 24 * 60), (start, ahead) => {
        const now = NOON + start * MINUTE;
        const from = now + ahead * MINUTE;
        const until = offerUntil(now, from);
        if (until === null) return;
        const time = timeOf(until);
        expect(time >= '07:00' && time <= '22:00').toBe(true);
        expect(until).toBeLessThanOrEqual(from - CALL_HOURS * HOUR);
        expect(until - now).toBeGreaterThanOrEqual(30 * MINUTE);
        expect(until - now).toBeLessThanOrEqual((OFFER_HOURS + 9) * HOUR);
      }),
    ));

  it.each([
    ['10:00', '2026-06-17', '09:00', '2026-06-15T22:00'],
    ['11:00', '2026-06-17', '09:00', '2026-06-16T07:00'],
    ['18:00', '2026-06-16', '09:00', '2026-06-16T07:00'],
    ['18:00', '2026-06-16', '08:00', '2026-06-15T22:00'],
    ['21:45', '2026-06-16', '08:00', null],
    ['12:00', '2026-06-15', '13:30', null],
    ['12:00', '2026-06-15', '14:30', '2026-06-15T12:30'],
  ])('made at %s for a shift on %s at %s ends %s', (now, day, from, end) => {
    const until = offerUntil(instantOf('2026-06-15', now), instantOf(day, from));
    expect(until === null ? null : `${dayOf(until)}T${timeOf(until)}`).toBe(end);
  });
});

describe('how a shift stands', () => {
  const seen = (more: Partial<Seen> = {}): Seen => ({
    ...emptyShift(shiftForm()),
    _id: 's',
    teamId: 't',
    seat: null,
    place: null,
    ...more,
  });
  const is = (shift: Seen, volunteer = own(), now = NOON) => standingOf(shift, volunteer, now).is;

  it('is told at once, whatever it is', () => {
    expect(is(seen())).toBe('open');
    expect(is(seen({ free: { r1: 0 } }))).toBe('full');
    expect(is(seen({ waits: { r1: 1 } }))).toBe('full'); // the free place is for who waits
    expect(is(seen(), own(claim('10:00', '12:00')))).toBe('clashing');
    expect(is(seen(), own(claim('11:00', '13:00')))).toBe('open');
    expect(is(seen(), own(claim('11:00', '19:30')))).toBe('tiring');
    expect(is(seen({ seat: { roleId: 'r1', state: 'in', until: null } }))).toBe('in');
    expect(is(seen({ seat: { roleId: 'r1', state: 'offered', until: NOON + 1 } }))).toBe('offered');
    expect(is(seen({ place: { roleId: 'r1', position: 3, passed: false } }))).toBe('waiting');
    expect(is(seen({ signUpUntil: NOON }))).toBe('closed');
    expect(is(seen(), own(), at('09:00'))).toBe('begun');
    expect(is(seen(), own(), at('11:00'))).toBe('over');
    expect(is(seen({ state: 'cancelled' }))).toBe('cancelled');
    expect(is(seen({ roles: [roleOf({ skill: '急救证' })] }))).toBe('unfit');
  });

  it('an offer that has ended is none, and a shift one is on stays so while it runs', () => {
    const offered = { roleId: 'r1', state: 'offered' as const, until: NOON };
    expect(is(seen({ seat: offered }))).not.toBe('offered');
    expect(is(seen({ seat: { ...offered, state: 'in', until: null } }), own(), at('10:00'))).toBe(
      'in',
    );
  });

  it('is that of its best role', () => {
    const roles = [roleOf({ skill: '急救证' }), roleOf({ roleId: 'r2' })];
    expect(is(seen({ roles, free: { r1: 1, r2: 1 } }))).toBe('open');
    expect(is(seen({ roles, free: { r1: 1, r2: 0 } }))).toBe('full');
    expect(roleStanding(seen({ roles }), 'r9', own(), NOON)).toBeNull();
  });

  it('an expired licence fits no more, on the day of the shift', () => {
    const role = roleOf({ skill: '急救证' });
    const licensed = (until: string | null, seenOn?: string) => ({
      ...own(),
      skills: [{ skill: '急救证', until, ...(seenOn ? { seenOn } : {}) }],
    });
    const SEEN = '2026-06-01';
    expect(unfitOf(role, seen(), licensed('2026-06-16', SEEN))).toBe('skill');
    expect(unfitOf(role, seen(), licensed('2026-06-17', SEEN))).toBeNull();
    expect(unfitOf(role, seen(), licensed(null, SEEN))).toBeNull();
    expect(
      [null, '2027-06-17'].map((until) => unfitOf(role, seen(), licensed(until))),
    ).toStrictEqual(['skill', 'skill']);
  });

  it('ages are told by the year of birth, and a missing one is asked for', () => {
    const role = roleOf({ ages: { from: 18, until: 65 } });
    const born = (year: number | null) => unfitOf(role, seen(), { ...own(), born: year });
    expect([born(null), born(2009), born(2008), born(1960), born(1959)]).toStrictEqual([
      'birth-unknown',
      'age',
      null,
      null,
      'age',
    ]);
    expect(unfitOf(roleOf({ membersOnly: true }), seen(), own())).toBe('members');
  });
});
