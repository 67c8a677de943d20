import assert from 'node:assert/strict';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { lint } from '../../cloudfunctions/covenant/check/lint-rules.ts';
import {
  ASPECTS,
  missingAspects,
  suggestAspects,
} from '../../cloudfunctions/covenant/text/aspect-rules.ts';
import { applyChange, fingerprintOf } from '../../cloudfunctions/covenant/text/covenant-rules.ts';
import { diffClauses, diffText } from '../../cloudfunctions/covenant/text/difference-rules.ts';
import type { AmendmentChange, Clause, DiffPart } from '../../typings/contract/covenant.ts';

const clause = (clauseId: string, text = clauseId, chapter = ''): Clause => ({
  clauseId,
  chapter,
  text,
  aspects: [],
});
const ids = (clauses: readonly Clause[] | null) =>
  clauses?.map(({ clauseId }) => clauseId).join('');
const side = (parts: readonly DiffPart[], kind: 'gone' | 'new') =>
  parts
    .filter((part) => part.kind === 'same' || part.kind === kind)
    .map(({ text }) => text)
    .join('');
const sentence = fc
  .array(
    fc.oneof(
      fc.constantFrom('邻里', '互助', '楼道', '不', '堆放', '杂物', '，', '。', '3', '栋'),
      fc.string({ unit: 'grapheme', maxLength: 3 }),
    ),
    { maxLength: 25 },
  )
  .map((words) => words.join(''));

describe('the difference of two texts', () => {
  it('gives both of them back, in parts that alternate', () => {
    fc.assert(
      fc.property(sentence, sentence, (before, after) => {
        const parts = diffText(before, after);
        expect(side(parts, 'gone')).toBe(before);
        expect(side(parts, 'new')).toBe(after);
        assert.ok(parts.every(({ text }) => text !== ''));
        for (const [index, part] of parts.entries()) {
          expect(part.kind).not.toBe(parts[index + 1]?.kind);
          if (part.kind === 'new') expect(parts[index + 1]?.kind).not.toBe('gone');
        }
      }),
    );
  });

  it('is by words', () => {
    expect(diffText('楼道不堆放杂物。', '楼道不停放车辆。')).toStrictEqual([
      { kind: 'same', text: '楼道不' },
      { kind: 'gone', text: '堆放杂物' },
      { kind: 'new', text: '停放车辆' },
      { kind: 'same', text: '。' },
    ]);
    expect(diffText('一样', '一样')).toStrictEqual([{ kind: 'same', text: '一样' }]);
    expect(diffText('', '')).toStrictEqual([]);
  });

  it('of long texts is looked for at their ends alone, where all of it would take too long', () => {
    const [before, after] = ['互相帮助，', '爱护环境。'].map((text) => text.repeat(600));
    const within = (middle: string) => [
      `甲${before}${middle}${before}乙`,
      `甲${after}${middle}${after}乙`,
    ];
    const [old = '', young = ''] = within('邻里');
    expect(diffText(old, young)).toStrictEqual([
      { kind: 'same', text: '甲' },
      { kind: 'gone', text: old.slice(1, -1) },
      { kind: 'new', text: young.slice(1, -1) },
      { kind: 'same', text: '乙' },
    ]);
  });
});

describe('the difference of two versions', () => {
  const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((id) => clause(id)) as [
    Clause,
    Clause,
    Clause,
    Clause,
  ];
  const kinds = (before: Clause[], after: Clause[]) =>
    diffClauses(before, after).map((line) => `${line.kind} ${line.before}>${line.after}`);

  it('names what was added, deleted, changed and moved, and nothing else', () => {
    expect(kinds([a, b, c], [a, d, c])).toStrictEqual([
      'same 1>1',
      'added null>2',
      'deleted 2>null',
      'same 3>3',
    ]);
    expect(kinds([a, b, c], [c, a, b])).toStrictEqual(['moved 3>1', 'same 1>2', 'same 2>3']);
    expect(kinds([a, b], [{ ...b, text: '新' }, a])).toStrictEqual(['changed 2>1', 'moved 1>2']);
    expect(kinds([a, b], [])).toStrictEqual(['deleted 1>null', 'deleted 2>null']);
    assert.deepEqual(
      kinds([a], [{ ...a, chapter: '邻里' }]),
      ['changed 1>1'],
      'a heading is read as well',
    );
  });

  it('has every clause of both once, in the order of the new text', () => {
    const some = fc.uniqueArray(fc.constantFrom(...'abcdefghij'), { maxLength: 10 });
    fc.assert(
      fc.property(some, some, (before, after) => {
        const lines = diffClauses(
          before.map((id) => clause(id)),
          after.map((id) => clause(id)),
        );
        const numbers = (key: 'before' | 'after') =>
          lines.map((line) => line[key]).filter((number) => number !== null);
        expect(numbers('after')).toStrictEqual(after.map((_, index) => index + 1));
        expect([...numbers('before')].sort((x, y) => x - y)).toStrictEqual(
          before.map((_, index) => index + 1),
        );
        const same = lines.filter(({ kind }) => kind === 'same').map((line) => line.before ?? 0);
        assert.deepEqual(
          same,
          [...same].sort((x, y) => x - y),
          'what stayed is in order',
        );
      }),
    );
  });
});

describe('taking a change in', () => {
  const text = [clause('a', 'a', '甲'), clause('b'), clause('c', 'c', '丙')];

  it('changes, adds, takes out and moves; a heading stays where its chapter begins', () => {
    const heads = (clauses: Clause[] | null) =>
      clauses?.map(({ clauseId, chapter }) => `${chapter}${clauseId}`).join(' ');
    const apply = (change: AmendmentChange) => applyChange(text, change, 'n');
    expect(apply({ kind: 'change', clauseId: 'b', text: '新' })?.[1]?.text).toBe('新');
    expect(heads(apply({ kind: 'add', afterId: 'a', text: '新' }))).toBe('甲a n b 丙c');
    expect(heads(apply({ kind: 'add', afterId: null, text: '新' }))).toBe('甲n a b 丙c');
    expect(heads(apply({ kind: 'delete', clauseId: 'a' }))).toBe('甲b 丙c');
    expect(heads(apply({ kind: 'move', clauseId: 'c', afterId: null }))).toBe('甲c a b');
    expect(heads(apply({ kind: 'move', clauseId: 'a', afterId: 'b' }))).toBe('甲b a 丙c');
    expect(heads(apply({ kind: 'move', clauseId: 'b', afterId: 'b' }))).toBe('甲a b 丙c');
  });

  it('is not possible where a clause is gone, nor twice', () => {
    for (const change of [
      { kind: 'change', clauseId: 'x', text: '新' },
      { kind: 'delete', clauseId: 'x' },
      { kind: 'move', clauseId: 'x', afterId: null },
      { kind: 'move', clauseId: 'a', afterId: 'x' },
      { kind: 'add', afterId: 'x', text: '新' },
    ] satisfies AmendmentChange[]) {
      expect(applyChange(text, change, 'n')).toBe(null);
    }
    expect(applyChange(text, { kind: 'add', afterId: null, text: '新' }, 'b')).toBe(null);
  });

  it('leaves all other clauses as they are and in order', () => {
    const id = fc.constantFrom('a', 'b', 'c');
    const change: fc.Arbitrary<AmendmentChange> = fc.oneof(
      fc.record({ kind: fc.constant('change' as const), clauseId: id, text: sentence }),
      fc.record({ kind: fc.constant('add' as const), afterId: fc.option(id), text: sentence }),
      fc.record({ kind: fc.constant('delete' as const), clauseId: id }),
      fc.record({ kind: fc.constant('move' as const), clauseId: id, afterId: fc.option(id) }),
    );
    fc.assert(
      fc.property(change, (one) => {
        const after = applyChange(text, one, 'n') ?? assert.fail('it is possible');
        const touched = 'clauseId' in one ? one.clauseId : 'n';
        const others = (clauses: readonly Clause[]) =>
          ids(clauses.filter(({ clauseId }) => clauseId !== touched));
        expect(others(after)).toBe(others(text));
        const delta = { change: 0, add: 1, delete: -1, move: 0 }[one.kind];
        expect(after.length).toBe(text.length + delta);
      }),
    );
  });
});

describe('the fingerprint', () => {
  it('is that of the words, and of nothing about them', () => {
    const text = { title: '公约', preamble: '', clauses: [clause('a', '互助。')] };
    const found = fingerprintOf(text);
    // printf '["公约","",[["","互助。"]]]' | sha256sum
    expect(found).toBe('711a9ca0d0c4e2b9fef93ea72d1ae4bd6ac067b419e138ccad8a891ea57e4d93');
    expect(fingerprintOf({ ...text, clauses: [clause('b', '互助。')] })).toBe(found);
    expect(fingerprintOf({ ...text, title: '公' })).not.toBe(found);
    expect(fingerprintOf({ ...text, clauses: [clause('a', '互助')] })).not.toBe(found);
  });
});

describe('the nine aspects', () => {
  it('are found in what clauses usually say', () => {
    const said = {
      patriotism: '热爱祖国，拥护共产党。',
      law: '不参与赌博和诈骗。',
      family: '孝敬父母，善待子女。',
      neighbours: '邻里互助，守望相助。',
      customs: '红白事从简，不攀比。',
      environment: '垃圾分类，不乱堆杂物。',
      resources: '节约用水，不浪费。',
      rights: '积极参加议事和表决。',
      harmony: '有了纠纷找人调解。',
    };
    for (const [aspect, text] of Object.entries(said)) {
      assert.deepEqual(suggestAspects(text)[0], aspect, text);
    }
    expect(suggestAspects('甲乙丙')).toStrictEqual([]);
  });

  it('that no clause is about are missing, in their order', () => {
    expect(missingAspects([])).toStrictEqual(ASPECTS);
    expect(ASPECTS.length).toBe(9);
    const one = [{ ...clause('a'), aspects: ['law', 'harmony'] as Clause['aspects'] }];
    expect(missingAspects(one)).toStrictEqual(
      ASPECTS.filter((aspect) => !['law', 'harmony'].includes(aspect)),
    );
    const added = [...one, clause('b', '邻里互助。')];
    assert.ok(!missingAspects(added).includes('neighbours'), 'its words show it');
  });
});

describe('words that may break the law', () => {
  const SAID: [kind: string, text: string, words: string][] = [
    ['fine', '乱扔垃圾的，罚款五十元。', '罚款五十元'],
    ['fine', '违者处以200元处罚。', '处以200元'],
    ['withheld-benefit', '不遵守的取消村集体分红。', '取消村集体分红'],
    ['withheld-benefit', '欠费的停水停电。', '停水停电'],
    ['shaming', '屡教不改的在小区曝光。', '曝光'],
    ['shaming', '公示其姓名和照片。', '公示其姓名'],
    ['unequal', '外嫁女不得享受。', '外嫁女不得享受'],
    ['collective-punishment', '一人违反，全家取消评优。', '一人违反，全家取消评优'],
    ['blocked-remedy', '不得越级上访。', '不得越级上访'],
  ];
  for (const [kind, text, words] of SAID) {
    it(`${kind}: ${text}`, () => {
      const found = lint([clause('a', text)]).filter((flag) => flag.kind === kind);
      expect(found[0]?.words).toBe(words);
      assert.ok(text.includes(found[0]?.words ?? '-'));
    });
  }

  it('plain rules of living together have none', () => {
    for (const text of [
      '邻里之间互相帮助，有事多商量。',
      '楼道不堆放杂物，不给电动车充电。',
      '提倡婚事新办、丧事简办，礼金不超过一百元。',
      '有矛盾先找调解员，也可以依法起诉。',
      '对文明家庭给予表扬。',
    ]) {
      assert.deepEqual(lint([clause('a', text)]), [], text);
    }
  });

  it('have an id that follows from the clause, its text, the words and the kind', () => {
    const [one] = lint([clause('a', '罚款五十元。')]);
    expect(lint([clause('a', '罚款五十元。')])[0]).toStrictEqual(one);
    expect(lint([clause('a', '罚款五十元！')])[0]?.flagId).not.toBe(one?.flagId);
    expect(lint([clause('b', '罚款五十元。')])[0]?.flagId).not.toBe(one?.flagId);
  });
});
