import assert from 'node:assert/strict';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { RosterRow } from '../../cloudfunctions/roster/import/roster-types.ts';
import { MOST_ROWS, readRoster } from '../../cloudfunctions/roster/reading/roster-workbook.ts';
import { type Cell, ROSTER_COLUMNS, workbook, zipParts } from '../support/workbook.ts';
import { zip } from '../support/zip.ts';

function read(bytes: Uint8Array): RosterRow[] {
  const rows: RosterRow[] = [];
  readRoster(bytes, (row) => rows.push(row));
  return rows;
}

function refusal(bytes: Uint8Array): { code: string; details?: object } {
  try {
    read(bytes);
  } catch (error) {
    return {
      code: (error as { code: string }).code,
      details: (error as { details?: object }).details,
    };
  }
  return { code: 'none' };
}

const one: Cell[] = ['一期', '3栋', '2单元', 301, 89.35, '赵晨露', '19900001234'];

describe('reading a roster', () => {
  it('gives each row with the number that Excel shows', () => {
    expect(read(workbook([ROSTER_COLUMNS, one, [], one]))).toStrictEqual([
      { sheet: 0, row: 2, cells: cellsOf(), withoutValue: [] },
      { sheet: 0, row: 4, cells: cellsOf(), withoutValue: [] },
    ]);
  });

  it('takes texts in the sheet, a title above, columns in any order, a hidden sheet before', () => {
    const reversed = [...ROSTER_COLUMNS].reverse();
    const rows = [['阳光苑社区名册'], reversed, [...one].reverse()];
    const file = workbook(rows, { inline: true, hiddenFirst: true });
    expect(read(file)).toStrictEqual([{ sheet: 1, row: 3, cells: cellsOf(), withoutValue: [] }]);
  });

  it('reads full-width letters, blanks and a note in the column name alike', () => {
    const header = ['小区', '楼栋', '单元', '房 号', '面积（平方米）'];
    const [row] = read(workbook([header, ['　一期 ', '３栋', '２单元', '３０１', '８９.３５']]));
    expect(row?.cells).toStrictEqual({
      estate: '一期',
      building: '3栋',
      stair: '2单元',
      number: '301',
      area: '89.35',
    });
  });

  it('uses the stored value of a formula and names those without', () => {
    const formula = (value?: string | number): Cell => ({ formula: 'A1&"1"', value });
    const [row] = read(
      workbook([ROSTER_COLUMNS, ['一期', formula('3栋'), formula(), formula(301), 1, '', '']]),
    );
    expect(row?.cells.building).toBe('3栋');
    expect(row?.cells.number).toBe('301');
    expect(row?.withoutValue).toStrictEqual(['stair']);
  });

  it('gives back what was written, whatever the text', () => {
    const text = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
      .map((raw) =>
        raw
          .normalize('NFKC')
          .replace(/\p{Default_Ignorable_Code_Point}/gu, '') // shown as nothing: not read either
          .replace(/[\s\u200b\ufeff]+/g, ' ')
          .trim(),
      )
      // biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 cannot carry them
      .filter((clean) => clean !== '' && !/[\u0000-\u001f\ufffe\uffff]/.test(clean))
      // Marks by which programs keep digits a text, and escapes: read as what they stand for.
      .filter((clean) => !/^['‘’`][\d+]|^="|_x[0-9A-Fa-f]{4}_/.test(clean));
    fc.assert(
      fc.property(fc.array(text, { minLength: 4, maxLength: 4 }), fc.boolean(), (texts, inline) => {
        const [estate, building, stair, number] = texts;
        const [row] = read(workbook([ROSTER_COLUMNS, texts], { inline }));
        expect(row?.cells).toStrictEqual({ estate, building, stair, number });
      }),
      { numRuns: 60 },
    );
  });
});

describe('refusing a file', () => {
  const cases: [string, Uint8Array, string, object?][] = [
    ['nothing in it', new Uint8Array(), 'FILE_EMPTY'],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47]), 'FILE_NOT_XLSX'],
    ['a zip that is no workbook', zipParts({ 'a.txt': 'a' }), 'FILE_NOT_XLSX'],
    ['an old .xls', ole('Workbook'), 'FILE_NOT_XLSX'],
    ['an encrypted workbook', ole('EncryptedPackage'), 'FILE_ENCRYPTED'],
    ['an empty sheet', workbook([]), 'FILE_EMPTY'],
    ['column names alone', workbook([ROSTER_COLUMNS]), 'FILE_EMPTY'],
    [
      'missing columns',
      workbook([
        ['小区', '楼栋', '姓名'],
        ['一期', '3栋', '赵'],
      ]),
      'FILE_COLUMNS_MISSING',
      { columns: '单元、房号' },
    ],
    ['broken XML', broken('<worksheet><sheetData><row'), 'FILE_NOT_XLSX'],
    ['an entity bomb', broken('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), 'FILE_NOT_XLSX'],
    ['a cut file', workbook([ROSTER_COLUMNS, one]).subarray(0, 400), 'FILE_NOT_XLSX'],
  ];
  for (const [name, bytes, code, details] of cases) {
    it(name, () => {
      const found = refusal(bytes);
      expect(found.code).toBe(code);
      if (details) expect(found.details).toStrictEqual(details);
    });
  }

  it('stops at the first row too many of a hundred thousand', () => {
    const rows = Array.from({ length: 100_000 }, (_, index) => ['一期', '3栋', '1单元', index]);
    const found = refusal(workbook([ROSTER_COLUMNS, ...rows], { inline: true }));
    expect(found).toStrictEqual({ code: 'FILE_TOO_LARGE', details: { rows: MOST_ROWS } });
  });

  it('stops a part that swells without end', () => {
    const found = refusal(broken(`<a>${' '.repeat(110_000_000)}</a>`));
    expect(found.code).toBe('FILE_TOO_LARGE');
  });

  describe('a file of a few kilobytes that fills a function’s memory is refused on the way', () => {
    const repeated = (piece: string, bytes: number) =>
      piece.repeat(Math.ceil(bytes / piece.length));
    const withPart = (name: string, text: string) =>
      zip({
        'xl/workbook.xml': Buffer.from('<workbook><sheets><sheet name="a"/></sheets></workbook>'),
        'xl/worksheets/sheet1.xml': Buffer.from('<worksheet><sheetData/></worksheet>'),
        [name]: Buffer.from(text),
      });
    const swelling: [what: string, bytes: () => Uint8Array, code?: string][] = [
      [
        'one tag',
        () => broken(`<worksheet a="${repeated('x', 9_000_000)}"><sheetData/></worksheet>`),
      ],
      ['one text', () => broken(`<worksheet>${repeated('x', 9_000_000)}</worksheet>`)],
      ['one remark', () => broken(`<worksheet><!--${repeated('x', 9_000_000)}--></worksheet>`)],
      ['one row', () => broken(`<worksheet><sheetData><row>${repeated('<c/>', 9_000_000)}`)],
      ['rows without end', () => broken(`<worksheet><sheetData>${repeated('<row/>', 9_000_000)}`)],
      ['elements within each other', () => broken(repeated('<a>', 9_000_000)), 'FILE_NOT_XLSX'],
      [
        'relationships',
        () =>
          withPart(
            'xl/_rels/workbook.xml.rels',
            `<Relationships>${repeated('<Relationship Id="a" Type="b" Target="c"/>', 2_000_000)}`,
          ),
      ],
    ];
    for (const [what, bytes, code = 'FILE_TOO_LARGE'] of swelling) {
      it(what, () => {
        expect(refusal(bytes()).code).toBe(code);
      });
    }
  });

  it('no bytes at all crash it', () => {
    const file = workbook([ROSTER_COLUMNS, one]);
    fc.assert(
      fc.property(fc.nat(file.length - 1), fc.nat(255), (at, byte) => {
        const damaged = file.slice();
        damaged[at] = byte;
        const { code } = refusal(damaged);
        assert.ok(
          [
            'none',
            'FILE_NOT_XLSX',
            'FILE_ENCRYPTED',
            'FILE_EMPTY',
            'FILE_COLUMNS_MISSING',
          ].includes(code),
          code,
        );
      }),
      { numRuns: 300 },
    );
  });
});

function cellsOf() {
  const [estate, building, stair, , , name, phone] = one as string[];
  return { estate, building, stair, number: '301', area: '89.35', name, phone };
}

function ole(name: string): Uint8Array {
  const magic = Buffer.from('d0cf11e0a1b11ae1', 'hex');
  return Buffer.concat([magic, Buffer.alloc(504), Buffer.from(name, 'utf16le')]);
}

function broken(sheet: string): Uint8Array {
  return zipParts({
    'xl/workbook.xml': '<workbook><sheets><sheet name="a" id="r1"/></sheets></workbook>',
    'xl/worksheets/sheet1.xml': sheet,
  });
}
