import assert from 'node:assert/strict';
import { describe, expect, it } from '@jest/globals';
import {
  Document,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import {
  type ReadDocument,
  readDocx,
  readTxt,
} from '../../cloudfunctions/covenant/import/read-document.ts';
import { chineseNumber, numberOf } from '../../cloudfunctions/covenant/split/number-rules.ts';
import { splitText } from '../../cloudfunctions/covenant/split/split-rules.ts';
import { Refusal } from '../../cloudfunctions/kernel/refusal.ts';

/** Files as people bring them. */

type Children = (Paragraph | Table)[];
async function docx(children: Children): Promise<Uint8Array> {
  const level = (
    at: number,
    format: (typeof LevelFormat)[keyof typeof LevelFormat],
    text: string,
  ) => ({
    level: at,
    format,
    text,
  });
  const document = new Document({
    numbering: {
      config: [
        {
          reference: 'articles',
          levels: [
            level(0, LevelFormat.CHINESE_COUNTING, '第%1条'),
            level(1, LevelFormat.DECIMAL, '%2.'),
          ],
        },
      ],
    },
    sections: [{ children }],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}
const paragraph = (text: string) => new Paragraph({ text });
const listed = (text: string, level = 0) =>
  new Paragraph({ text, numbering: { reference: 'articles', level } });
const cell = (...children: Children) => new TableCell({ children });
const xml = (body: string) =>
  zipSync({
    'word/document.xml': strToU8(
      `<?xml version="1.0"?><w:document xmlns:w="w" xmlns:mc="mc"><w:body>${body}</w:body></w:document>`,
    ),
  });
const run = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
const textOf = ({ paragraphs }: ReadDocument) => paragraphs.map(({ text }) => text).join('\n');
const codeOf = (read: () => unknown): string => {
  try {
    read();
    return 'ok';
  } catch (error) {
    assert.ok(error instanceof Refusal);
    return error.code;
  }
};

describe('a .docx', () => {
  it('gives its paragraphs, with the numbers that Word makes', async () => {
    const bytes = await docx([
      paragraph('枫林居民公约'),
      listed('邻里互助：'),
      listed('见面问好；', 1),
      listed('有难相帮。', 1),
      new Paragraph({ children: [new TextRun('第'), new TextRun({ text: '不编号', bold: true })] }),
      listed('垃圾分类。'),
      listed('一次一袋。', 1),
    ]);
    const { paragraphs, warnings } = readDocx(bytes);
    const text = paragraphs.map((one) => one.text).join('\n');
    expect(text.split('\n')).toStrictEqual([
      '枫林居民公约',
      '第一条 邻里互助：',
      '1. 见面问好；',
      '2. 有难相帮。',
      '第不编号',
      '第二条 垃圾分类。',
      '1. 一次一袋。',
    ]);
    expect(warnings).toStrictEqual([]);
    expect(splitText(text).clauses.length).toBe(2);
  });

  it('gives tables as lines, also one within another', async () => {
    const inner = new Table({
      rows: [new TableRow({ children: [cell(paragraph('丙')), cell(paragraph('丁'))] })],
    });
    const table = new Table({
      rows: [
        new TableRow({ children: [cell(paragraph('第一条')), cell(paragraph('互助。'))] }),
        new TableRow({ children: [cell(paragraph('甲'), inner), cell(paragraph('乙'))] }),
      ],
    });
    const found = readDocx(await docx([paragraph('公约'), table]));
    expect(textOf(found).split('\n').slice(0, 4)).toStrictEqual([
      '公约',
      '第一条 互助。',
      '甲',
      '丙 丁 乙',
    ]);
    expect(found.warnings).toStrictEqual(['table']);
  });

  it('gives a whole text in a frame of one cell line by line', async () => {
    const inside = cell(paragraph('公约'), listed('互助。'), listed('商量。'));
    const found = readDocx(
      await docx([new Table({ rows: [new TableRow({ children: [inside] })] })]),
    );
    expect(textOf(found).split('\n').slice(0, 3)).toStrictEqual([
      '公约',
      '第一条 互助。',
      '第二条 商量。',
    ]);
    expect(splitText(textOf(found)).clauses.length).toBe(2);
  });

  it('counts on over lists of one make, and anew where a list says so', () => {
    const item = (list: number) =>
      `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="${list}"/></w:numPr></w:pPr><w:r><w:t>好</w:t></w:r></w:p>`;
    const numbering =
      '<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="1"/>' +
      '<w:numFmt w:val="japaneseCounting"/><w:lvlText w:val="（%1）"/></w:lvl></w:abstractNum>' +
      '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="7"/></w:num>' +
      '<w:num w:numId="3"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num></w:numbering>';
    const body = [1, 2, 3, 3, 1, 0].map(item).join('');
    const bytes = zipSync({
      'word/document.xml': strToU8(`<w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`),
      'word/numbering.xml': strToU8(numbering),
    });
    expect(textOf(readDocx(bytes)).split('\n')).toStrictEqual([
      '（一） 好',
      '（二） 好',
      '（五） 好',
      '（六） 好',
      '（三） 好',
      '好',
    ]);
  });

  it('gives what was moved once, where it stands now', () => {
    const moved = (name: string, text: string) =>
      `<w:p><w:${name}><w:r><w:t>${text}</w:t></w:r></w:${name}></w:p>`;
    const found = readDocx(
      xml(moved('moveTo', '第一条 新处。') + moved('moveFrom', '第一条 旧处。')),
    );
    expect(textOf(found).trim()).toBe('第一条 新处。');
  });

  it('leaves out pictures, what was deleted, and the second writing of a text box', () => {
    const found = readDocx(
      xml(
        `${run('第一条 甲。')}<w:p><w:r><w:drawing/></w:r></w:p>` +
          '<w:p><w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins><w:r><w:t>新</w:t></w:r></w:ins></w:p>' +
          `<mc:AlternateContent><mc:Choice>${run('框')}</mc:Choice><mc:Fallback>${run('框')}</mc:Fallback></mc:AlternateContent>`,
      ),
    );
    expect(textOf(found).split('\n').filter(Boolean)).toStrictEqual(['第一条 甲。', '新', '框']);
    expect(found.warnings).toStrictEqual(['picture']);
  });

  it('says what it is that cannot be read', async () => {
    const whole = await docx([paragraph('公约')]);
    expect(codeOf(() => readDocx(new Uint8Array()))).toBe('FILE_NOT_DOCX');
    expect(codeOf(() => readDocx(strToU8('text')))).toBe('FILE_NOT_DOCX');
    expect(codeOf(() => readDocx(whole.subarray(0, whole.length / 2)))).toBe('FILE_NOT_DOCX');
    expect(codeOf(() => readDocx(zipSync({ 'xl/workbook.xml': strToU8('<a/>') })))).toBe(
      'FILE_NOT_DOCX',
    );
    expect(codeOf(() => readDocx(xml('<w:p>')))).toBe('FILE_NOT_DOCX');
    expect(codeOf(() => readDocx(xml('<w:p><w:r><w:drawing/></w:r></w:p>')))).toBe('FILE_NO_WORDS');
    const old = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(100)]);
    expect(codeOf(() => readDocx(old))).toBe('FILE_NOT_DOCX');
    const sealed = Buffer.concat([old, Buffer.from('EncryptedPackage', 'utf16le')]);
    expect(codeOf(() => readDocx(sealed))).toBe('FILE_ENCRYPTED');
    const bomb = zipSync({ 'word/document.xml': new Uint8Array(40_000_001) });
    expect(codeOf(() => readDocx(bomb))).toBe('FILE_TOO_LARGE');
    const entity =
      '<!DOCTYPE a [<!ENTITY b "bbbb">]><w:document xmlns:w="w"><w:t>&b;</w:t></w:document>';
    const doctype = zipSync({ 'word/document.xml': strToU8(entity) });
    expect(codeOf(() => readDocx(doctype))).toBe('FILE_NOT_DOCX');
  });

  it('whatever its bytes are, is read or refused', async () => {
    const whole = await docx([paragraph('公约'), listed('互助。')]);
    const spoiled = fc.tuple(fc.nat(whole.length - 1), fc.nat(255)).map(([at, byte]) => {
      const bytes = Uint8Array.from(whole);
      bytes[at] = byte;
      return bytes;
    });
    fc.assert(
      fc.property(fc.oneof(spoiled, fc.uint8Array({ maxLength: 200 })), (bytes) => {
        const code = codeOf(() => readDocx(bytes));
        assert.ok(['ok', 'FILE_NOT_DOCX', 'FILE_NO_WORDS', 'FILE_TOO_LARGE'].includes(code), code);
      }),
      { numRuns: 300 },
    );
  });

  it('may have 200 pages', async () => {
    const children = Array.from({ length: 4_000 }, () =>
      listed('邻里之间互相帮助，有事多商量，不大声喧哗。'),
    );
    const bytes = await docx(children);
    expect(textOf(readDocx(bytes)).split('\n').length).toBe(4_000);
  });
});

describe('a .txt', () => {
  it('is read as it was written: UTF-8, GB 18030, UTF-16', () => {
    expect(textOf(readTxt(strToU8('\ufeff第一条 互助。')))).toBe('第一条 互助。');
    // 公约 in GBK
    expect(textOf(readTxt(Uint8Array.from([0xb9, 0xab, 0xd4, 0xbc])))).toBe('公约');
    expect(textOf(readTxt(Buffer.from('\ufeff公约', 'utf16le')))).toBe('公约');
    expect(textOf(readTxt(Buffer.from('\ufeff公约', 'utf16le').swap16()))).toBe('公约');
  });

  it('is words', () => {
    expect(codeOf(() => readTxt(new Uint8Array()))).toBe('FILE_NO_WORDS');
    expect(codeOf(() => readTxt(strToU8(' \n。')))).toBe('FILE_NO_WORDS');
    const picture = Uint8Array.from([
      0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d,
    ]);
    expect(codeOf(() => readTxt(picture))).toBe('FILE_NOT_TEXT');
  });
});

describe('the numbers of lists', () => {
  it('are written and read alike', () => {
    for (let number = 1; number < 1_000; number += 1) {
      assert.equal(numberOf(chineseNumber(number)), number, chineseNumber(number));
    }
    expect([1, 10, 12, 20, 103, 110, 999].map(chineseNumber)).toStrictEqual([
      '一',
      '十',
      '十二',
      '二十',
      '一百零三',
      '一百一十',
      '九百九十九',
    ]);
  });
});
