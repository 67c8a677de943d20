import assert from 'node:assert/strict';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { chineseNumber, inCircle } from '../../cloudfunctions/covenant/split/number-rules.ts';
import { splitText } from '../../cloudfunctions/covenant/split/split-rules.ts';

/** A covenant is written in any style of numbers, with anything around it, and read back. */

interface Chapter {
  name: string;
  clauses: { text: string; items: string[] }[];
}
interface Covenant {
  title: string;
  preamble: string;
  chapters: Chapter[];
}

const BEGINNINGS = [
  '所有业主',
  '中秋期间',
  '项目经理',
  '之前的约定',
  '的确需要时',
  '款项',
  '楼道里',
];
const MIDDLES = [
  '按照第三条的规定',
  '按本公约第二章办',
  '应当互相帮助',
  '不堆放（占用）',
  '自上午8:30起',
];
const ENDS = ['爱护环境。', '遵守公约。', '一起商量。', '停车2.5小时以内。', '见附件一。'];
const clauseText = fc
  .tuple(
    fc.constantFrom(...BEGINNINGS),
    fc.array(fc.constantFrom(...MIDDLES), { maxLength: 2 }),
    fc.constantFrom(...ENDS),
  )
  .map(([one, more, end]) => [one, ...more, end].join('，'));
const clause = fc.record({
  text: clauseText,
  items: fc.oneof(
    { weight: 3, arbitrary: fc.constant<string[]>([]) },
    fc.array(fc.constantFrom<string[]>('不堆东西；', '不飞线充电；', '随手关门。'), {
      minLength: 2,
      maxLength: 4,
    }),
  ),
});
const NAMES = ['总则', '邻里和睦', '环境卫生', '公共安全', '移风易俗', '附则'];
const chapters = (most: number) =>
  fc.tuple(fc.shuffledSubarray(NAMES, { minLength: 2, maxLength: 5 }), fc.nat()).chain(([names]) =>
    fc.tuple(
      ...names.map((name) =>
        fc.record({
          name: fc.constant(name),
          clauses: fc.array(clause, { minLength: 1, maxLength: most }),
        }),
      ),
    ),
  );
const covenant = fc.record({
  title: fc.constantFrom(
    '枫林社区居民公约',
    '李家村村规民约',
    '阳光苑管理规约（试行）',
    '红旗里楼道守则',
  ),
  preamble: fc.constantFrom('', '为了建设好家园，制定本公约。', '（2024年3月1日居民会议通过）'),
  chapters: chapters(5),
});

type Numbered = (n: number, inChapter: number, chapter: number) => string;
interface Style {
  name: string;
  chapter: ((n: number, name: string) => string) | null;
  clause: Numbered;
  item: (n: number) => string;
}
/** In one line a bare digit may be any number. */
const UNFOLDED = /^(?!1 |一 $|1.1)/;

const han = chineseNumber;
const byChapter = (n: number, name: string) => `第${han(n)}章 ${name}`;
const round = (n: number) => `（${han(n)}）`;

const STYLES: Style[] = [
  { name: '第一条 ', chapter: byChapter, clause: (n) => `第${han(n)}条 `, item: round },
  { name: '第一条', chapter: byChapter, clause: (n) => `第${han(n)}条`, item: (n) => `${n}.` },
  {
    name: '第1条',
    chapter: (n, name) => `第${n}章${name}`,
    clause: (n) => `第${n}条　`,
    item: inCircle,
  },
  {
    name: '第 一 条',
    chapter: byChapter,
    clause: (n) => `第 ${[...han(n)].join(' ')} 条 `,
    item: round,
  },
  { name: '第一條', chapter: null, clause: (n) => `第${han(n)}條`, item: round },
  { name: '一、 below 第一章', chapter: byChapter, clause: (n) => `${han(n)}、`, item: round },
  { name: '1. below 第一章', chapter: byChapter, clause: (n) => `${n}. `, item: (n) => `(${n})` },
  { name: '一、', chapter: null, clause: (n) => `${han(n)}、`, item: (n) => `${n}、` },
  { name: '一，', chapter: null, clause: (n) => `${han(n)}，`, item: (n) => `（${n}）` },
  { name: '一 ', chapter: null, clause: (n) => `${han(n)} `, item: inCircle },
  { name: '第一，', chapter: null, clause: (n) => `第${han(n)}，`, item: inCircle },
  { name: '1、', chapter: null, clause: (n) => `${n}、`, item: round },
  { name: '1 ', chapter: null, clause: (n) => `${n} `, item: round },
  { name: '（一）', chapter: null, clause: round, item: (n) => `${n}.` },
  { name: '【1】', chapter: null, clause: (n) => `【${n}】`, item: inCircle },
  { name: '①', chapter: null, clause: inCircle, item: (n) => `（${n}）` },
  {
    name: '1、 anew below 一、',
    chapter: (n, name) => `${han(n)}、${name}`,
    clause: (_, within) => `${within}、`,
    item: (n) => `（${n}）`,
  },
  {
    name: '（一） anew below 一、',
    chapter: (n, name) => `${han(n)}、${name}`,
    clause: (_, within) => round(within),
    item: (n) => `${n}.`,
  },
  {
    name: '1.1 below 1',
    chapter: (n, name) => `${n} ${name}`,
    clause: (_, within, chapter) => `${chapter}.${within} `,
    item: round,
  },
  {
    name: '第一条 below 一、',
    chapter: (n, name) => `${han(n)}、${name}`,
    clause: (n) => `第${han(n)}条 `,
    item: (n) => `（${n}）`,
  },
];

/** Each line of a covenant, with what a chapter's line is. */
function linesOf({ title, preamble, chapters }: Covenant, style: Style): string[] {
  let number = 0;
  const body = chapters.flatMap(({ name, clauses }, at) => [
    ...(style.chapter ? [style.chapter(at + 1, name)] : []),
    ...clauses.flatMap(({ text, items }, within) => {
      number += 1;
      const head = `${style.clause(number, within + 1, at + 1)}${text}`;
      return [head, ...items.map((item, which) => `${style.item(which + 1)}${item}`)];
    }),
  ]);
  return [title, ...(preamble ? [preamble] : []), ...body];
}

function expected({ chapters }: Covenant, style: Style) {
  return chapters.flatMap(({ name, clauses }) =>
    clauses.map(({ text, items }, at) => ({
      chapter: style.chapter && at === 0 ? name : '',
      text: [text, ...items.map((item, which) => `${style.item(which + 1)}${item}`)].join('\n'),
    })),
  );
}

/** What a place, a page or a chat does to a text. */
type Noise = (lines: string[], covenant: Covenant, style: Style, seed: number) => string[];
const between = (lines: string[], from: number, seed: number, page: (n: number) => string[]) => {
  let pages = 0;
  return lines.flatMap((line, at) => {
    if (at < from || (at * 7 + seed) % 5 !== 0) return [line];
    pages += 1;
    return [line, ...page(pages)];
  });
};
const NOISES: Record<string, Noise> = {
  none: (lines) => lines,
  'page numbers': (lines, _, __, seed) => between(lines, 2, seed, (n) => [`- ${n} -`]),
  'pages of pages': (lines, _, __, seed) => between(lines, 2, seed, (n) => [`第 ${n} 页 共 40 页`]),
  'heads of pages': (lines, { title }, _, seed) =>
    between(lines, 2, seed, (n) => [`— ${n} —`, title]),
  'a table of contents': ([title = '', ...lines], { chapters }, style) => {
    const { chapter } = style;
    const entries = chapters.map(({ name }, at) => `${chapter?.(at + 1, name)}………${at + 1}`);
    return chapter ? [title, '目录', ...entries, ...lines] : [title, ...lines];
  },
  'a page on the web': (lines) => [
    '您现在的位置：首页 > 社区 > 居民公约',
    '通知公告',
    ...lines,
    '责任编辑：小李',
    '上一篇：停水通知',
  ],
  'a signature': (lines) => [...lines, '阳光社区居民委员会', '2024年3月1日'],
  annexes: (lines) => [...lines, '附件1：收费标准', '项目 元', '一、停车 10', '二、装修 20'],
  'a chat': (lines, { title }, { chapter }) => [
    '好的，以下是为您起草的公约：',
    `# ${title}`,
    ...lines.slice(1).map((line) => {
      const isHead = chapter !== null && NAMES.some((name) => line.endsWith(name));
      return isHead ? `## ${line}` : line;
    }),
    '---',
    '以上内容仅供参考，如需调整请告诉我。',
  ],
  indented: (lines) => lines.map((line) => `　　${line} \r`),
  invisible: (lines) => lines.map((line) => `\u200b${line}\u200e`),
  'empty lines': (lines) => lines.flatMap((line) => [line, '', ' ']),
};

describe('any covenant in any style, with anything around it', () => {
  for (const style of STYLES) {
    it(`numbered ${style.name}`, () => {
      fc.assert(
        fc.property(
          covenant.filter((one) => fitsStyle(one, style)),
          fc.constantFrom(...Object.keys(NOISES)),
          fc.nat(20),
          (written, noise, seed) => {
            const lines = NOISES[noise]?.(linesOf(written, style), written, style, seed) ?? [];
            const split = splitText(lines.join('\n'));
            assert.deepEqual(split.clauses, expected(written, style), noise);
            assert.equal(split.title, written.title, noise);
            assert.equal(split.preamble, written.preamble, noise);
            expect(split.warnings).toStrictEqual([]);
          },
        ),
        { numRuns: 150 },
      );
    });

    if (!UNFOLDED.test(style.name)) continue;
    it(`numbered ${style.name}, in one line`, () => {
      fc.assert(
        fc.property(
          covenant.filter((one) => fitsStyle(one, style) && isPlain(one)),
          (written) => {
            const split = splitText(linesOf(written, style).join(' '));
            expect(split.clauses).toStrictEqual(expected(written, style));
          },
        ),
        { numRuns: 50 },
      );
    });
  }
});

const countOf = ({ chapters }: Covenant) =>
  chapters.reduce((sum, { clauses }) => sum + clauses.length, 0);

/** Circles end at 50; below heads that begin anew there are several, and one of them has more than one. */
function fitsStyle(one: Covenant, { name }: Style): boolean {
  const isAnew = /anew|below 1$/.test(name);
  return countOf(one) < 40 && (!isAnew || one.chapters.some(({ clauses }) => clauses.length > 1));
}

const isPlain = ({ chapters }: Covenant) =>
  chapters.every(({ clauses }) => clauses.every(({ items }) => items.length === 0));
