import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  endOf,
  expiringOf,
  expiryOf,
  keptOf,
  noticeOf,
  yearDue,
} from '../../cloudfunctions/civility/year/year-rules.ts';
import { DAY, dayOf } from '../../cloudfunctions/kernel/calendar.ts';
import type { CarryOver } from '../../typings/contract/civility/rule.ts';

/** The end of a year. */

const carries = fc.oneof(
  fc.constant<CarryOver>({ kind: 'all' }),
  fc.constant<CarryOver>({ kind: 'none' }),
  fc.nat({ max: 500 }).map((points): CarryOver => ({ kind: 'most', points })),
  fc.integer({ min: 1, max: 99 }).map((percent): CarryOver => ({ kind: 'share', percent })),
);

describe('the end of a year', () => {
  it('lets go over what the rule says, in whole points', () => {
    for (const [carry, kept] of [
      [{ kind: 'all' }, 55],
      [{ kind: 'none' }, 0],
      [{ kind: 'most', points: 30 }, 30],
      [{ kind: 'most', points: 300 }, 55],
      [{ kind: 'share', percent: 50 }, 27],
      [{ kind: 'share', percent: 1 }, 0],
    ] as const) {
      expect(keptOf(carry, 55)).toBe(kept);
    }
    expect(keptOf({ kind: 'none' }, -5)).toBe(-5);
  });

  it('takes nothing that is set aside or was earned since, and never more than is there', () => {
    fc.assert(
      fc.property(
        carries,
        fc.integer({ min: -50, max: 500 }),
        fc.integer({ min: -50, max: 500 }),
        fc.nat({ max: 100 }),
        (carry, then, balance, heldTotal) => {
          const points = expiringOf(carry, then, { balance, heldTotal });
          expect(Number.isSafeInteger(points)).toBe(true);
          expect(points).toBeGreaterThanOrEqual(0);
          if (points > 0) expect(balance - points).toBeGreaterThanOrEqual(heldTotal);
          expect(points).toBeLessThanOrEqual(Math.max(0, then));
          if (then > 0) expect(points).toBeLessThanOrEqual(then - keptOf(carry, then));
        },
      ),
    );
  });

  it('is told of on the first of December, and comes a month later at the earliest', () => {
    expect(dayOf(noticeOf(2026))).toBe('2026-12-01');
    expect(expiryOf(2026, noticeOf(2026))).toBe(endOf(2026) + 1);
    const late = Date.parse('2028-02-03T01:00:00Z');
    expect(dayOf(expiryOf(2026, late))).toBe('2028-03-05');
    expect(expiryOf(2026, late) - late).toBeGreaterThan(30 * DAY);
  });

  it('of years that were slept through comes one after the other', () => {
    const at = Date.parse('2028-02-03T01:00:00Z');
    expect(yearDue(undefined, at)).toBe(2028);
    expect(yearDue(noticeOf(2026), at)).toBe(2026);
  });
});
