import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { HOUR, instantOf, MINUTE, timeOf } from '../../cloudfunctions/kernel/calendar.ts';
import type { Adult } from '../../cloudfunctions/people/collections.ts';
import type { VolunteerDocument } from '../../cloudfunctions/volunteer/collections.ts';
import { isAtNight, minorsProblem } from '../../cloudfunctions/volunteer/member/minor-rules.ts';
import {
  misfitOf,
  readerOf,
  unfitOf,
} from '../../cloudfunctions/volunteer/shift/standing-rules.ts';
import type { ShiftRole } from '../../typings/contract/volunteer/shift.ts';
import { roleOf } from '../support/volunteers.ts';

/** Minors: never at night, never alone with one adult. */

const span = fc
  .record({
    at: fc.integer({ min: 0, max: 24 * 60 - 1 }),
    minutes: fc.integer({ min: 1, max: 16 * 60 }),
  })
  .map(({ at, minutes }) => {
    const from = instantOf('2026-06-17') + at * MINUTE;
    return { from, until: from + minutes * MINUTE };
  });
const age = fc.option(fc.integer({ min: 0, max: 80 }), { nil: null });
const role = fc
  .record({ from: age, until: age, places: fc.integer({ min: 1, max: 5 }) })
  .map(({ from, until, places }) =>
    roleOf({ places, ages: from === null && until === null ? null : { from, until } }),
  );

describe('a shift', () => {
  it('is at night if any minute of it is', () => {
    fc.assert(
      fc.property(span, ({ from, until }) => {
        let isNight = false;
        for (let at = from; at < until; at += MINUTE) {
          const clock = timeOf(at);
          isNight ||= clock >= '22:00' || clock < '06:00';
        }
        expect(isAtNight({ from, until })).toBe(isNight);
      }),
      { numRuns: 60 },
    );
  });

  it('that minors are asked to is by day and has places for two adults, or is refused', () => {
    fc.assert(
      fc.property(fc.array(role, { minLength: 1, maxLength: 4 }), span, (roles, times) => {
        const forMinors = roles.some(
          ({ ages }) => ages !== null && (ages.from ?? ages.until ?? 99) < 18,
        );
        const adults = roles
          .filter(({ ages }) => ages !== null && (ages.from ?? 0) >= 18)
          .reduce((sum, { places }) => sum + places, 0);
        const isRight = !forMinors || (!isAtNight(times) && adults >= 2);
        expect(minorsProblem(roles, times) === null).toBe(isRight);
      }),
    );
  });
});

describe('somebody', () => {
  const from = instantOf('2026-06-17', '21:00');
  const night = { from, until: from + 2 * HOUR };
  const day = { from: from - 4 * HOUR, until: from };
  const shift = (span: typeof night, ages: ShiftRole['ages'] = null) => ({
    teamId: 't',
    kind: 'patrol' as const,
    day: '2026-06-17',
    ...span,
    roles: [roleOf({ ages })],
  });
  const reader = (state: Adult['state'] | null, born: number | null = null) =>
    readerOf(
      { born } as VolunteerDocument,
      state === null
        ? {}
        : { adult: { state, statedAt: 0, statedBy: 'x', decidedAt: null, decidedBy: null } },
    );
  const why = (
    ...[span, ages, who]: [typeof night, ShiftRole['ages'], ReturnType<typeof reader>]
  ) => [
    unfitOf(roleOf({ ages }), shift(span, ages), who),
    misfitOf(shift(span, ages), 'r1', who)?.why ?? null,
  ];

  it('who is not known to be 18 is not on a shift at night, whoever writes them down', () => {
    expect([2007, 2008, 2012].map((born) => why(night, null, reader(null, born)))).toStrictEqual([
      [null, null],
      ['night', 'night'],
      ['night', 'night'],
    ]);
    expect(why(night, null, reader('confirmed', 2012))).toStrictEqual(['night', 'night']);
    expect(why(night, null, reader('confirmed', 2008))).toStrictEqual([null, null]);
    expect(why(day, null, reader(null, 2012))).toStrictEqual([null, null]);
    expect(why(night, null, reader('none'))).toStrictEqual(['night', 'night']);
    expect(why(night, null, reader('stated'))).toStrictEqual([null, null]);
    expect(why(night, null, reader(null))).toStrictEqual(['adult-unknown', 'adult-unknown']);
    expect(why(night, null, reader('doubted', 1990))).toStrictEqual([
      'adult-unknown',
      'adult-unknown',
    ]);
  });

  it('takes a role for adults only as an adult, and says no more than that', () => {
    const adults = { from: 18, until: null };
    expect(why(day, adults, reader(null))).toStrictEqual(['adult-unknown', 'adult-unknown']);
    expect(why(day, adults, reader('none'))).toStrictEqual(['age', 'age']);
    expect(why(day, adults, reader('stated'))).toStrictEqual([null, null]);
    const elders = { from: 60, until: null };
    expect(why(day, elders, reader('stated'))).toStrictEqual(['birth-unknown', null]);
    expect(why(day, elders, reader(null))).toStrictEqual(['birth-unknown', 'adult-unknown']);
    const children = { from: 6, until: 12 };
    expect(why(day, children, reader(null))).toStrictEqual(['birth-unknown', null]);
  });
});
