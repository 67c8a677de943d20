import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, DAY, dayOf } from '../../cloudfunctions/kernel/calendar.ts';
import type { MatterAnswer } from '../../cloudfunctions/matter/collections.ts';
import type { MonthRow, OpenRow } from '../../cloudfunctions/matter/figure/figure-row.ts';
import {
  dueCounts,
  figuresOf,
  markOf,
  monthsBack,
  openTallies,
  topicTallies,
} from '../../cloudfunctions/matter/figure/figure-rules.ts';
import type { MatterState } from '../../typings/contract/matter/matter.ts';

/** What the figures say of matters. */

const TODAY = '2026-06-15';
const START = Date.parse('2026-06-01T02:00:00Z');
const TOPIC = { days: { agenda: 3, plan: 7, doing: 10, outcome: 30 } };
const answer = (kind: MatterAnswer['kind'], at: number, until: string | null = null) => ({
  kind,
  stage: 'plan' as const,
  as: 'secretary' as const,
  residentId: 'x',
  text: '好',
  cost: null,
  until,
  at,
});

describe('a promise', () => {
  it('is kept by the end of its day, and late from the next one on', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 30 }),
        fc.integer({ min: 0, max: 30 }),
        (days, took) => {
          const until = addDays(dayOf(START), days);
          const answers = [answer('plan', START, until)];
          const done = START + took * DAY;
          const { kept } = markOf({ state: 'done', answers, dones: [done] }, TOPIC);
          expect(kept).toBe(took <= days ? 'kept' : 'late');
        },
      ),
    ));

  it('of a plan without a day is that of the place', () => {
    const answers = [answer('plan', START)];
    expect(markOf({ state: 'doing', answers, dones: [] }, TOPIC)).toStrictEqual({
      kept: 'ahead',
      until: '2026-06-11',
      again: false,
    });
  });

  it('is not kept by an ending that was opened again', () => {
    const answers = [
      answer('plan', START, '2026-06-05'),
      answer('done', START + DAY),
      answer('not-yet', START + 2 * DAY),
    ];
    const opened = { state: 'doing' as const, answers, dones: [START + DAY] };
    expect(markOf(opened, TOPIC)).toStrictEqual({
      kept: 'ahead',
      until: '2026-06-05',
      again: true,
    });
    const ended = { ...opened, state: 'done' as const, dones: [START + DAY, START + 9 * DAY] };
    expect(markOf(ended, TOPIC)).toMatchObject({ kept: 'late', again: true });
  });

  it('is none of what was never planned', () => {
    const answers = [answer('refused', START)];
    expect(markOf({ state: 'refused', answers, dones: [] }, TOPIC).kept).toBe('none');
  });
});

const topicId = fc.constantFrom('a', 'b', 'c');
const day = fc.integer({ min: -20, max: 20 }).map((days) => addDays(TODAY, days));
const monthRow: fc.Arbitrary<MonthRow> = fc
  .record({
    topicId,
    state: fc.constantFrom<MatterState>(
      'raised',
      'accepted',
      'planned',
      'doing',
      'done',
      'closed',
      'refused',
      'withdrawn',
    ),
    day,
    isDone: fc.boolean(),
    again: fc.boolean(),
    worded: fc.boolean(),
    folded: fc.boolean(),
    count: fc.integer({ min: 1, max: 9 }),
  })
  .map(({ day: until, isDone, count, ...id }) => {
    const isEnded = id.state === 'done' || id.state === 'closed';
    const isAhead = id.state === 'planned' || id.state === 'doing';
    const kept = isEnded ? (isDone ? 'kept' : 'late') : isAhead ? 'ahead' : 'none';
    return { _id: { ...id, kept, until: isAhead ? until : null }, count } as MonthRow;
  });

describe('the figures of a month', () => {
  it('have every matter in one place', () =>
    fc.assert(
      fc.property(fc.array(monthRow), (rows) => {
        const figures = figuresOf(topicTallies(rows), TODAY);
        const all = rows.reduce((sum, { count }) => sum + count, 0);
        const waiting = rows
          .filter(({ _id }) => !_id.folded && _id.state === 'raised')
          .reduce((sum, { count }) => sum + count, 0);
        expect(figures.raised).toBe(all);
        const { accepted, refused, withdrawn, folded } = figures;
        expect(accepted + refused + withdrawn + folded + waiting).toBe(all);
        expect(figures.kept + figures.late).toBe(figures.done);
        expect(figures.broken + figures.ahead).toBeLessThanOrEqual(accepted - figures.done);
        expect(figures.unworded).toBeLessThanOrEqual(refused);
      }),
    ));

  it('are the sum of those of its kinds', () =>
    fc.assert(
      fc.property(fc.array(monthRow), (rows) => {
        const tallies = topicTallies(rows);
        const whole = figuresOf(tallies, TODAY);
        for (const key of Object.keys(whole) as (keyof typeof whole)[]) {
          const parts = tallies.map((one) => figuresOf([one], TODAY)[key]);
          expect(parts.reduce((sum, part) => sum + part, 0)).toBe(whole[key]);
        }
      }),
    ));

  it('break a promise as its day is over, and not on the day', () => {
    const row = (until: string): MonthRow => ({
      _id: {
        topicId: 'a',
        state: 'doing',
        kept: 'ahead',
        until,
        again: false,
        worded: true,
        folded: false,
      },
      count: 1,
    });
    const tallies = topicTallies([row(TODAY), row(addDays(TODAY, -1))]);
    expect(figuresOf(tallies, TODAY)).toMatchObject({ broken: 1, ahead: 1 });
    expect(figuresOf(tallies, addDays(TODAY, 1))).toMatchObject({ broken: 2, ahead: 0 });
  });
});

describe('what is open', () => {
  const openRow: fc.Arbitrary<OpenRow> = fc.record({
    _id: fc.record({
      state: fc.constantFrom<MatterState>('raised', 'accepted', 'doing'),
      topicId,
      areaId: fc.constantFrom('maple.x', 'maple.y.z'),
      due: fc.option(day),
    }),
    count: fc.integer({ min: 1, max: 9 }),
  });

  it('is the same number by state, kind and place', () =>
    fc.assert(
      fc.property(fc.array(openRow), (rows) => {
        const all = rows.reduce((sum, { count }) => sum + count, 0);
        const { states, topics, areas } = openTallies(rows);
        for (const tallies of [states, topics, areas]) {
          expect(tallies.reduce((sum, { count }) => sum + count, 0)).toBe(all);
        }
      }),
    ));

  it('is overdue from the day after, and due this week on seven days', () => {
    const dues = Array.from({ length: 12 }, (_, index) => ({
      key: addDays(TODAY, index - 3),
      count: 1,
    }));
    expect(dueCounts(dues, TODAY)).toStrictEqual({ week: 7, late: 3 });
  });

  it('has periods that end with the present month', () => {
    expect(monthsBack('2026-01-31', 3)).toStrictEqual(['2025-11', '2025-12', '2026-01']);
    expect(monthsBack('2026-06-15', 1)).toStrictEqual(['2026-06']);
    expect(monthsBack('2026-06-15', 12).length).toBe(12);
  });
});
