import assert from 'node:assert/strict';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { chineseNumber } from '../../cloudfunctions/covenant/split/number-rules.ts';
import { type Split, splitText } from '../../cloudfunctions/covenant/split/split-rules.ts';

/** Texts as people have them, printed and read again. */

const LONGEST_CLAUSE = 2_000;

const TEN = `红十条
为了把我们的院子照看好，大家商量了十条，互相提醒，共同遵守。
一、热爱祖国跟党走，国家的节日一起过，院里升旗都来到场站一站。
二、见面主动打招呼，邻里有事多搭手，老人孩子大家一起帮着看。
三、孝敬父母常回家，独居老人有人问，每个星期至少打一次电话。
四、楼道里面不堆物，消防通道不停车，电动车不进楼不飞线充电。
五、垃圾分类投到位，烟头纸屑不落地，往楼下扔东西万万使不得。
六、养狗办证牵好绳，粪便随手清干净，大型犬出门一定戴好嘴套。
七、晚上十点静下来，装修跳舞都停住，上早班的邻居也能睡个好觉。
八、红事白事简单办，不比排场不攀比，不在路口烧纸也不放鞭炮。
九、节约用水又用电，公共的灯随手关，旧衣旧书送到旧物角去换新。
十、有了矛盾先商量，谈不拢请调解员，不愿意调解也可以依法办。`;

const FRAME = `阳光苑社区居民公约
（征求意见稿）
一、爱国爱党
1. 热爱祖国，拥护党的领导。
2. 参加社区的活动。
二、爱护环境
1. 楼道不堆东西：
（1）鞋柜放在家里；
（2）纸箱及时卖掉。
2. 垃圾分好类。`;

const texts = ({ clauses }: Split) => clauses.map(({ text }) => text);

const named = ({ chapter, text }: Split['clauses'][number]) => ({ chapter, text });

function print({
  title,
  preamble,
  clauses,
}: Pick<Split, 'title' | 'preamble' | 'clauses'>): string {
  const body = clauses.flatMap(({ chapter, text }, at) => [
    chapter === '' ? '' : `第${chineseNumber(at + 1)}章 ${chapter}`,
    `第${chineseNumber(at + 1)}条 ${text}`,
  ]);
  return [title, preamble, ...body].filter((line) => line !== '').join('\n');
}

describe('splitting what people have', () => {
  it('finds ten rules with a title and words before them', () => {
    const split = splitText(TEN);
    expect(split.title).toBe('红十条');
    expect(split.preamble).toBe('为了把我们的院子照看好，大家商量了十条，互相提醒，共同遵守。');
    expect(split.clauses.length).toBe(10);
    expect(split.clauses[3]?.text).toBe('楼道里面不堆物，消防通道不停车，电动车不进楼不飞线充电。');
    expect(split.warnings).toStrictEqual([]);
  });

  it('takes headings above the clauses as chapters, and what is numbered inside as lines', () => {
    const split = splitText(FRAME);
    expect(split.title).toBe('阳光苑社区居民公约');
    expect(split.preamble).toBe('（征求意见稿）');
    expect(split.clauses).toStrictEqual([
      { chapter: '爱国爱党', text: '热爱祖国，拥护党的领导。' },
      { chapter: '', text: '参加社区的活动。' },
      {
        chapter: '爱护环境',
        text: '楼道不堆东西：\n（1）鞋柜放在家里；\n（2）纸箱及时卖掉。',
      },
      { chapter: '', text: '垃圾分好类。' },
    ]);
    expect(split.warnings).toStrictEqual([]);
  });

  it('reads 第X条 below 第X章, below 一、 and below both', () => {
    const clauses = ['第一条 互相帮助。', '第二条 爱护环境。', '第三条 好好商量。'];
    for (const [one, two] of [
      ['第一章 总则', '第二章 环境'],
      ['一、总则', '二、环境'],
      ['第一章总则', '第2章  环境'],
    ]) {
      const split = splitText([one, clauses[0], two, clauses[1], clauses[2]].join('\n'));
      expect(split.clauses.map(({ chapter }) => chapter)).toStrictEqual(['总则', '环境', '']);
      expect(texts(split)).toStrictEqual(['互相帮助。', '爱护环境。', '好好商量。']);
    }
    const both = splitText(`第一章 总则\n一、目的\n${clauses[0]}\n二、范围\n${clauses[1]}`);
    expect(both.clauses.map(({ chapter }) => chapter)).toStrictEqual(['总则 目的', '范围']);
  });

  it('leaves 一、 inside a clause where it is', () => {
    const split = splitText('第一条 楼道里：\n一、不堆东西\n二、不充电\n第二条 好好商量。');
    expect(texts(split)).toStrictEqual(['楼道里：\n一、不堆东西\n二、不充电', '好好商量。']);
    expect(split.warnings).toStrictEqual([]);
  });

  it('knows each way of numbering', () => {
    const ways = [
      ['第1条', '第２条'],
      ['一．', '二．'],
      ['（一）', '(二)'],
      ['1.', '2．'],
      ['1、', '2、'],
      ['(1)', '2）'],
      ['①', '②'],
    ];
    for (const [one, two] of ways) {
      const split = splitText(`居民公约\n${one}互相帮助。\n　　${two} 爱护环境。\n不乱扔。`);
      assert.deepEqual(texts(split), ['互相帮助。', '爱护环境。\n不乱扔。'], one);
      assert.equal(split.title, '居民公约', one);
    }
  });

  it('takes the outermost numbering, whichever it is', () => {
    const split = splitText('1、楼道：\n（一）不堆东西\n（二）不充电\n2、好好商量。');
    expect(texts(split)).toStrictEqual(['楼道：\n（一）不堆东西\n（二）不充电', '好好商量。']);
    const uneven = splitText('一、热爱祖国\n大家都来。\n二、环境\n1.不堆\n2.不扔');
    expect(texts(uneven)).toStrictEqual(['热爱祖国\n大家都来。', '环境\n1.不堆\n2.不扔']);
  });

  it('reads the name of a chapter below its number, and words below it as a clause', () => {
    const split = splitText('第一章\n总则\n大家一起定。\n第一条 互相帮助。\n第三部电梯不停。');
    expect(split.clauses).toStrictEqual([
      { chapter: '总则', text: '大家一起定。', unsure: 'unnumbered' },
      { chapter: '', text: '互相帮助。\n第三部电梯不停。' },
    ]);
  });

  it('counts on across chapters, or anew below each', () => {
    for (const second of ['2.', '1.']) {
      const split = splitText(`第一章 甲\n1.互相帮助。\n第二章 乙\n${second}好好商量。`);
      assert.deepEqual(split.warnings, [], second);
    }
  });

  it('is not led astray by numbers in sentences', () => {
    const split = splitText(
      '第一条 按章办事：\n第二条规定的事照办。\n1.5米以内不停车。\n第二条 好。',
    );
    expect(texts(split)).toStrictEqual([
      '按章办事：\n第二条规定的事照办。\n1.5米以内不停车。',
      '好。',
    ]);
  });

  it('makes each paragraph a clause where there are no numbers', () => {
    const split = splitText('我们的公约\n\n互相帮助。\n爱护环境。');
    expect(split.title).toBe('我们的公约');
    expect(texts(split)).toStrictEqual(['互相帮助。', '爱护环境。']);
    expect(split.warnings).toStrictEqual(['no-numbers']);
    expect(texts(splitText('互相帮助'))).toStrictEqual(['互相帮助']);
    expect(splitText(' \n\ufeff').clauses).toStrictEqual([]);
  });

  it('says what is odd about the numbers', () => {
    expect(splitText('第一条 好。\n第三条 好。').warnings).toStrictEqual(['numbers-skip']);
    expect(splitText('第一条 好。\n第一条 好。').warnings).toStrictEqual(['numbers-skip']);
    expect(splitText('第二条 好。\n第三条 好。').warnings).toStrictEqual(['numbers-skip']);
    const empty = splitText('第一条 好。\n第二条\n第三条\n也好。');
    expect(texts(empty)).toStrictEqual(['好。', '也好。']);
    expect(empty.warnings).toStrictEqual(['empty-clause']);
  });

  it('divides what is too long at a sentence', () => {
    const sentence = '大家一起把院子照看好。';
    const split = splitText(`第一条 ${sentence.repeat(400)}\n第二条 ${'长'.repeat(2_001)}`);
    expect(split.warnings).toStrictEqual(['long-clause']);
    const [first = ''] = texts(split);
    assert.ok(first.endsWith('好。') && first.length > LONGEST_CLAUSE - sentence.length);
    assert.ok(texts(split).every((text) => text.length <= LONGEST_CLAUSE));
    expect(texts(split).join('').length).toBe(sentence.length * 400 + 2_001);
  });

  it('is quick with the longest text, whatever is in it', () => {
    for (const piece of ['第', '一', '（', '1.', '第一条', '一、好\n', '第一章 好\n', ' ', '\n']) {
      splitText(piece.repeat(60_000 / piece.length));
    }
  });
});

const word = fc.constantFrom(
  '互相帮助',
  '爱护环境。',
  '不堆东西，',
  '楼道',
  '：',
  '（一）',
  '1.',
  '第三条规定',
  '第二节课',
  '𠮷',
);
const words = fc
  .array(word, { minLength: 1, maxLength: 6 })
  .map((parts) => `邻里${parts.join('')}`);
const head = fc.constantFrom(
  ...['第一条', '第二条', '第3条 ', '第一章 ', '第二章', '一、', '二、', '（一）', '（二）'],
  ...['1.', '2．', '3、', '(1)', '2）', '①', ''],
);
const anyText = fc
  .array(fc.tuple(head, fc.oneof(words, fc.constant(''))), { maxLength: 14 })
  .map((lines) => lines.map((parts) => parts.join('')).join('\n'));
const bare = (text: string) => text.replace(/[\s、，,：:.．。]/gu, '');

describe('any text', () => {
  it('keeps every word, in order', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { title, preamble, clauses, apart } = splitText(text);
        const kept = [title, preamble, ...clauses.flatMap((c) => [c.chapter, c.text])];
        const onlyWords = (all: string) =>
          bare(all.replaceAll(/^[^邻\n]*/gmu, '')).replaceAll(/第[一二]章|[一二]、/gu, '');
        const all = [...kept, ...apart.map((one) => one.text)].map(onlyWords).join('');
        if (apart.length === 0) expect(all).toBe(onlyWords(text));
        else expect([...all].sort()).toStrictEqual([...onlyWords(text)].sort());
      }),
    );
  });

  it('printed with 第X条 and split again is the same', () => {
    const heads = fc.constantFrom(['第一章 起头', '第二章 环境'], ['一、起头', '二、环境'], []);
    const clause = fc.tuple(
      words,
      fc.constantFrom('', '\n（一）一件\n（二）两件', '\n1.一件\n说明'),
    );
    const clauses = fc.array(clause, { minLength: 2, maxLength: 12 });
    const number = fc.constantFrom(
      (n: number) => `第${chineseNumber(n)}条 `,
      (n: number) => `第${n}条`,
      (n: number) => `${n}、`,
      (n: number) => `（${chineseNumber(n)}）`,
    );
    fc.assert(
      fc.property(heads, clauses, number, (chapters, parts, numbered) => {
        const lines = parts.flatMap(([text, inner], at) => {
          const chapter = at === 0 ? chapters[0] : at === 2 ? chapters[1] : undefined;
          return [...(chapter ? [chapter] : []), `${numbered(at + 1)}${text}${inner}`];
        });
        const once = splitText(['公约', '大家商量好：', ...lines].join('\n'));
        const again = splitText(print(once));
        expect([again.title, again.preamble, again.clauses.map(named)]).toStrictEqual([
          once.title,
          once.preamble,
          once.clauses.map(named),
        ]);
      }),
    );
  });

  it('reads alike with other line ends, a byte order mark and full-width blanks', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const plain = splitText(text);
        const indented = text.replaceAll('\n', '　\n　　');
        for (const other of [text.replaceAll('\n', '\r\n'), `\ufeff${text}`, indented]) {
          expect(splitText(other)).toStrictEqual(plain);
        }
      }),
    );
  });
});
