import assert from 'node:assert/strict';
import { describe, expect, it } from '@jest/globals';
import { changeParts, type MessyCell, messyWorkbook } from '../support/messy-workbook.ts';
import { doors, readFile, told } from '../support/read-roster.ts';

/** Rosters as they are found: each file by another library's hand, each value by ours. */
const HEAD = ['小区', '楼栋', '单元', '房号', '面积', '户主', '手机号', '产权人', '户主出生年份'];

function roster(...rows: MessyCell[][]): Uint8Array {
  return messyWorkbook([{ rows: [HEAD, ...rows] }]);
}

const door = (number: MessyCell, ...rest: MessyCell[]): MessyCell[] => [
  '一期',
  '3栋',
  '2单元',
  number,
  ...rest,
];

describe('numbers that became dates (R1)', () => {
  it('are refused with what the cell shows and what was typed; a tap on it takes the row', () => {
    const file = roster(
      door({ v: 46024, format: 'm"月"d"日"' }),
      door({ v: 46082, format: 'yyyy/m/d' }),
      door({ v: 37623, format: 'yyyy/m/d' }),
      door({ v: 300, format: '0.00E+00' }),
      door('2-Jan'),
      door(301),
    );
    const { problems, entries, badRows } = readFile(file);
    expect(told(problems)).toStrictEqual([
      ['D2', 'AS_DATE', '1月2日', '1-2'],
      ['D3', 'AS_DATE', '2026/3/1', '3-1'],
      ['D4', 'AS_DATE', '2003/1/2', '3-1-2'],
      ['D5', 'AS_EXPONENT', '3.00E+02', '3E2'],
      ['D6', 'AS_DATE', '2-Jan', '1-2'],
    ]);
    expect([doors(entries), badRows]).toStrictEqual([['一期 3栋 2单元 301'], 5]);
    const mended = readFile(file, { corrections: problems.slice(0, 3).flatMap(({ fix }) => fix) });
    expect(mended.entries.map(({ number }) => number)).toStrictEqual([
      '1-2',
      '3-1',
      '3-1-2',
      '301',
    ]);
    const accepted = readFile(file, { accept: [{ column: 'number', reason: 'AS_DATE' }] });
    expect(accepted.entries.length).toBe(4);
    expect(told(accepted.problems).slice(1)).toStrictEqual([
      ['D6', 'DUPLICATE_HOUSEHOLD', '3栋 2单元 1-2', ''],
    ]);
  });

  it('in a column of areas too, while a year of birth is read from a date', () => {
    const file = roster(door('301', { v: 46024, format: 'm/d' }), door('302', 89.5));
    expect(told(readFile(file).problems)).toStrictEqual([['E2', 'AS_DATE', '1/2', undefined]]);
  });
});

describe('characters that nobody sees (R2, R4)', () => {
  it('make no household twice, and no phone unreadable', () => {
    const file = roster(
      door('101', null, '张三_x000D_', '\u202d13800000000\u202c'),
      door('\u200e101'),
      door('101\u200c'),
      door('1\u00ad0\u20601\ufeff'),
      door('102_x000D_\n', null, '\u2066李\u2069四 '),
    );
    const { entries, problems } = readFile(file);
    expect(entries.map(({ number, name, phone }) => [number, name, phone])).toStrictEqual([
      ['101', '张三', '13800000000'],
      ['102', '李四', null],
    ]);
    expect(problems.map(({ row, reason, other }) => [row, reason, other?.row])).toStrictEqual(
      [3, 4, 5].map((row) => [row, 'DUPLICATE_HOUSEHOLD', 2]),
    );
  });

  it('an underscore that was escaped stays one', () => {
    const [entry] = readFile(roster(door('A_x005F_x0041_'))).entries;
    expect(entry?.number).toBe('A_x0041_');
  });
});

describe('owners, firms and co-owners in several rows (R3, R11)', () => {
  it('are told apart in a cell, one name a line', () => {
    const firm = '昆明市官渡区某某某某某某某某房地产开发经营有限公司';
    const { entries, problems } = readFile(
      roster(
        door('101', 1, null, null, '王秀英\n李建国'),
        door('102', 1, null, null, '王秀英(50%)李建国(50%)'),
        door('103', 1, null, null, '阿卜杜热合曼·买买提艾力'),
        door('104', 1, null, null, firm),
        door('105', 1, null, null, '长'.repeat(61)),
      ),
    );
    expect(entries.map(({ owners }) => owners)).toStrictEqual([
      ['王秀英', '李建国'],
      ['王秀英', '李建国'],
      ['阿卜杜热合曼·买买提艾力'],
      [firm],
    ]);
    expect(problems.map(({ row, reason }) => [row, reason])).toStrictEqual([[6, 'TOO_LONG']]);
  });

  it('of a number merged over two rows are one household', () => {
    const rows = [
      HEAD,
      door('101', 89.5, null, '13800000000', '王秀英'),
      ['一期', null, null, null, null, null, '13900000000', '李建国'],
      door('102', 70),
    ];
    const merges = ['B2:B3', 'C2:C3', 'D2:D3', 'E2:E3'];
    const { entries, joinedRows, problems } = readFile(messyWorkbook([{ rows, merges }]));
    expect(problems).toStrictEqual([]);
    expect(joinedRows).toBe(1);
    expect(entries[0]?.owners).toStrictEqual(['王秀英', '李建国']);
    expect([entries[0]?.phone, entries[0]?.otherPhones]).toStrictEqual([
      '13800000000',
      ['13900000000'],
    ]);
    expect(entries.length).toBe(2);
  });

  it('of two rows with the same door are put together by a tap', () => {
    const file = roster(
      door('101', 89.5, null, '13800000000', '王秀英'),
      door('101', 89.5, null, '13900000000', '李建国'),
    );
    const { problems } = readFile(file);
    expect(problems[0]?.fix.length).toBe(3);
    const mended = readFile(file, { corrections: problems.flatMap(({ fix }) => fix) });
    expect(mended.problems).toStrictEqual([]);
    expect(mended.leftOut).toBe(1);
    const [entry, ...others] = mended.entries;
    expect(entry?.owners).toStrictEqual(['王秀英', '李建国']);
    expect(entry?.otherPhones).toStrictEqual(['13900000000']);
    expect(others).toStrictEqual([]);
    const accept = [{ column: 'number', reason: 'DUPLICATE_HOUSEHOLD' } as const];
    expect(readFile(file, { accept }).entries).toStrictEqual(mended.entries);
  });
});

describe('parts of a workbook (R5, R14, R15)', () => {
  const plain = roster(door('101', 89.5, '张三'));
  const expected = ['一期 3栋 2单元 101'];
  const rename = (from: string, to: string) =>
    changeParts(plain, (parts) =>
      Object.fromEntries(
        Object.entries(parts).map(([name, text]) => [
          name === from ? to : name,
          text.replaceAll(from.split('/').at(-1) ?? '', to.split(/[/\\]/).at(-1) ?? ''),
        ]),
      ),
    );

  it('are found in any capitals, under any name, with backslashes', () => {
    for (const file of [
      rename('xl/sharedStrings.xml', 'xl/SharedStrings.xml'),
      rename('xl/sharedStrings.xml', 'xl/texts.xml'),
      rename('xl/workbook.xml', 'xl/book.xml'),
      changeParts(plain, (parts) =>
        Object.fromEntries(
          Object.entries(parts).map(([name, text]) => [name.replaceAll('/', '\\'), text]),
        ),
      ),
      changeParts(plain, (parts) => ({
        ...parts,
        'xl/_rels/workbook.xml.rels': (parts['xl/_rels/workbook.xml.rels'] ?? '').replace(
          'Target="worksheets',
          'Target="/xl/worksheets',
        ),
      })),
    ]) {
      expect(doors(readFile(file).entries)).toStrictEqual(expected);
    }
  });

  it('of a workbook embedded in it are left alone', () => {
    const other = roster(door('999'));
    const file = changeParts(plain, (parts) => parts, { 'xl/embeddings/book.xlsx': other });
    expect(doors(readFile(file).entries)).toStrictEqual(expected);
  });

  it('phonetic runs are left out, of shared texts and of texts in the sheet', () => {
    const phonetic = '<rPh sb="0" eb="1"><t>zhang</t></rPh><phoneticPr fontId="1"/>';
    const shared = changeParts(plain, (parts) => ({
      ...parts,
      'xl/sharedStrings.xml': (parts['xl/sharedStrings.xml'] ?? '').replace(
        /(张三<\/t>)/,
        `$1${phonetic}`,
      ),
    }));
    const inline = changeParts(plain, (parts) => ({
      ...parts,
      'xl/worksheets/sheet1.xml': (parts['xl/worksheets/sheet1.xml'] ?? '').replace(
        /<c r="F2"[^>]*>.*?<\/c>/,
        `<c r="F2" t="inlineStr"><is><r><t>张</t></r><r><t>三</t></r>${phonetic}</is></c>`,
      ),
    }));
    for (const file of [shared, inline]) expect(readFile(file).entries[0]?.name).toBe('张三');
  });

  it('a relationship to itself leads nowhere', () => {
    const file = changeParts(plain, (parts) => ({
      ...parts,
      '_rels/.rels': (parts['_rels/.rels'] ?? '').replaceAll('xl/workbook.xml', '_rels/.rels'),
    }));
    expect(() => readFile(file)).toThrow(/FILE_EMPTY|FILE_NOT_XLSX/);
  });
});

describe('merged cells (R6)', () => {
  it('are filled downwards and said once', () => {
    const rows = [
      HEAD,
      ...Array.from({ length: 20 }, (_, n): MessyCell[] =>
        n === 0 ? door(101) : ['一期', null, null, 101 + n],
      ),
      [null, null, null, null, null, null, null, null, null],
    ];
    const file = messyWorkbook([{ rows, merges: ['B2:B25', 'C2:C25'] }]);
    const { entries, facts, problems, rows: count } = readFile(file);
    expect([entries.length, problems.length, count]).toStrictEqual([20, 0, 20]);
    expect(facts.filled).toStrictEqual({ building: 19, stair: 19 });
    assert.ok(entries.every(({ building, stair }) => building === '3栋' && stair === '2单元'));
  });

  it('同上 is filled as well; a cell that is empty is asked, with the one above as an offer', () => {
    const file = roster(door('101'), ['一期', '同上', '〃', '102'], ['一期', null, '2单元', '103']);
    const { entries, problems, facts } = readFile(file);
    expect(doors(entries)).toStrictEqual(['一期 3栋 2单元 101', '一期 3栋 2单元 102']);
    expect(told(problems)).toStrictEqual([['B4', 'MISSING', '', '3栋']]);
    expect(facts.filled).toStrictEqual({ building: 1, stair: 1 });
  });
});

describe('number formats and other writings of a door (R7)', () => {
  it('what people see is read', () => {
    const file = roster(
      ['一期', { v: 3, format: '0"栋"' }, { v: 2, format: '0"单元"' }, { v: 301, format: '0000' }],
      ['一期', { v: 4, format: '[DBNum1][$-804]General"号楼"' }, '1单元', { v: 12, format: '000' }],
    );
    expect(doors(readFile(file).entries)).toStrictEqual([
      '一期 3栋 2单元 0301',
      '一期 四号楼 1单元 012',
    ]);
  });

  it('301, 0301, 301室 and ３０１ come together and are one household', () => {
    const file = roster(
      door(301, 89.5, '王秀英'),
      door({ v: 301, format: '0000' }),
      door('301室', 89.5),
      door('３０１'),
      ['一期', '3号楼', '二单元', '3-2-301'],
    );
    const { entries, problems, badRows } = readFile(file);
    expect([entries.length, badRows]).toStrictEqual([1, 4]);
    expect(
      problems.map(({ row, reason, value, other }) => [row, reason, value, other]),
    ).toStrictEqual([
      [3, 'SAME_DOOR', '3栋 2单元 0301', { row: 2, value: '3栋 2单元 301，王秀英，89.5㎡' }],
      [
        4,
        'SAME_DOOR',
        '3栋 2单元 301室，89.5㎡',
        { row: 2, value: '3栋 2单元 301，王秀英，89.5㎡' },
      ],
      [
        5,
        'DUPLICATE_HOUSEHOLD',
        '3栋 2单元 301',
        { row: 2, value: '3栋 2单元 301，王秀英，89.5㎡' },
      ],
      [6, 'SAME_DOOR', '3号楼 二单元 3-2-301', { row: 2, value: '3栋 2单元 301，王秀英，89.5㎡' }],
    ]);
    const ids = ['301', '0301', '301室'].map(
      (number) => readFile(roster(door(number))).plan.households[0]?._id,
    );
    assert.equal(new Set(ids).size, 1, 'two imports at once that write it differently make one');
  });
});
