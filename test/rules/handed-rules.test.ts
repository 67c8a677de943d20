import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DAY, endOfDay, instantOf } from '../../cloudfunctions/kernel/calendar.ts';
import type { Seat } from '../../cloudfunctions/volunteer/collections.ts';
import { areDaysFit, whyKept } from '../../cloudfunctions/volunteer/export/export-rules.ts';
import {
  keptUntil,
  nextLook,
  tidyIdNumber,
} from '../../cloudfunctions/volunteer/insurance/id-number-rules.ts';

/** When a list leaves, and for how long numbers for the insurer are kept. */

describe('a number', () => {
  it('of an ID has its date and its check digit', () => {
    const right = ['11010519491231002X', '110105 19491231 002x'];
    expect(right.map((text) => tidyIdNumber('resident-id', text))).toStrictEqual([
      '11010519491231002X',
      '11010519491231002X',
    ]);
    const wrong = ['110105194912310021', '11010519491331002X', '110105491231002', 'E12345678', ''];
    expect(wrong.map((text) => tidyIdNumber('resident-id', text))).toStrictEqual(
      wrong.map(() => undefined),
    );
    expect(tidyIdNumber('passport', 'e1234 5678')).toBe('E12345678');
  });

  it('with one digit changed is none', () => {
    const number = '11010519491231002X';
    fc.assert(
      fc.property(fc.nat({ max: 16 }), fc.integer({ min: 1, max: 9 }), (at, by) => {
        const digit = (Number(number[at]) + by) % 10;
        const changed = `${number.slice(0, at)}${digit}${number.slice(at + 1)}`;
        expect(tidyIdNumber('resident-id', changed)).toBeUndefined();
      }),
    );
  });

  it('is kept while the person is on a shift that stands, and 30 days after it at most', () => {
    const until = instantOf('2026-06-17', '11:00');
    const end = endOfDay('2026-07-17');
    expect(keptUntil({ until })).toBe('2026-07-17');
    const seat = { state: 'in' } as Seat;
    fc.assert(
      fc.property(
        fc.constantFrom<'open' | 'cancelled'>('open', 'cancelled'),
        fc.boolean(),
        fc.boolean(),
        fc.boolean(),
        fc.integer({ min: until - 10 * DAY, max: end + 2 * DAY }),
        (state, isOn, isGiven, insured, at) => {
          const seats: Record<string, Seat> = isOn ? { p1: seat } : {};
          const shift = { state, until, seats, insured };
          const number = { residentId: 'p1', numberCipher: isGiven ? 'x' : null };
          const next = nextLook(number, shift, at);
          const isKept = state === 'open' && isOn && isGiven && insured && at < end;
          expect(next !== null).toBe(isKept);
          if (next !== null) {
            expect(next).toBeGreaterThan(at);
            expect(next).toBeLessThanOrEqual(end);
          }
        },
      ),
    );
    expect(nextLook({ residentId: 'p1', numberCipher: 'x' }, undefined, until)).toBeNull();
  });
});

describe('a list', () => {
  it('is of days that are over, a year at most', () => {
    const fits: [from: string, until: string, is: boolean][] = [
      ['2025-01-01', '2025-12-31', true],
      ['2024-01-01', '2024-12-31', true],
      ['2025-01-01', '2026-01-02', false],
      ['2026-06-14', '2026-06-14', true],
      ['2026-06-15', '2026-06-15', false],
      ['2026-06-14', '2026-06-13', false],
    ];
    for (const [from, until, is] of fits) expect(areDaysFit(from, until, '2026-06-15')).toBe(is);
  });

  it('goes to who asked, once another has agreed, and not for ever', () => {
    const agreed = { askedBy: 'p1', state: 'agreed' as const, fetchUntil: 100 };
    expect(whyKept(agreed, 'p1', 100)).toBeNull();
    expect(whyKept(agreed, 'p2', 100)).toBe('EXPORT_NOT_FOUND');
    expect(whyKept(agreed, 'p1', 101)).toBe('EXPORT_OVER');
    expect(whyKept({ ...agreed, state: 'open', fetchUntil: null }, 'p1', 1)).toBe('EXPORT_OPEN');
    expect(whyKept({ ...agreed, state: 'declined' }, 'p1', 1)).toBe('EXPORT_NOT_FOUND');
  });
});
