import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  type AreaFrame,
  correctableUntil,
  isAreaPlausible,
} from '../../cloudfunctions/ballot/roster/correction-rules.ts';
import { statedArea } from '../../cloudfunctions/ballot/roster/total-rules.ts';
import { DAY } from '../../cloudfunctions/kernel/calendar.ts';

describe('a roster', () => {
  it('stands still for a whole calendar day at least, and for less than two, before the vote', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1_700_000_000_000, max: 1_900_000_000_000 }), (opensAt) => {
        const still = opensAt - correctableUntil({ opensAt });
        expect(still).toBeGreaterThanOrEqual(DAY);
        expect(still).toBeLessThan(2 * DAY);
      }),
    );
  });
});

describe('an area', () => {
  const frame = (more: Partial<AreaFrame> = {}): AreaFrame => ({
    units: 1,
    before: 8_950,
    roster: 30_000,
    stated: null,
    ...more,
  });

  it('is that of a unit, for as many units as the owner has', () => {
    const none = { before: 0 };
    expect(isAreaPlausible(99, frame(none))).toBe(false);
    expect(isAreaPlausible(100, frame(none))).toBe(true);
    expect(isAreaPlausible(2_000_000, frame(none))).toBe(true);
    expect(isAreaPlausible(2_000_001, frame(none))).toBe(false);
    expect(isAreaPlausible(2_000_001, frame({ ...none, units: 2 }))).toBe(true);
  });

  it('does not lift the roster over what the estate’s papers state', () => {
    const stated = { stated: 30_000 };
    expect(isAreaPlausible(8_951, frame(stated))).toBe(false);
    expect(isAreaPlausible(8_950, frame(stated))).toBe(true);
    expect(isAreaPlausible(8_000, frame({ ...stated, roster: 90_000 }))).toBe(true);
    expect(isAreaPlausible(8_950, frame({ ...stated, roster: 90_000 }))).toBe(false);
  });

  it('stays within a third and three times of the register’s where nothing is stated', () => {
    expect(isAreaPlausible(26_850, frame())).toBe(true);
    expect(isAreaPlausible(26_851, frame())).toBe(false);
    expect(isAreaPlausible(2_984, frame())).toBe(true);
    expect(isAreaPlausible(2_983, frame())).toBe(false);
    expect(isAreaPlausible(3_000, frame({ before: 9_000 }))).toBe(true);
  });

  it('is compared with all estates of the place, or the one around it, if each states one', () => {
    const estate = (_id: string, area: number | null) => ({
      _id,
      stated: area === null ? null : { area, households: null },
    });
    const both = [estate('oak.a', 10), estate('oak.b', 20)] as never;
    expect(statedArea('oak', both)).toBe(30);
    expect(statedArea('oak.a.1', both)).toBe(10);
    expect(statedArea('oak', [estate('oak.a', 10), estate('oak.b', null)] as never)).toBe(null);
    expect(statedArea('oak', [])).toBe(null);
  });
});
