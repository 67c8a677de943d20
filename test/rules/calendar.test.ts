import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  addDays,
  addMonths,
  chineseDay,
  chineseMinute,
  DAY,
  dayOf,
  daysBetween,
  endOfDay,
  instantOf,
  isDay,
  MINUTE,
  timeOf,
  weekdayOf,
} from '../../cloudfunctions/kernel/calendar.ts';

const instant = fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2100, 0, 1) });
const day = instant.map(dayOf);
const days = fc.integer({ min: -20_000, max: 20_000 });
const months = fc.integer({ min: -600, max: 600 });
const shanghai = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'short',
});
const weekday = new Intl.DateTimeFormat('en-US', { timeZone: 'Asia/Shanghai', weekday: 'short' });
const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

const monthOf = (one: string) => Number(one.slice(0, 4)) * 12 + Number(one.slice(5, 7));
const dateOf = (one: string) => Number(one.slice(8));

describe('instants and days', () => {
  it('are those of the calendar and the clock in Shanghai', () => {
    fc.assert(
      fc.property(instant, (at) => {
        expect(`${dayOf(at)} ${timeOf(at)}`).toBe(shanghai.format(at));
      }),
    );
  });

  it('are not made of what is no instant', () => {
    for (const none of [Number.NaN, Number.POSITIVE_INFINITY, 8.64e15 + 1]) {
      for (const write of [dayOf, timeOf, chineseDay, chineseMinute]) {
        expect(() => write(none)).toThrow(RangeError);
      }
    }
  });

  it('change at midnight in Shanghai', () => {
    const midnight = Date.parse('2026-11-22T16:00:00.000Z');
    expect([dayOf(midnight - 1), timeOf(midnight - 1)]).toStrictEqual(['2026-11-22', '23:59']);
    expect([dayOf(midnight), timeOf(midnight)]).toStrictEqual(['2026-11-23', '00:00']);
    fc.assert(
      fc.property(day, (one) => {
        expect(dayOf(instantOf(one))).toBe(one);
        expect(dayOf(instantOf(one) - 1)).toBe(addDays(one, -1));
      }),
    );
  });

  it('lead back to where they came from, to the minute', () => {
    fc.assert(
      fc.property(instant, (at) => {
        expect(instantOf(dayOf(at), timeOf(at))).toBe(Math.floor(at / MINUTE) * MINUTE);
      }),
    );
  });

  it('a day ends a millisecond before the next begins', () => {
    fc.assert(
      fc.property(instant, (at) => {
        const end = endOfDay(dayOf(at));
        assert.ok(at <= end && end - at < DAY);
        expect(end + 1).toBe(instantOf(addDays(dayOf(at), 1)));
      }),
    );
  });

  it('are the same wherever the computer stands, also when its clocks are changed', async () => {
    const from = Date.UTC(2026, 2, 28);
    const hours = Array.from({ length: 80 }, (_, hour) => from + (hour * DAY) / 24);
    const expected = hours.map((at) => `${dayOf(at)} ${timeOf(at)}`);
    const script = `
      import { dayOf, timeOf } from ${JSON.stringify(new URL('../../cloudfunctions/kernel/calendar.ts', import.meta.url).href)};
      console.log(JSON.stringify(${JSON.stringify(hours)}.map((at) => dayOf(at) + ' ' + timeOf(at))));`;
    for (const TZ of ['Europe/Berlin', 'America/New_York']) {
      const { stdout } = await promisify(execFile)(
        process.execPath,
        ['--import', 'tsx', '--input-type=module', '--eval', script],
        { env: { ...process.env, TZ } },
      );
      assert.deepEqual(JSON.parse(stdout), expected, TZ);
    }
  });
});

describe('days', () => {
  it('are known when they exist', () => {
    for (const one of ['2024-02-29', '2000-02-29', '2026-12-31', '2000-01-01']) {
      assert.ok(isDay(one), one);
    }
    for (const text of [
      '2026-02-29',
      '1900-02-29',
      '2026-02-30',
      '2026-04-31',
      '2026-13-01',
      '2026-00-10',
      '2026-01-00',
      '2026-1-1',
      '2026-11-23T00:00',
      ' 2026-11-23',
      '2026-11-23\n',
      '２０２６-11-23',
      '',
    ]) {
      assert.ok(!isDay(text), JSON.stringify(text));
    }
    fc.assert(fc.property(day, (one) => assert.ok(isDay(one))));
  });

  it('are counted across months and leap years', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2026-02-28', 1)).toBe('2026-03-01');
    expect(addDays('2027-01-01', -1)).toBe('2026-12-31');
    expect(daysBetween('2024-01-01', '2025-01-01')).toBe(366);
    fc.assert(
      fc.property(day, days, (one, count) => {
        const other = addDays(one, count);
        assert.ok(isDay(other));
        expect(daysBetween(one, other)).toBe(count);
        expect(daysBetween(other, one)).toBe(-count || 0);
        expect(Math.sign(count)).toBe(other > one ? 1 : other < one ? -1 : 0);
        expect(instantOf(other) - instantOf(one)).toBe(count * DAY);
      }),
    );
  });

  it('months later have the same date, or the last of a shorter month', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2024-01-31', 1)).toBe('2024-02-29');
    expect(addMonths('2024-02-29', 12)).toBe('2025-02-28');
    expect(addMonths('2026-03-31', -1)).toBe('2026-02-28');
    fc.assert(
      fc.property(day, months, (one, count) => {
        const other = addMonths(one, count);
        assert.ok(isDay(other));
        expect(monthOf(other)).toBe(monthOf(one) + count);
        const isLast = dateOf(addDays(other, 1)) === 1;
        assert.ok(dateOf(other) === dateOf(one) || (isLast && dateOf(other) < dateOf(one)));
      }),
    );
  });

  it('have the weekdays of the calendar', () => {
    expect(weekdayOf('2026-06-15')).toBe(1);
    fc.assert(
      fc.property(day, (one) => {
        expect(WEEKDAYS[weekdayOf(one)]).toBe(weekday.format(instantOf(one)));
        expect(weekdayOf(addDays(one, 7))).toBe(weekdayOf(one));
      }),
    );
  });
});

describe('Chinese forms', () => {
  it('are those that subscribe messages and papers ask for', () => {
    expect(chineseMinute(Date.parse('2026-11-22T16:05:59.999Z'))).toBe('2026年11月23日 00:05');
    expect(chineseMinute(Date.parse('2026-01-02T02:00:00.000Z'))).toBe('2026年1月2日 10:00');
    fc.assert(
      fc.property(instant, (at) => {
        const [date = '', time = ''] = shanghai.format(at).split(' ');
        const [year, month, dayOfMonth] = date.split('-').map(Number);
        expect(chineseDay(at)).toBe(`${year}年${month}月${dayOfMonth}日`);
        expect(chineseMinute(at)).toBe(`${chineseDay(at)} ${time}`);
      }),
    );
  });
});
