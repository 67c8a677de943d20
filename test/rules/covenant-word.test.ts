import assert from 'node:assert/strict';
import { describe, expect, it } from '@jest/globals';
import {
  AlignmentType,
  Document,
  HeadingLevel,
  LevelFormat,
  Packer,
  Paragraph,
  TextRun,
} from 'docx';
import fc from 'fast-check';
import { readDocx } from '../../cloudfunctions/covenant/import/read-document.ts';
import { splitParagraphs } from '../../cloudfunctions/covenant/split/split-rules.ts';
import { level, list, listed, num, numbered, p, style, styled, word } from '../support/word.ts';

/** Numbers, headings and titles that are not in the words of a .docx but in its styles. */

const textsOf = (bytes: Uint8Array) => readDocx(bytes).paragraphs.map(({ text }) => text);
const splitOf = (bytes: Uint8Array) => splitParagraphs(readDocx(bytes).paragraphs);

describe('C2: numbers by paragraph style, chapters by heading style', () => {
  const numbering =
    list(
      7,
      level(0, 'chineseCounting', '第%1章', '<w:pStyle w:val="2"/>'),
      level(1, 'chineseCounting', '第%2条', '<w:pStyle w:val="clause"/>'),
    ) + num(3, 7);
  const body =
    styled('1', '枫林社区居民公约') +
    p('为了建设家园，制定本公约。') +
    styled('2', '总则') +
    styled('clause', '所有业主互相帮助。') +
    p('（一）见面问好；') +
    styled('2', '环境卫生') +
    styled('clause', '垃圾分类。');

  it('reads clauses and chapters', () => {
    const styles =
      style('1', 'heading 1') +
      style('2', 'heading 2', numbered(3)) +
      style('clause', '条', numbered(3));
    const split = splitOf(word({ body, styles, numbering }));
    expect(split.title).toBe('枫林社区居民公约');
    expect(split.preamble).toBe('为了建设家园，制定本公约。');
    expect(split.clauses).toStrictEqual([
      { chapter: '总则', text: '所有业主互相帮助。\n（一）见面问好；' },
      { chapter: '环境卫生', text: '垃圾分类。' },
    ]);
    expect(split.warnings).toStrictEqual(['numbers-skip']); // below another chapter Word counts anew
  });

  it('reads chapters without numbers, and clauses that count on', () => {
    const styles =
      style('1', 'Title') +
      style('2', 'heading 1', '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>') +
      style('base', 'base', numbered(4, 0)) +
      style('clause', 'clause', '<w:basedOn w:val="base"/>');
    const own = list(8, level(0, 'chineseCountingThousand', '第%1条')) + num(4, 8);
    const split = splitOf(word({ body, styles, numbering: own }));
    expect(split.title).toBe('枫林社区居民公约');
    expect(split.clauses).toStrictEqual([
      { chapter: '总则', text: '所有业主互相帮助。\n（一）见面问好；' },
      { chapter: '环境卫生', text: '垃圾分类。' },
    ]);
    expect(split.warnings).toStrictEqual([]);
  });

  it('a paragraph may leave the list of its style', () => {
    const styles = style('clause', 'clause', numbered(4, 0));
    const own = list(8, level(0, 'decimal', '%1.')) + num(4, 8);
    const off = '<w:pStyle w:val="clause"/><w:numPr><w:numId w:val="0"/></w:numPr>';
    const bytes = word({
      body: styled('clause', '甲。') + p('不编号。', off) + styled('clause', '乙。'),
      styles,
      numbering: own,
    });
    expect(textsOf(bytes)).toStrictEqual(['1. 甲。', '不编号。', '2. 乙。']);
  });

  it('reads an outline level of a paragraph, and a style that is based on itself', () => {
    const styles =
      style('a', 'a', '<w:basedOn w:val="b"/>') + style('b', 'b', '<w:basedOn w:val="a"/>');
    const body =
      p('公约') +
      p('邻里', '<w:pStyle w:val="a"/><w:outlineLvl w:val="1"/>') +
      p('第一条 甲。') +
      p('第二条 乙。', '<w:outlineLvl w:val="9"/>');
    expect(splitOf(word({ body, styles })).clauses).toStrictEqual([
      { chapter: '邻里', text: '甲。' },
      { chapter: '', text: '乙。' },
    ]);
  });
});

describe('C3: automatic numbers', () => {
  it('are set apart by a blank, whatever stands behind them', () => {
    const numbering =
      list(7, level(0, 'chineseCounting', '第%1条', '<w:suff w:val="nothing"/>')) + num(1, 7);
    const item = (text: string) =>
      `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:tab/><w:t xml:space="preserve"> ${text}</w:t></w:r></w:p>`;
    const bytes = word({
      body: ['所有人守约。', '中秋不放炮。', '规定清楚。'].map(item).join(''),
      numbering,
    });
    expect(textsOf(bytes)).toStrictEqual([
      '第一条 所有人守约。',
      '第二条 中秋不放炮。',
      '第三条 规定清楚。',
    ]);
    expect(splitOf(bytes).clauses.map(({ text }) => text)).toStrictEqual([
      '所有人守约。',
      '中秋不放炮。',
      '规定清楚。',
    ]);
  });

  it('are read in every form', () => {
    const forms: [format: string, text: string, first: string, second: string][] = [
      ['decimal', '%1', '1', '2'],
      ['decimal', '%1、', '1、', '2、'],
      ['chineseCounting', '%1', '一', '二'],
      ['chineseCounting', '（%1）', '（一）', '（二）'],
      ['ideographDigital', '%1、', '一、', '二、'],
      ['chineseLegalSimplified', '%1、', '壹、', '贰、'],
      ['decimalEnclosedCircle', '%1', '①', '②'],
      ['decimalEnclosedFullstop', '%1', '1.', '2.'],
      ['ideographTraditional', '%1、', '甲、', '乙、'],
      ['upperRoman', '%1.', 'I.', 'II.'],
      ['lowerLetter', '%1)', 'a)', 'b)'],
    ];
    for (const [format, text, first, second] of forms) {
      const bytes = word({
        body: p('公约') + listed(1, '所有人守约。', 0) + listed(1, '的确要守。', 0),
        numbering: list(7, level(0, format, text)) + num(1, 7),
      });
      expect(textsOf(bytes)).toStrictEqual([
        '公约',
        `${first} 所有人守约。`,
        `${second} 的确要守。`,
      ]);
      assert.deepEqual(
        splitOf(bytes).clauses.map((clause) => clause.text),
        ['所有人守约。', '的确要守。'],
        format,
      );
    }
  });

  it('of several levels are 1 and 1.1, plain where it says so', () => {
    const numbering =
      list(
        7,
        level(0, 'chineseCounting', '%1、'),
        level(1, 'decimal', '%1.%2', '<w:isLgl/>'),
        level(2, 'decimal', '（%3）'),
      ) + num(1, 7);
    const bytes = word({
      body:
        listed(1, '邻里', 0) +
        listed(1, '问好。', 1) +
        listed(1, '谦让：', 1) +
        listed(1, '让路；', 2) +
        listed(1, '环境', 0) +
        listed(1, '分类。', 1),
      numbering,
    });
    expect(textsOf(bytes)).toStrictEqual([
      '一、 邻里',
      '1.1 问好。',
      '1.2 谦让：',
      '（1） 让路；',
      '二、 环境',
      '2.1 分类。',
    ]);
    expect(splitOf(bytes).clauses).toStrictEqual([
      { chapter: '邻里', text: '问好。' },
      { chapter: '', text: '谦让：\n（1） 让路；' },
      { chapter: '环境', text: '分类。' },
    ]);
  });

  it('of a list that another one describes', () => {
    const numbering =
      `<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="laws"/></w:abstractNum>` +
      `<w:abstractNum w:abstractNumId="2"><w:styleLink w:val="laws"/>${level(0, 'decimal', '第%1条')}</w:abstractNum>` +
      num(5, 1);
    expect(textsOf(word({ body: listed(5, '甲。', 0), numbering }))).toStrictEqual(['第1条 甲。']);
  });
});

describe('C4: levels without a number of their own', () => {
  it('are in the order in which they are described', () => {
    const numbering =
      list(
        7,
        level(null, 'chineseCounting', '第%1章'),
        level(null, 'chineseCounting', '第%2条'),
        level(null, 'decimal', '（%3）'),
      ) + num(1, 7);
    const bytes = word({
      body:
        listed(1, '总则', 0) +
        listed(1, '互助。', 1) +
        listed(1, '问好；', 2) +
        listed(1, '环境。', 1),
      numbering,
    });
    expect(textsOf(bytes)).toStrictEqual([
      '第一章 总则',
      '第一条 互助。',
      '（1） 问好；',
      '第二条 环境。',
    ]);
  });

  it('a paragraph without a level is on the first one, or on that of its style', () => {
    const numbering =
      list(
        7,
        level(null, 'decimal', '第%1章', '<w:pStyle w:val="big"/>'),
        level(null, 'decimal', '第%2条', '<w:pStyle w:val="small"/>'),
      ) + num(1, 7);
    const own = (name: string, text: string) =>
      p(text, `<w:pStyle w:val="${name}"/><w:numPr><w:numId w:val="1"/></w:numPr>`);
    const bytes = word({
      body:
        listed(1, '总则') + own('small', '互助。') + own('big', '环境') + own('small', '分类。'),
      numbering,
    });
    expect(textsOf(bytes)).toStrictEqual([
      '第1章 总则',
      '第1条 互助。',
      '第2章 环境',
      '第1条 分类。',
    ]);
  });
});

describe('what else a .docx holds', () => {
  it('marks what is bold or in the middle, and leaves out contents, hidden words and ruby', () => {
    const styles = style('t1', 'toc 1');
    const body =
      p('公约', '<w:jc w:val="center"/>') +
      styled('t1', '第一章 总则\t1') +
      `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>${p('第二章 环境 2')}</w:sdtContent></w:sdt>` +
      p('第一条 甲') +
      p('公共卫生', '', '<w:rPr><w:b/></w:rPr>') +
      p('第二条 乙。', '', '<w:rPr><w:b w:val="0"/></w:rPr>') +
      '<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>看不见</w:t></w:r><w:r><w:ruby><w:rt><w:r><w:t>yuē</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>约</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>';
    const split = splitOf(word({ body, styles }));
    expect(split.title).toBe('公约');
    expect(split.clauses).toStrictEqual([
      { chapter: '', text: '甲' },
      { chapter: '公共卫生', text: '乙。\n约', unsure: 'heading' },
    ]);
    expect(split.apart).toStrictEqual([{ kind: 'contents', text: '第一章 总则 1\n第二章 环境 2' }]);
  });

  it('sets the table of an annex apart', () => {
    const cell = (text: string) => `<w:tc>${p(text)}</w:tc>`;
    const row = (...cells: string[]) => `<w:tr>${cells.map(cell).join('')}</w:tr>`;
    const body =
      p('公约') +
      p('第一条 甲。') +
      p('第二条 乙。') +
      p('李家村村民委员会') +
      p('2024年3月1日') +
      p('附件1 收费标准') +
      `<w:tbl>${row('序号', '项目')}${row('1', '停车')}${row('2', '装修')}</w:tbl>`;
    const split = splitOf(word({ body }));
    expect(split.clauses.map(({ text }) => text)).toStrictEqual(['甲。', '乙。']);
    expect(split.apart).toStrictEqual([
      { kind: 'signature', text: '李家村村民委员会\n2024年3月1日' },
      { kind: 'annex', text: '附件1 收费标准\n序号 项目\n1 停车\n2 装修' },
    ]);
  });

  it('reads a text box within a paragraph as paragraphs of its own', () => {
    const box = `<w:p><w:r><w:t>第一条 甲</w:t><w:pict><w:txbxContent>${p('框里的话')}</w:txbxContent></w:pict><w:t>乙。</w:t></w:r></w:p>`;
    expect(textsOf(word({ body: box }))).toStrictEqual(['框里的话', '第一条 甲乙。']);
  });
});

describe('any covenant, written by Word', () => {
  const clause = fc.constantFrom(
    '所有业主爱护环境。',
    '中秋不放炮。',
    '款项公开。',
    '按第三条办。',
  );
  const chapter = fc.record({
    name: fc.constantFrom('总则', '邻里', '环境'),
    clauses: fc.array(clause, { minLength: 1, maxLength: 4 }),
  });
  const FORMS = [
    ['第%1章', '第%2条', LevelFormat.CHINESE_COUNTING],
    ['%1、', '%2.', LevelFormat.DECIMAL],
    ['第%1部分', '（%2）', LevelFormat.CHINESE_COUNTING],
  ] as const;

  it('by automatic numbers, heading styles or both, is read back', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(chapter, { minLength: 2, maxLength: 4 }),
        fc.constantFrom(...FORMS),
        fc.boolean(),
        async (chapters, [head, article, format], isStyled) => {
          const reference = 'covenant';
          const levels = [
            { level: 0, format: LevelFormat.CHINESE_COUNTING, text: head },
            { level: 1, format, text: article },
          ];
          const children = [
            new Paragraph({ text: '枫林居民公约', heading: HeadingLevel.TITLE }),
            ...chapters.flatMap(({ name, clauses }) => [
              isStyled
                ? new Paragraph({ text: name, heading: HeadingLevel.HEADING_1 })
                : new Paragraph({ text: name, numbering: { reference, level: 0 } }),
              ...clauses.map(
                (text) =>
                  new Paragraph({
                    children: [new TextRun('\t'), new TextRun(text)],
                    numbering: { reference, level: 1 },
                  }),
              ),
            ]),
            new Paragraph({ text: '枫林社区居民委员会', alignment: AlignmentType.RIGHT }),
            new Paragraph({ text: '2024年3月1日', alignment: AlignmentType.RIGHT }),
          ];
          const file = new Document({
            numbering: { config: [{ reference, levels }] },
            sections: [{ children }],
          });
          const split = splitOf(new Uint8Array(await Packer.toBuffer(file)));
          expect(split.title).toBe('枫林居民公约');
          expect(split.clauses).toStrictEqual(
            chapters.flatMap(({ name, clauses }) =>
              clauses.map((text, at) => ({ chapter: at === 0 ? name : '', text })),
            ),
          );
          expect(split.apart).toStrictEqual([
            { kind: 'signature', text: '枫林社区居民委员会\n2024年3月1日' },
          ]);
        },
      ),
      { numRuns: 40 },
    );
  });
});
