import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  afterAppeal,
  appealHindrance,
  sourceOf,
} from '../../cloudfunctions/civility/event/event-rules.ts';
import {
  OPENING,
  POINT_HEADINGS,
  type ReadRow,
  readOpening,
  readPoints,
} from '../../cloudfunctions/civility/opening/opening-rules.ts';
import { findingsOf } from '../../cloudfunctions/civility/rule/table-rules.ts';
import { doubtWords, sumWords } from '../../miniprogram/text/civility/opening.ts';
import type { PointRule } from '../../typings/contract/civility/rule.ts';
import { RULE } from '../support/points.ts';

/** Points of paper books. */

const known = new Map(
  ['a', 'b', 'c', 'd'].map((id) => [id, { label: `${id} 户`, names: [`户主${id}`] }]),
);
const rowOf = (row: number, householdId: string | null, more: Partial<ReadRow> = {}): ReadRow => ({
  row,
  householdId,
  written: householdId ?? '哪一户',
  name: null,
  text: '10',
  number: 10,
  isTotal: false,
  ...more,
});
const nobody = { opened: new Set<string>(), homes: [] };
const reasons = (rows: ReadRow[], whose = nobody as Parameters<typeof readOpening>[2]) =>
  readOpening(rows, known, whose).doubts.map(({ row, reason, left }) => [row, reason, left]);

describe('a paper book', () => {
  it('says the points in a column of many names', () => {
    for (const heading of [
      '积分',
      '现有积分',
      '积分余额',
      '家庭积分',
      '得分',
      '总分',
      '结余',
      '累计积分',
    ]) {
      expect(POINT_HEADINGS.test(heading)).toBe(true);
    }
    for (const heading of ['房号', '面积', '积分日期', '备注', '扣分原因']) {
      expect(POINT_HEADINGS.test(heading)).toBe(false);
    }
  });

  it('says whole points, however they are written', () => {
    for (const [text, points] of [
      ['35', 35],
      ['35分', 35],
      ['1,200 分', 1200],
      ['35.0', 35],
      ['35.5', undefined],
      ['-3', undefined],
      ['三十五', undefined],
      ['100001', undefined],
      ['9007199254740993', undefined],
    ] as const) {
      expect(readPoints({ text, number: undefined })).toBe(points);
    }
    expect(readPoints({ text: '0.5', number: 0.5 })).toBeUndefined();
    expect(readPoints({ text: '12', number: 12 })).toBe(12);
  });

  it('is brought over but for rows in doubt, each with its reason', () => {
    expect(
      reasons([
        rowOf(2, null),
        rowOf(3, 'a'),
        rowOf(4, 'a'),
        rowOf(5, 'b', { text: '一些', number: undefined }),
        rowOf(6, 'c', { name: '别人' }),
        rowOf(7, 'd', { text: '', number: undefined }),
      ]),
    ).toStrictEqual([
      [2, 'door-unknown', true],
      [3, 'door-twice', true],
      [4, 'door-twice', true],
      [5, 'points-unfit', true],
      [6, 'name-other', false],
    ]);
    expect(reasons([rowOf(2, 'a')], { ...nobody, opened: new Set(['a']) })).toStrictEqual([
      [2, 'opened', true],
    ]);
    expect(reasons([rowOf(2, 'a')], { ...nobody, homes: ['a'] })).toStrictEqual([
      [2, 'own-home', true],
    ]);
  });

  it('sums up to its lines, and says beside it what the table itself says', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            householdId: fc.constantFrom('a', 'b', 'c', 'd', null),
            number: fc.oneof(fc.integer({ min: -5, max: 200 }), fc.double({ noNaN: true })),
          }),
          { maxLength: 30 },
        ),
        (cells) => {
          const rows = cells.map(({ householdId, number }, n) =>
            rowOf(n + 2, householdId, { number, text: String(number) }),
          );
          const read = readOpening(rows, known, nobody);
          expect(read.points).toBe(read.lines.reduce((sum, { points }) => sum + points, 0));
          expect(new Set(read.lines.map((one) => one.householdId)).size).toBe(read.households);
          const none = rows.filter(({ number, householdId }) => number === 0 && householdId).length;
          expect(read.lines.length + read.left).toBeLessThanOrEqual(read.rows);
          expect(read.lines.length + read.left + none).toBeGreaterThanOrEqual(read.rows);
        },
      ),
    );
    const total = rowOf(9, null, { isTotal: true, number: 40, text: '40' });
    expect(readOpening([rowOf(2, 'a'), total], known, nobody)).toMatchObject({
      rows: 1,
      points: 10,
      stated: 40,
    });
  });

  it('counts at once and may be objected to all the same; what was wrong goes back', () => {
    const claim = {
      ruleId: OPENING,
      state: 'posted',
      points: 5,
      appeal: null,
      appealUntil: 99,
    } as const;
    expect(appealHindrance(claim, 99)).toBeNull();
    expect(appealHindrance(claim, 100)).toBe('APPEAL_TOO_LATE');
    expect(appealHindrance({ ...claim, state: 'accepted' }, 9)).toBe('APPEAL_NOT_POSSIBLE');
    const heard = { ruleId: OPENING, reviews: [] };
    expect(afterAppeal(heard, true, 7)).toStrictEqual({ state: 'void', dueAt: 7 });
    expect(afterAppeal(heard, false, 7)).toStrictEqual({ state: 'posted', dueAt: null });
  });

  it('is one source for an account, whatever table it stands in', () => {
    const claim = { ruleId: OPENING, apart: false };
    expect(sourceOf({ ...claim, _id: '1', day: '2026-06-01' }, 'h:a')).toBe(
      sourceOf({ ...claim, _id: '2', day: '2026-06-09' }, 'h:a'),
    );
    const rule = { ...RULE.help, ruleId: OPENING } as unknown as PointRule;
    expect(findingsOf([rule], null).map(({ problem }) => problem)).toStrictEqual(['id-taken']);
  });
});

describe('words about it', () => {
  it('say which row, what is wrong with it, and whether it is left out', () => {
    expect(doubtWords({ row: 5, reason: 'door-unknown', written: '9栋 101', left: true })).toBe(
      '第 5 行：名册里没有“9栋 101”这一户。这一行先不转。',
    );
    expect(doubtWords({ row: 6, reason: 'name-other', written: '101 王某', left: false })).toBe(
      '第 6 行：101 王某：名册里是别的名字，请核对是不是同一家。',
    );
  });

  it('compare its sum with the one that the table states', () => {
    expect(sumWords({ points: 35, stated: null })).toBe('');
    expect(sumWords({ points: 35, stated: 35 })).toContain('一致');
    expect(sumWords({ points: 35, stated: 40 })).toContain('差 5 分');
  });
});
