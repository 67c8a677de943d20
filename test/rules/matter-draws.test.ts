import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../../cloudfunctions/kernel/calendar.ts';
import type { MatterAnswer } from '../../cloudfunctions/matter/collections.ts';
import {
  drawn,
  isListed,
  isPeriodFit,
  isSeedDayFit,
  listHash,
  listText,
  visitFigures,
} from '../../cloudfunctions/matter/revisit/draw-rules.ts';

/** The draw of matters that are re-visited. */

const ids = fc.uniqueArray(fc.stringMatching(/^[0-9a-f]{20}$/), { maxLength: 60 });
const seed = fc.stringMatching(/^\d{4,20}$/);
const size = fc.integer({ min: 1, max: 50 });

describe('the draw', () => {
  it('draws as many as there are to be, each once, of the list', () =>
    fc.assert(
      fc.property(ids, seed, size, (list, number, most) => {
        const sample = drawn(list, number, most);
        expect(sample.length).toBe(Math.min(most, list.length));
        expect(new Set(sample).size).toBe(sample.length);
        expect(sample.every((id) => list.includes(id))).toBe(true);
      }),
    ));

  it('is the same in whatever order the list stands', () =>
    fc.assert(
      fc.property(ids, seed, size, (list, number, most) => {
        const other = [...list].reverse();
        expect(drawn(other, number, most)).toStrictEqual(drawn(list, number, most));
        expect(listHash(other)).toBe(listHash(list));
        expect(listText(other).split('\n').filter(Boolean).length).toBe(list.length);
      }),
    ));

  it('of fewer is the beginning of that of more', () =>
    fc.assert(
      fc.property(ids, seed, size, (list, number, most) => {
        expect(drawn(list, number, most + 1).slice(0, most)).toStrictEqual(
          drawn(list, number, most),
        );
      }),
    ));

  it('depends on the number', () => {
    const list = Array.from({ length: 40 }, (_, index) => `m${index}`);
    const samples = ['1111', '1112', '2111'].map((number) => drawn(list, number, 5).join());
    expect(new Set(samples).size).toBe(3);
  });
});

describe('a list', () => {
  const day = fc.integer({ min: -400, max: 400 }).map((days) => addDays('2026-06-15', days));

  it('is of days that are over, and its number of a day to come', () =>
    fc.assert(
      fc.property(day, day, day, (from, until, seedDay) => {
        const today = '2026-06-15';
        if (isPeriodFit(from, until, today)) {
          expect(from <= until && until < today).toBe(true);
        }
        if (isSeedDayFit(seedDay, today)) expect(seedDay > today).toBe(true);
        expect(isSeedDayFit(today, today)).toBe(false);
        expect(isPeriodFit(today, today, today)).toBe(false);
      }),
    ));

  const answer = (kind: MatterAnswer['kind'], at: number): MatterAnswer => ({
    kind,
    stage: 'doing',
    as: 'secretary',
    residentId: 'x',
    text: '好',
    cost: null,
    until: null,
    at,
  });

  it('holds refused ones and those opened again, and none that goes on under another one', () => {
    const opened = [answer('done', 5), answer('not-yet', 6)];
    expect(isListed({ answers: opened, into: null }, 5, 5)).toBe(true);
    expect(isListed({ answers: [answer('refused', 7)], into: null }, 5, 7)).toBe(true);
    expect(isListed({ answers: [answer('close', 8)], into: null }, 5, 7)).toBe(false);
    expect(isListed({ answers: [answer('step', 6)], into: null }, 5, 7)).toBe(false);
    expect(isListed({ answers: opened, into: 'other' }, 5, 5)).toBe(false);
  });
});

describe('what was found', () => {
  it('is n of d', () =>
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('helped' as const, 'partly', 'not', 'unreached'), {
          maxLength: 9,
        }),
        (results) => {
          const sample = Array.from({ length: 10 }, (_, index) => `m${index}`);
          const visits = results.map((result, index) => ({
            matterId: `m${index}`,
            result,
            residentId: 'x',
            at: 1,
          }));
          const { drawn: all, visited, ...each } = visitFigures({ sample, visits });
          expect(all).toBe(10);
          const said = each.helped + each.partly + each.not + each.unreached;
          expect(said).toBe(visited);
        },
      ),
    ));
});
