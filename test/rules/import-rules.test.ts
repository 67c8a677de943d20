import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { firstDayOf, lastDayOf, readPeriod } from '../../cloudfunctions/files/period-rules.ts';
import {
  type KnownHours,
  mostMinutes,
  overlap,
  type ReadRow,
  readImport,
  readMinutes,
} from '../../cloudfunctions/volunteer/import/import-rules.ts';

/** Tables of hours of before: days, times, and what of them can stand beside what is known. */

const TODAY = '2026-06-15';
const people = ['p1', 'p2'].map((residentId) => ({
  residentId,
  name: residentId,
  homes: [`home-${residentId}`],
}));
const row = (at: number, more: Partial<ReadRow> = {}): ReadRow => ({
  row: at,
  name: 'p1',
  written: '1栋 101',
  homes: ['home-p1'],
  hasDoor: true,
  hours: { text: '2', number: 2 },
  day: { text: '2025-06-17' },
  title: '巡逻',
  team: '',
  ...more,
});
const read = (rows: readonly ReadRow[], known: readonly KnownHours[] = []) =>
  readImport(rows, 'hours', {
    team: { teamId: 't1', name: '巡逻队' },
    ownHomes: ['home-own'],
    people,
    known,
    members: new Set(),
    today: TODAY,
    firstDay: '2026-03-01',
    unit: 'hour',
    keyOf: (period, title) => `${period} ${title}`,
  });
const reasonsOf = (rows: readonly ReadRow[], known: readonly KnownHours[] = []) =>
  read(rows, known).doubts.map(({ reason }) => reason);

describe('a day', () => {
  it('is read however it is written, and a month or a year as what it is', () => {
    const days = [
      '2025-06-17',
      '2025/6/17',
      '2025年6月17日',
      '2025.6.17',
      '20250617',
      '2025/6/17 9:00',
    ];
    expect(days.map((text) => readPeriod({ text }))).toStrictEqual(days.map(() => '2025-06-17'));
    expect(readPeriod({ text: '6月17日', year: 2025 })).toBe('2025-06-17');
    expect(readPeriod({ text: '2025年6月' })).toBe('2025-06');
    expect(readPeriod({ text: '2025年度' })).toBe('2025');
    expect(readPeriod({ text: '2025' })).toBe('2025');
    const none = ['', '6月17日', '2025-13-01', '2025-02-30', '去年', '17-Jun-25', '202513'];
    expect(none.map((text) => readPeriod({ text }))).toStrictEqual(none.map(() => undefined));
    expect(['2024-02', '2025', '2025-06-17'].map(firstDayOf)).toStrictEqual([
      '2024-02-01',
      '2025-01-01',
      '2025-06-17',
    ]);
    expect(['2024-02', '2025-12', '2025', '2025-06-17'].map(lastDayOf)).toStrictEqual([
      '2024-02-29',
      '2025-12-31',
      '2025-12-31',
      '2025-06-17',
    ]);
  });
});

describe('a time', () => {
  it('is whole minutes, of hours or of minutes as it says', () => {
    const said: [text: string, minutes: number | undefined][] = [
      ['2', 120],
      ['2.5', 150],
      ['2小时', 120],
      ['2.5个小时', 150],
      ['2小时30分', 150],
      ['90分钟', 90],
      ['2:30', 150],
      ['1,000', 60_000],
      ['0', undefined],
      ['-2', undefined],
      ['两小时', undefined],
      ['2:75', undefined],
      ['', undefined],
    ];
    for (const [text, minutes] of said) expect(readMinutes({ text }, 'hour')).toBe(minutes);
    expect(readMinutes({ text: '90', number: 90 }, 'minute')).toBe(90);
  });
});

describe('rows', () => {
  it('are left out with a reason each', () => {
    expect(
      reasonsOf([
        row(1, { name: null }),
        row(2, { hasDoor: false }),
        row(3, { name: 'p2' }),
        row(4, { day: { text: TODAY } }),
        row(5, { day: { text: '2026年6月' } }),
        row(6, { day: { text: '2010-01-01' } }),
        row(7, { hours: { text: '17' } }),
        row(9, { day: { text: '2026-03-01' } }),
        row(8, { team: '书画队' }),
      ]),
    ).toStrictEqual([
      'no-name',
      'no-door',
      'unknown',
      'day-unfit',
      'day-unfit',
      'day-unfit',
      'minutes-unfit',
      'team-other',
      'here',
    ]);
  });

  it('that say one person’s activity twice are all left out; one that is known comes in never again', () => {
    expect(reasonsOf([row(1), row(2, { hours: { text: '3' } })])).toStrictEqual(['twice', 'twice']);
    const known = { residentId: 'p1', teamId: 't1', shiftId: '2025-06-17 巡逻', minutes: 60 };
    expect(reasonsOf([row(1)], [{ ...known, period: '2025-06-17' }])).toStrictEqual(['known']);
  });

  it('of a day with other hours are marked, and those of a year beside a day are not taken', () => {
    const known = { residentId: 'p1', teamId: 't1', shiftId: 's1', minutes: 60 };
    const marked = read([row(1)], [{ ...known, period: '2025-06-17' }]);
    expect(marked).toMatchObject({ lines: 1, found: [{ sameDay: true }] });
    expect(marked.doubts).toMatchObject([{ reason: 'same-day', left: false }]);
    const year = row(2, { day: { text: '2025年' }, hours: { text: '100' } });
    expect(reasonsOf([row(1), year])).toStrictEqual(['overlaps']);
    expect(reasonsOf([year], [{ ...known, period: '2025-06-17' }])).toStrictEqual(['overlaps']);
  });

  it('never bring more over than a day, a month or a year has, in whatever order, and no row twice', () => {
    const periods = ['2025-06-17', '2025-06-18', '2025-06', '2025', '2024'];
    const any = fc.array(
      fc.record({
        who: fc.constantFrom('p1', 'p2'),
        period: fc.constantFrom(...periods),
        title: fc.constantFrom('巡逻', '义诊'),
        minutes: fc.integer({ min: 1, max: 2_000 }),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(any, any, (before, rows) => {
        const known: KnownHours[] = read(
          before.map(({ who, period, title, minutes }, index) =>
            row(index, {
              name: who,
              homes: [`home-${who}`],
              day: { text: period },
              hours: { text: `${minutes}分钟` },
              title,
            }),
          ),
        ).found.map(({ residentId, period, key, minutes }) => ({
          residentId,
          teamId: 't1',
          shiftId: key,
          period,
          minutes,
        }));
        const { found, lines, minutes, left, doubts } = read(
          rows.map(({ who, period, title, minutes: long }, index) =>
            row(index, {
              name: who,
              homes: [`home-${who}`],
              day: { text: period },
              hours: { text: `${long}分钟` },
              title,
            }),
          ),
          known,
        );
        expect(lines + left.length).toBe(rows.length);
        expect(doubts.filter((one) => one.left)).toHaveLength(left.length);
        expect(minutes).toBe(found.reduce((sum, one) => sum + one.minutes, 0));
        const all = [...known, ...found.map((one) => ({ ...one, shiftId: one.key }))];
        const ids = all.map(({ residentId, shiftId }) => `${residentId} ${shiftId}`);
        expect(new Set(ids).size).toBe(ids.length);
        for (const one of all) {
          const own = all.filter(({ residentId }) => residentId === one.residentId);
          expect(own.some(({ period }) => overlap(period, one.period))).toBe(false);
          const sum = own
            .filter(({ period }) => period === one.period)
            .reduce((total, each) => total + each.minutes, 0);
          expect(sum).toBeLessThanOrEqual(mostMinutes(one.period));
        }
      }),
    );
  });
});
