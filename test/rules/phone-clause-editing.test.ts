import assert from 'node:assert/strict';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  added,
  appended,
  changed,
  confirmed,
  type EditClause,
  fromDraft,
  mergedUp,
  moved,
  piecesOf,
  removed,
  splitAt,
  withoutHeading,
} from '../../miniprogram/package-covenant/editing.ts';
import { clauseName } from '../../miniprogram/text/covenant/clause.ts';

const words = fc.stringMatching(/^[楼道里不堆东西。；！，\n ]{1,12}$/);
const clauses = fc
  .array(
    fc.record({
      chapter: fc.oneof(fc.constant(''), fc.constantFrom('第一章', '第二章')),
      text: words,
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map(fromDraft);
const placed = clauses.chain((all) =>
  fc.record({ all: fc.constant(all), at: fc.nat(all.length - 1) }),
);
const letters = (all: readonly EditClause[]) =>
  all.map(({ text }) => text.replace(/\s/g, '')).join('');
const chapters = (all: readonly EditClause[]) => all.map(({ chapter }) => chapter).filter(Boolean);
const hasOwnKeys = (all: readonly EditClause[]) =>
  new Set(all.map(({ key }) => key)).size === all.length;

describe('editing clauses', () => {
  test('merging loses no letter, and takes one clause away', () => {
    fc.assert(
      fc.property(placed, ({ all, at }) => {
        const next = mergedUp(all, at);
        expect(letters(next)).toBe(letters(all));
        expect(next.length).toBe(at === 0 ? all.length : all.length - 1);
        assert.ok(hasOwnKeys(next));
      }),
    );
  });

  test('cutting loses no letter, leaves no empty clause, and merging undoes it', () => {
    fc.assert(
      fc.property(placed, fc.nat(14), ({ all, at }, place) => {
        const next = splitAt(all, at, place);
        expect(letters(next)).toBe(letters(all));
        assert.ok(hasOwnKeys(next));
        if (next.length === all.length) return;
        assert.ok(next[at]?.text.trim() && next[at + 1]?.text.trim());
        const again = mergedUp(next, at + 1);
        expect(letters(again)).toBe(letters(all));
        expect(again.length).toBe(all.length);
      }),
    );
  });

  test('sentences make up the text, and each end but the last is a place to cut', () => {
    fc.assert(
      fc.property(words, (text) => {
        const pieces = piecesOf(text);
        expect(pieces.at(-1)?.end).toBe(text.length);
        const ends = pieces.map(({ end }) => end);
        expect(ends).toStrictEqual([...ends].sort((one, other) => one - other));
      }),
    );
    expect(piecesOf('不堆东西。不充电；\n有事说').map(({ text }) => text)).toStrictEqual([
      '不堆东西。',
      '不充电；',
      '有事说',
    ]);
    expect(piecesOf('楼道里不堆东西，电动车不进楼。').map(({ text }) => text)).toStrictEqual([
      '楼道里不堆东西，',
      '电动车不进楼。',
    ]);
  });

  test('moving keeps all clauses, and the chapters where they stand', () => {
    fc.assert(
      fc.property(placed, fc.constantFrom(-1 as const, 1 as const), ({ all, at }, by) => {
        const next = moved(all, at, by);
        expect(next.map(({ chapter }) => chapter)).toStrictEqual(all.map(({ chapter }) => chapter));
        expect(next.map(({ text }) => text).sort()).toStrictEqual(
          all.map(({ text }) => text).sort(),
        );
        expect(moved(next, at + by, by === 1 ? -1 : 1)).toStrictEqual(all);
      }),
    );
  });

  test('deleting a clause takes no chapter along while one is left to carry it', () => {
    const all = fromDraft([
      { chapter: '第一章', text: '一' },
      { chapter: '', text: '二' },
      { chapter: '第二章', text: '三' },
    ]);
    expect(chapters(removed(all, 0))).toStrictEqual(['第一章', '第二章']);
    expect(chapters(removed(all, 2))).toStrictEqual(['第一章']);
    const more = [...all, ...fromDraft([{ chapter: '', text: '四' }])];
    expect(chapters(mergedUp(more, 2))).toStrictEqual(['第一章', '第二章']);
    expect(mergedUp(more, 2)[2]?.chapter).toBe('第二章');
    expect(removed(all, 1).map(({ text }) => text)).toStrictEqual(['一', '三']);
  });

  test('an added clause is empty, new, and stands behind', () => {
    const [first, second] = added(fromDraft([{ chapter: '', text: '一' }]), 0);
    expect(first?.text).toBe('一');
    expect({ ...second, key: 0 }).toStrictEqual({
      key: 0,
      clauseId: null,
      chapter: '',
      text: '',
      aspects: [],
    });
    expect(first?.key).not.toBe(second?.key);
  });

  test('a change touches one clause', () => {
    const all = fromDraft([
      { chapter: '', text: '一' },
      { chapter: '', text: '二' },
    ]);
    expect(changed(all, 1, { text: '三' }).map(({ text }) => text)).toStrictEqual(['一', '三']);
  });
});

describe('what the splitting was not sure of', () => {
  const all = fromDraft([
    { chapter: '', text: '一。' },
    { chapter: '卫生', text: '二。', unsure: 'heading' },
    { chapter: '和睦', text: '大家和睦。', unsure: 'section' },
    { chapter: '', text: '三。', unsure: 'unnumbered' },
  ]);
  const look = (clauses: readonly EditClause[]) =>
    clauses.map(({ chapter, text, unsure }) => [chapter, text, unsure ?? ''].join('|'));

  test('is settled by a tap, by a change, by joining', () => {
    assert.equal(look(confirmed(all, 1))[1], '卫生|二。|');
    assert.equal(look(changed(all, 1, { text: '二！' }))[1], '卫生|二！|');
    assert.equal(look(mergedUp(all, 3))[2], '和睦|大家和睦。\n三。|');
    assert.equal(look(moved(all, 1, -1))[0], '|二。|');
  });

  test('a name that is none ends the clause before, with the text below it', () => {
    assert.deepEqual(look(withoutHeading(all, 1)).slice(0, 2), ['|一。\n卫生|', '|二。|']);
    assert.deepEqual(look(withoutHeading(all, 2)), [
      '|一。|',
      '卫生|二。\n和睦\n大家和睦。|',
      '|三。|unnumbered',
    ]);
    assert.deepEqual(look(withoutHeading(all.slice(1), 0))[0], '|卫生\n二。|');
    assert.deepEqual(withoutHeading(all, 9), all);
  });

  test('a text that is put back is the last clause', () => {
    const next = appended(all, '附件');
    assert.equal(next.at(-1)?.text, '附件');
    assert.ok(hasOwnKeys(next));
  });
});

test('clauses are counted as in a law', () => {
  const cases: [number, string][] = [
    [1, '第一条'],
    [10, '第十条'],
    [11, '第十一条'],
    [20, '第二十条'],
    [100, '第一百条'],
    [101, '第一百零一条'],
    [110, '第一百一十条'],
    [115, '第一百一十五条'],
    [300, '第三百条'],
  ];
  for (const [place, name] of cases) expect(clauseName(place)).toBe(name);
});
