import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { digestDay, nextDigest } from '../../cloudfunctions/civility/digest/digest-rules.ts';
import type { EntrySum } from '../../cloudfunctions/civility/sums/sum-row.ts';
import { sumsOf } from '../../cloudfunctions/civility/sums/sums-rules.ts';
import { dayOf } from '../../cloudfunctions/kernel/calendar.ts';

/** A year of points as sums, and when a day is put into one number. */

const row = (more: Partial<EntrySum> = {}): EntrySum => ({
  kind: 'award',
  ruleId: 'help',
  title: '邻里互助',
  month: '2026-03',
  points: 5,
  times: 1,
  ...more,
});
const months = fc
  .integer({ min: 1, max: 12 })
  .map((month) => `2026-${String(month).padStart(2, '0')}`);
const awards = fc.array(
  fc.record({
    ruleId: fc.constantFrom('help', 'clean', 'sort'),
    month: months,
    points: fc.integer({ min: 1, max: 500 }),
    times: fc.integer({ min: 1, max: 40 }),
  }),
);

describe('the sums of a year', () => {
  it('add up: by rule, by month, and in all', () => {
    fc.assert(
      fc.property(awards, (given) => {
        const sums = sumsOf(2026, given.map(row), []);
        const points = given.reduce((sum, one) => sum + one.points, 0);
        expect(sums.given.reduce((sum, one) => sum + one.points, 0)).toBe(points);
        expect(sums.months.reduce((sum, one) => sum + one, 0)).toBe(points);
        expect(sums.months).toHaveLength(12);
        const order = sums.given.map((one) => one.points);
        expect(order).toStrictEqual([...order].sort((one, other) => other - one));
      }),
    );
  });

  it('leave out what was taken back, and tell apart what was spent, has expired or came from paper', () => {
    const sums = sumsOf(
      2026,
      [
        row({ points: 20, times: 4 }),
        row({ kind: 'reversal', points: -5 }),
        row({ kind: 'redemption', ruleId: '', points: -12 }),
        row({ kind: 'expiry', ruleId: 'carry', points: -3 }),
        row({ kind: 'opening', ruleId: '', points: 40 }),
        row({ kind: 'hold', ruleId: '', points: 0 }),
        row({ kind: 'moved', ruleId: '', points: 0 }),
      ],
      [],
    );
    expect(sums).toMatchObject({
      given: [{ ruleId: 'help', points: 15, times: 3 }],
      spent: 12,
      expired: 3,
      opening: 40,
      taken: null,
      appeals: null,
    });
    expect(sums.months[2]).toBe(15);
  });

  it('say nothing of what is taken, or appealed, as long as it is so seldom that it is somebody’s', () => {
    fc.assert(
      fc.property(fc.nat(9), fc.nat(9), fc.nat(9), (right, wrong, waiting) => {
        const times = right + wrong;
        const burning = { kind: 'deduction' as const, ruleId: 'burning' };
        const sums = sumsOf(
          2026,
          times > 0 ? [row({ ...burning, points: -10 * times, times })] : [],
          [
            { upheld: true, times: right },
            { upheld: false, times: wrong },
            { upheld: null, times: waiting },
          ],
        );
        expect(sums.taken).toStrictEqual(times < 5 ? null : { points: 10 * times, times });
        const raised = times + waiting;
        expect(sums.appeals).toStrictEqual(raised < 5 ? null : { raised, right, wrong });
        expect(sums.given).toStrictEqual([]);
      }),
    );
  });
});

describe('a digest', () => {
  it('is made in the night after its day, once', () => {
    const instants = fc.date({
      min: new Date('2020-01-01T00:00:00Z'),
      max: new Date('2040-01-01T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instants, (date) => {
        const at = date.getTime();
        const next = nextDigest(at);
        expect(next).toBeGreaterThan(at);
        expect(next - at).toBeLessThanOrEqual(24 * 60 * 60_000);
        expect(digestDay(next) < dayOf(next)).toBe(true);
        expect(nextDigest(next)).toBe(next + 24 * 60 * 60_000);
      }),
    );
  });
});
