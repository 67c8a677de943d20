import assert from 'node:assert/strict';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { chineseMinute, DAY, dayOf, endOfDay, isDay } from '../../cloudfunctions/kernel/clock.ts';

const instant = fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2100, 0, 1) });
const shanghai = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'short',
});

describe('the clock', () => {
  it('a day is the one of the calendar in Shanghai', () => {
    fc.assert(
      fc.property(instant, (at) => {
        expect(dayOf(at)).toBe(shanghai.format(at).slice(0, 10));
      }),
    );
    expect(dayOf(Date.parse('2026-11-22T15:59:59.999Z'))).toBe('2026-11-22');
    expect(dayOf(Date.parse('2026-11-22T16:00:00.000Z'))).toBe('2026-11-23');
  });

  it('a day ends a millisecond before the next begins', () => {
    fc.assert(
      fc.property(instant, (at) => {
        const day = dayOf(at);
        const end = endOfDay(day);
        assert.ok(at <= end && end - at < DAY);
        expect(dayOf(end)).toBe(day);
        expect(dayOf(end + 1)).not.toBe(day);
      }),
    );
  });

  it('knows the days that exist', () => {
    for (const day of ['2024-02-29', '2026-12-31', '2000-01-01']) assert.ok(isDay(day), day);
    for (const text of [
      '2026-02-29',
      '2026-02-30',
      '2026-13-01',
      '2026-00-10',
      '2026-1-1',
      '2026-11-23T00:00',
      ' 2026-11-23',
      '2026-11-23\n',
      '２０２６-11-23',
      '',
    ]) {
      assert.ok(!isDay(text), JSON.stringify(text));
    }
    fc.assert(fc.property(instant, (at) => assert.ok(isDay(dayOf(at)))));
  });

  it('writes the minute as subscribe messages want it', () => {
    expect(chineseMinute(Date.parse('2026-11-22T16:05:59.999Z'))).toBe('2026年11月23日 00:05');
    expect(chineseMinute(Date.parse('2026-01-02T02:00:00.000Z'))).toBe('2026年1月2日 10:00');
    fc.assert(
      fc.property(instant, (at) => {
        const [day = '', time = ''] = shanghai.format(at).split(' ');
        const [year, month, date] = day.split('-').map(Number);
        expect(chineseMinute(at)).toBe(`${year}年${month}月${date}日 ${time}`);
      }),
    );
  });
});
