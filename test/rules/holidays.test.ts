import { describe, expect, it } from '@jest/globals';
import { addDays } from '../../cloudfunctions/kernel/calendar.ts';
import { holidayName } from '../../miniprogram/text/volunteer/holiday.ts';

/** The table of public holidays, beside the Chinese calendar that the machine knows. */
const chinese = new Intl.DateTimeFormat('en-u-ca-chinese', {
  month: 'numeric',
  day: 'numeric',
  timeZone: 'UTC',
});
const lunar = (day: string) => {
  const parts = chinese.formatToParts(new Date(`${day}T12:00:00Z`));
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
  return `${part('month')}/${part('day')}`;
};

const FESTIVALS: [name: string, lunar: string][] = [
  ['端午节', '5/5'],
  ['中秋节', '8/15'],
];

describe('public holidays', () => {
  it.each([2026, 2027, 2028, 2029, 2030])(
    'of %d are thirteen days, or fewer where two meet',
    (year) => {
      const days = Array.from({ length: 365 }, (_, index) => addDays(`${year}-01-01`, index));
      const count = days.filter((day) => holidayName(day) !== '').length;
      expect(count).toBe(year === 2028 ? 12 : 13);
    },
  );

  it.each([2026, 2027, 2028, 2029, 2030])('of the moon in %d are those of the calendar', (year) => {
    const days = Array.from({ length: 365 }, (_, index) => addDays(`${year}-01-01`, index));
    for (const [name, date] of FESTIVALS) {
      const found = days.filter((day) => lunar(day) === date);
      for (const day of found) {
        const isNamed = holidayName(day) === name || holidayName(day) === '国庆节';
        expect([day, isNamed]).toStrictEqual([day, true]);
      }
    }
    // A new moon near midnight is a day off in some tables: the first month begins within a day of the table's.
    const spring = days.find((day) => holidayName(day) === '春节') ?? '';
    const near = [addDays(spring, -1), spring, addDays(spring, 1)].map(lunar);
    expect(near).toContain('1/1');
  });

  it('of a year without a table are those by the sun', () => {
    expect(holidayName('2035-10-01')).toBe('国庆节');
    expect(holidayName('2035-02-08')).toBe('');
  });
});
