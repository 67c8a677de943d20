import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { publishedYear } from '../../cloudfunctions/holidays/published-years.ts';
import {
  dayKinds,
  estimatedTable,
  knownYear,
  tableProblem,
} from '../../cloudfunctions/holidays/year-rules.ts';
import { addDays, daysBetween, weekdayOf } from '../../cloudfunctions/kernel/calendar.ts';
import {
  CADENCES,
  dueOn,
  idealDay,
  periodOf,
  periodsWithin,
} from '../../cloudfunctions/meeting/body/cadence-rules.ts';
import { openPeriods, problemOf } from '../../cloudfunctions/meeting/plan/candidate-rules.ts';
import { advance, beginning } from '../../cloudfunctions/meeting/plan/solve-rules.ts';
import { kinds, placesOf, planBody, planInput } from '../support/plan-input.ts';

/** Weeks, months … and holidays: what is due, and on which days nobody meets. */

const cadence = fc.constantFrom(...CADENCES);
const day = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays('2000-01-01', days));

describe('periods', () => {
  it('follow one another without a gap, and each day is in its own', () => {
    fc.assert(
      fc.property(cadence, day, (every, one) => {
        const period = periodOf(every, one);
        expect(period.from <= one && one <= period.until).toBe(true);
        expect(periodOf(every, period.from)).toStrictEqual(period);
        expect(periodOf(every, addDays(period.until, 1)).from).toBe(addDays(period.until, 1));
      }),
    );
  });

  it.each([
    ['weekly', 53],
    ['monthly', 12],
    ['every-two-months', 6],
    ['quarterly', 4],
    ['half-yearly', 2],
    ['yearly', 1],
  ] as const)('%s: %d touch 2026', (every, count) => {
    expect(periodsWithin(every, '2026-01-01', '2026-12-31').length).toBe(count);
  });

  it('of a month end with it, in a leap year too', () => {
    expect(periodOf('monthly', '2028-02-10').until).toBe('2028-02-29');
    expect(periodOf('monthly', '2027-02-10').until).toBe('2027-02-28');
    expect(periodOf('yearly', '2028-02-29')).toStrictEqual({
      from: '2028-01-01',
      until: '2028-12-31',
    });
    // From Monday, across the year's end.
    expect(periodOf('weekly', '2026-12-31')).toStrictEqual({
      from: '2026-12-28',
      until: '2027-01-03',
    });
  });

  it('monthly on the 31st is the last day of each month, twelve a year', () => {
    const months = periodsWithin('monthly', '2027-01-01', '2027-12-31');
    const days = months.map((period) => idealDay(period, 31, 0.3));
    expect(days.map((one) => one.slice(5))).toStrictEqual(
      '01-31 02-28 03-31 04-30 05-31 06-30 07-31 08-31 09-30 10-31 11-30 12-31'.split(' '),
    );
  });

  it('have their ideal day within them', () => {
    const monthDay = fc.option(fc.integer({ min: 1, max: 31 }));
    fc.assert(
      fc.property(
        cadence,
        day,
        monthDay,
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (...all) => {
          const [every, one, wanted, share] = all;
          const period = periodOf(every, one);
          const ideal = idealDay(period, wanted, share);
          expect(period.from <= ideal && ideal <= period.until).toBe(true);
        },
      ),
    );
  });
});

describe('what is due', () => {
  it('is met, due or overdue by days alone', () => {
    expect(dueOn('monthly', [], '2026-05-20', '2026-06-15')).toStrictEqual({
      state: 'due',
      until: '2026-06-30',
      days: 0,
    });
    expect(dueOn('monthly', ['2026-04-10'], '2026-01-02', '2026-06-15')).toStrictEqual({
      state: 'overdue',
      until: '2026-06-30',
      days: 15,
    });
    // In the month in which it was founded a body need not meet.
    expect(dueOn('monthly', [], '2026-05-01', '2026-06-15').state).toBe('due');
    expect(dueOn('monthly', [], '2026-04-30', '2026-06-15').state).toBe('overdue');
    expect(dueOn('monthly', ['2026-06-01'], '2026-01-02', '2026-06-15').state).toBe('met');
    expect(dueOn('monthly', ['2026-05-31'], '2026-01-02', '2026-06-15').state).toBe('due');
  });

  it('is never overdue for a body that met in each period', () => {
    fc.assert(
      fc.property(cadence, day, fc.integer({ min: 0, max: 3000 }), (every, founded, later) => {
        const today = addDays(founded, later);
        const met = periodsWithin(every, founded, today).map(({ from }) => from);
        expect(dueOn(every, met, founded, today).state).not.toBe('overdue');
        expect(dueOn(every, met.slice(0, -1), founded, today).state).not.toBe('overdue');
      }),
      { numRuns: 40 },
    );
  });
});

describe('a year', () => {
  const PUBLISHED = Array.from({ length: 23 }, (_, n) => 2004 + n);

  it('is published where the data have days of it, and nowhere else', () => {
    for (const year of PUBLISHED) expect(publishedYear(year)).toBeDefined();
    expect(publishedYear(2003)).toBeUndefined();
    expect(publishedYear(2099)).toBeUndefined();
  });

  it('of 2026 has a make-up Sunday, a swapped Saturday and the Spring Festival', () => {
    const kindOf = kinds([2026]);
    expect(kindOf('2026-01-04')).toBe('working');
    expect(weekdayOf('2026-01-04')).toBe(0);
    expect(kindOf('2026-02-28')).toBe('working');
    expect(kindOf('2026-02-17')).toBe('holiday');
    expect(kindOf('2026-06-13')).toBe('day-off');
    expect(kindOf('2026-06-15')).toBe('working');
  });

  it('that is published is a table that could be entered', () => {
    for (const year of PUBLISHED.filter((one) => one >= 2020)) {
      const table = publishedYear(year) ?? { holidays: [], workdays: [] };
      expect(tableProblem(table, year)).toBeNull();
    }
  });

  it('that is not out yet is estimated, and the estimate of published years holds what the law names', () => {
    for (const year of PUBLISHED.filter((one) => one >= 2014)) {
      const free = new Set(publishedYear(year)?.holidays.map(({ day: one }) => one));
      const estimated = estimatedTable(year).holidays;
      const named = (name: string) =>
        estimated.filter((one) => one.name === name).map(({ day: one }) => one);
      for (const name of ['元旦', '清明节', '端午节', '中秋节']) {
        for (const one of named(name))
          expect([year, name, free.has(one)]).toStrictEqual([year, name, true]);
      }
      // 初一至初三, 五一, 十一至十三.
      const sure = [...named('春节').slice(1, 4), `${year}-05-01`, `${year}-10-01`];
      for (const one of sure) expect([year, one, free.has(one)]).toStrictEqual([year, one, true]);
    }
    expect(knownYear(2030, undefined, null).source).toBe('estimated');
  });

  it('that two officers have entered goes before what is published', () => {
    const own = { holidays: [{ day: '2026-03-03', name: '泼水节' }], workdays: [] };
    const known = knownYear(2026, publishedYear(2026), own);
    expect(known.source).toBe('entered');
    expect(dayKinds(new Map([[2026, known]]))('2026-03-03')).toBe('holiday');
  });

  it('is refused with days of another year, twice the same, or a workday in the week', () => {
    const table = (holidays: string[], workdays: string[]) => ({
      holidays: holidays.map((one) => ({ day: one, name: '假' })),
      workdays,
    });
    expect(tableProblem(table(['2027-01-01'], ['2027-01-02']), 2027)).toBeNull();
    expect(tableProblem(table(['2026-12-31'], []), 2027)).toBe('year');
    expect(tableProblem(table(['2027-01-02'], ['2027-01-02']), 2027)).toBe('twice');
    expect(tableProblem(table([], ['2027-01-04']), 2027)).toBe('workday');
  });
});

describe('the cadence is kept', () => {
  const plannedDays = (
    year: number,
    table: ReturnType<typeof kinds>,
    every: (typeof CADENCES)[number],
  ) => {
    const body = planBody({ cadence: every, days: 'working' });
    const input = planInput({
      year,
      today: `${year - 1}-12-01`,
      bodies: [body],
      kindOf: table,
    });
    const problem = problemOf(input);
    let state = beginning(problem);
    while (!state.done) state = advance(problem, state, 1_000_000);
    return { problem, places: placesOf(problem, state.choice), input };
  };

  it('in all published years: a meeting in each period that has a working day', () => {
    for (const year of [2004, 2010, 2020, 2023, 2024, 2025, 2026]) {
      for (const every of CADENCES) {
        const { problem, places, input } = plannedDays(year, kinds([year, year + 1]), every);
        for (const { key, period } of problem.occurrences) {
          const length = daysBetween(period.from, period.until) + 1;
          const all = Array.from({ length }, (_, n) => addDays(period.from, n));
          const hasDay = all.some((one) => input.kindOf(one) === 'working');
          expect([year, key, places.has(key)]).toStrictEqual([year, key, hasDay]);
        }
        const [body] = input.bodies;
        expect(problem.occurrences.length).toBe(
          openPeriods(body as never, year, input.today).length,
        );
      }
    }
  });

  it('over invented tables of years to come', () => {
    const dayOfYear = (year: number) =>
      fc.integer({ min: 0, max: 364 }).map((n) => addDays(`${year}-01-01`, n));
    fc.assert(
      fc.property(
        fc.integer({ min: 2027, max: 2060 }).chain((year) =>
          fc.record({
            year: fc.constant(year),
            holidays: fc.uniqueArray(dayOfYear(year), { maxLength: 60 }),
            workdays: fc.uniqueArray(dayOfYear(year), { maxLength: 30 }),
          }),
        ),
        fc.constantFrom(...CADENCES.slice(1)),
        ({ year, holidays, workdays }, every) => {
          const table = {
            holidays: holidays.map((one) => ({ day: one, name: '假' })),
            workdays: workdays.filter((one) => !holidays.includes(one)),
          };
          const kindOf = kinds(
            [year, year + 1],
            new Map([[year, { ...table, source: 'entered' }]]),
          );
          const { problem, places } = plannedDays(year, kindOf, every);
          expect(places.size).toBe(problem.occurrences.length);
          for (const { day: one } of places.values()) expect(kindOf(one)).toBe('working');
        },
      ),
      { numRuns: 25 },
    );
  });
});
