import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import {
  added,
  changed,
  type EditClause,
  fromDraft,
  mergedUp,
  moved,
  piecesOf,
  removed,
  splitAt,
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
        assert.equal(letters(next), letters(all));
        assert.equal(next.length, at === 0 ? all.length : all.length - 1);
        assert.ok(hasOwnKeys(next));
      }),
    );
  });

  test('cutting loses no letter, leaves no empty clause, and merging undoes it', () => {
    fc.assert(
      fc.property(placed, fc.nat(14), ({ all, at }, place) => {
        const next = splitAt(all, at, place);
        assert.equal(letters(next), letters(all));
        assert.ok(hasOwnKeys(next));
        if (next.length === all.length) return;
        assert.ok(next[at]?.text.trim() && next[at + 1]?.text.trim());
        const again = mergedUp(next, at + 1);
        assert.equal(letters(again), letters(all));
        assert.equal(again.length, all.length);
      }),
    );
  });

  test('sentences make up the text, and each end but the last is a place to cut', () => {
    fc.assert(
      fc.property(words, (text) => {
        const pieces = piecesOf(text);
        assert.equal(pieces.at(-1)?.end, text.length);
        const ends = pieces.map(({ end }) => end);
        assert.deepEqual(
          ends,
          [...ends].sort((one, other) => one - other),
        );
      }),
    );
    assert.deepEqual(
      piecesOf('不堆东西。不充电；\n有事说').map(({ text }) => text),
      ['不堆东西。', '不充电；', '有事说'],
    );
    assert.deepEqual(
      piecesOf('楼道里不堆东西，电动车不进楼。').map(({ text }) => text),
      ['楼道里不堆东西，', '电动车不进楼。'],
    );
  });

  test('moving keeps all clauses, and the chapters where they stand', () => {
    fc.assert(
      fc.property(placed, fc.constantFrom(-1 as const, 1 as const), ({ all, at }, by) => {
        const next = moved(all, at, by);
        assert.deepEqual(
          next.map(({ chapter }) => chapter),
          all.map(({ chapter }) => chapter),
        );
        assert.deepEqual(next.map(({ text }) => text).sort(), all.map(({ text }) => text).sort());
        assert.deepEqual(moved(next, at + by, by === 1 ? -1 : 1), all);
      }),
    );
  });

  test('deleting a clause takes no chapter along while one is left to carry it', () => {
    const all = fromDraft([
      { chapter: '第一章', text: '一' },
      { chapter: '', text: '二' },
      { chapter: '第二章', text: '三' },
    ]);
    assert.deepEqual(chapters(removed(all, 0)), ['第一章', '第二章']);
    assert.deepEqual(chapters(removed(all, 2)), ['第一章']);
    const more = [...all, ...fromDraft([{ chapter: '', text: '四' }])];
    assert.deepEqual(chapters(mergedUp(more, 2)), ['第一章', '第二章']);
    assert.equal(mergedUp(more, 2)[2]?.chapter, '第二章');
    assert.deepEqual(
      removed(all, 1).map(({ text }) => text),
      ['一', '三'],
    );
  });

  test('an added clause is empty, new, and stands behind', () => {
    const [first, second] = added(fromDraft([{ chapter: '', text: '一' }]), 0);
    assert.equal(first?.text, '一');
    assert.deepEqual(
      { ...second, key: 0 },
      { key: 0, clauseId: null, chapter: '', text: '', aspects: [] },
    );
    assert.notEqual(first?.key, second?.key);
  });

  test('a change touches one clause', () => {
    const all = fromDraft([
      { chapter: '', text: '一' },
      { chapter: '', text: '二' },
    ]);
    assert.deepEqual(
      changed(all, 1, { text: '三' }).map(({ text }) => text),
      ['一', '三'],
    );
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
  for (const [place, name] of cases) assert.equal(clauseName(place), name);
});
