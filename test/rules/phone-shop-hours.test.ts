import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MINUTE, timeOf, weekdayOf } from '../../cloudfunctions/kernel/calendar.ts';
import { dayOf } from '../../miniprogram/calendar.ts';
import { hoursWords, openWords } from '../../miniprogram/text/civility/shop.ts';
import type { WeeklyTimes } from '../../typings/contract/civility/shop.ts';

/** Monday 15 June 2026, 09:30 in Shanghai. */
const NOW = Date.parse('2026-06-15T01:30:00Z');
const at = (text: string) => Date.parse(`${text}+08:00`);
const MORNINGS: WeeklyTimes = { weekdays: [1, 3], from: '09:00', until: '11:30' };
const words = (weekly: WeeklyTimes[], now = NOW) => openWords({ weekly, note: '' }, now).words;

describe('whether the shop is open', () => {
  it('says until when, or when it opens next', () => {
    expect(words([MORNINGS])).toBe('现在开着，到 11:30');
    expect(words([MORNINGS], at('2026-06-15T08:59'))).toBe('今天 9:00 开门');
    expect(words([MORNINGS], at('2026-06-15T11:30'))).toBe('周三 9:00 开门');
    expect(words([MORNINGS], at('2026-06-16T20:00'))).toBe('明天 9:00 开门');
    expect(words([{ ...MORNINGS, weekdays: [1] }], at('2026-06-15T12:00'))).toBe(
      '下周一 9:00 开门',
    );
    expect(words([])).toBe('');
  });

  it('takes times that follow on each other as one', () => {
    const noon = { weekdays: [1], from: '11:30', until: '14:00' };
    expect(words([noon, MORNINGS])).toBe('现在开着，到 14:00');
    const night = { weekdays: [1], from: '13:00', until: '24:00' };
    expect(words([noon, MORNINGS, night])).toBe('现在开着，到 半夜 12 点');
  });

  it('says nothing where nobody has said any, and words alone where there are only words', () => {
    expect(hoursWords(null, NOW)).toBeNull();
    expect(hoursWords({ weekly: [], note: '' }, NOW)).toBeNull();
    expect(hoursWords({ weekly: [], note: '有事打电话' }, NOW)).toStrictEqual({
      now: '',
      open: false,
      lines: [],
      note: '有事打电话',
    });
    expect(hoursWords({ weekly: [MORNINGS], note: '' }, NOW)?.lines).toStrictEqual([
      '每周一、周三 09:00–11:30',
    ]);
  });

  it('agrees with the times at every minute', () => {
    const time = fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom('00', '30'))
      .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${minute}`);
    const times = fc
      .record({
        weekdays: fc.subarray([0, 1, 2, 3, 4, 5, 6], { minLength: 1 }),
        from: time,
        until: time,
      })
      .filter(({ from, until }) => from < until);
    fc.assert(
      fc.property(fc.array(times, { maxLength: 4 }), fc.nat(7 * 24 * 60), (weekly, minutes) => {
        const now = NOW + minutes * MINUTE;
        const isOpen = weekly.some(
          ({ weekdays, from, until }) =>
            weekdays.includes(weekdayOf(dayOf(now))) && from <= timeOf(now) && timeOf(now) < until,
        );
        expect(openWords({ weekly, note: '' }, now).open).toBe(isOpen);
      }),
    );
  });
});
