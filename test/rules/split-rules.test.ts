import assert from 'node:assert/strict';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { numberOf } from '../../cloudfunctions/covenant/split/number-rules.ts';
import { splitText } from '../../cloudfunctions/covenant/split/split-rules.ts';

const texts = (text: string) => splitText(text).clauses.map((clause) => clause.text);

describe('splitting a text', () => {
  it('by 第几条, with chapters, title and preamble', () => {
    const found = splitText(`枫林社区居民公约
（2024年3月1日居民会议通过）
为了建设和谐家园，制定本公约。
第一章 总则
第一条 热爱祖国，遵纪守法。
第二条　邻里互助：
1. 见面问好；
2. 有难相帮。
第二章　环境卫生
第三条 垃圾分类投放。
第四条
楼道不堆放杂物。`);
    expect(found.title).toBe('枫林社区居民公约');
    expect(found.preamble).toBe('（2024年3月1日居民会议通过）\n为了建设和谐家园，制定本公约。');
    expect(found.clauses).toStrictEqual([
      { chapter: '总则', text: '热爱祖国，遵纪守法。' },
      { chapter: '', text: '邻里互助：\n1. 见面问好；\n2. 有难相帮。' },
      { chapter: '环境卫生', text: '垃圾分类投放。' },
      { chapter: '', text: '楼道不堆放杂物。' },
    ]);
    expect(found.warnings).toStrictEqual([]);
  });

  it('by 一、, by （一） below headings, by 1.', () => {
    expect(texts('村规民约\n一、爱国爱党，遵纪守法。\n二、孝老爱亲，和睦相处。')).toStrictEqual([
      '爱国爱党，遵纪守法。',
      '孝老爱亲，和睦相处。',
    ]);
    const headed = splitText(
      '一、邻里\n（一）互相帮助。\n（二）有事商量。\n二、环境\n（一）分类投放。',
    );
    expect(headed.clauses).toStrictEqual([
      { chapter: '邻里', text: '互相帮助。' },
      { chapter: '', text: '有事商量。' },
      { chapter: '环境', text: '分类投放。' },
    ]);
    expect(headed.warnings).toStrictEqual([]);
    expect(texts('约定如下：\n1. 早睡早起。\n２．锻炼身体。\n3、不喧哗。')).toStrictEqual([
      '早睡早起。',
      '锻炼身体。',
      '不喧哗。',
    ]);
  });

  it('without numbers each paragraph is a clause', () => {
    const found = splitText('文明公约\n见面问声好。\n\n垃圾不乱扔。');
    expect(found.title).toBe('文明公约');
    expect(found.warnings).toStrictEqual(['no-numbers']);
    expect(found.clauses.map(({ text }) => text)).toStrictEqual(['见面问声好。', '垃圾不乱扔。']);
  });

  it('says what is odd: numbers that skip, numbers without words, what is too long', () => {
    expect(splitText('第一条 甲。\n第三条 乙。').warnings).toStrictEqual(['numbers-skip']);
    expect(splitText('第一条 甲。\n第一条 乙。').warnings).toStrictEqual(['numbers-skip']);
    const empty = splitText('第一条 甲。\n第二条\n第三条 乙。');
    expect(empty.warnings).toStrictEqual(['empty-clause']);
    expect(empty.clauses.length).toBe(2);
    const long = splitText(`第一条 ${'大家互相帮助。'.repeat(400)}\n第二条 乙。`);
    expect(long.warnings).toStrictEqual(['long-clause']);
    assert.ok(long.clauses.every(({ text }) => [...text].length <= 2_000));
    assert.ok(long.clauses[0]?.text.endsWith('。'));
  });

  it('decimals, dates and money begin no clause', () => {
    expect(texts('第一条 礼金\n100.5元以内，\n2024年起。\n第二条 从简。')).toStrictEqual([
      '礼金\n100.5元以内，\n2024年起。',
      '从简。',
    ]);
  });

  it('reads the numbers that people write', () => {
    const numbers = {
      一: 1,
      十: 10,
      十二: 12,
      二十: 20,
      三十五: 35,
      一百零三: 103,
      '１２': 12,
      两百: 200,
    };
    for (const [text, number] of Object.entries(numbers))
      assert.equal(numberOf(text), number, text);
    expect(numberOf('甲')).toBe(0);
  });

  it('loses no word and invents none, whatever the text is', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '第一条 ',
        '第二条',
        '第二章 邻里',
        '一、',
        '（二）',
        '3. ',
        '\n',
        '\r\n',
        '　',
        '邻里互助。',
        '楼道整洁；',
        '\u200b',
        '\u0007',
        'A1',
      ),
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.integer({ min: 1, max: 5_000 }).map((count) => '长'.repeat(count)),
    );
    const bare = (text: string) =>
      [...text.normalize('NFC')]
        .filter((letter) => /[\p{Script=Han}]/u.test(letter))
        .sort()
        .join('');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        const text = pieces.join('').toWellFormed();
        const { title, preamble, clauses, apart } = splitText(text);
        const kept = [
          title,
          preamble,
          ...clauses.flatMap((one) => [one.chapter, one.text]),
          ...apart.map((one) => one.text),
        ].join('\n');
        const numbers = /[第条章节编部一二三四五六七八九十百零〇两]/g;
        expect(bare(kept).replace(numbers, '')).toBe(bare(text).replace(numbers, ''));
        assert.ok([...title].length <= 60 && [...preamble].length <= 3_000);
        for (const clause of clauses) {
          assert.ok([...clause.chapter].length <= 60 && [...clause.text].length <= 2_000);
          expect(clause.text).not.toBe('');
          expect(clause.text).toBe(clause.text.trim());
        }
      }),
      { numRuns: 300 },
    );
  });

  it('of 60,000 characters is read whole', () => {
    const text = Array.from(
      { length: 3_000 },
      (_, at) => `${at + 1}. ${'互相帮助，'.repeat(4)}`,
    ).join('\n');
    expect(splitText(text).clauses.length > 900).toBe(true);
  });
});
