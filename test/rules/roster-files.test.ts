import assert from 'node:assert/strict';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Refusal } from '../../cloudfunctions/kernel/refusal.ts';
import { changeParts, type MessyCell, messyWorkbook } from '../support/messy-workbook.ts';
import { doors, readFile } from '../support/read-roster.ts';
import { workbook, zipParts } from '../support/workbook.ts';

const HEAD = ['小区', '楼栋', '单元', '房号', '面积', '业主', '电话'];
const ROWS: MessyCell[][] = [
  HEAD,
  ['一期', '3栋', '2单元', '0301', '89.5', '王秀英\n李建国', '13800000000'],
  ['一期', '3栋', '2单元', '302', '1,289.5', '昆明"某某",公司', '0871-68888888'],
];
const CSV = [
  '小区,楼栋,单元,房号,面积,业主,电话',
  '一期,3栋,2单元,="0301",89.5,"王秀英\n李建国",13800000000',
  '一期,3栋,2单元,302,"1,289.5","昆明""某某"",公司",0871-68888888',
  '',
].join('\r\n');

function refusal(bytes: Uint8Array): [code: string, form?: unknown] {
  try {
    readFile(bytes);
  } catch (error) {
    const { code, details } = error as Refusal;
    return details?.form === undefined ? [code] : [code, details.form];
  }
  return ['none'];
}

/** The part of GB 18030 that stands in these files, by the decoder itself. */
function gbk(text: string): Uint8Array {
  const decoder = new TextDecoder('gbk');
  const codes = new Map<string, [number, number]>();
  for (let high = 0xa1; high < 0xfa; high += 1) {
    for (let low = 0xa1; low < 0xff; low += 1) {
      codes.set(decoder.decode(new Uint8Array([high, low])), [high, low]);
    }
  }
  return new Uint8Array([...text].flatMap((one) => codes.get(one) ?? [one.charCodeAt(0)]));
}

describe('a text with commas', () => {
  const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(CSV, 'utf16le')]);
  const forms: [string, Uint8Array][] = [
    ['UTF-8', Buffer.from(CSV)],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${CSV}`)],
    ['GBK, as Excel writes it in Chinese', gbk(CSV)],
    ['UTF-16', wide],
    ['tabs', Buffer.from('小区\t楼栋\t单元\t房号\n一期\t3栋\t2单元\t0301\n一期\t3栋\t2单元\t302')],
    ['semicolons', Buffer.from('小区;楼栋;单元;房号\n一期;3栋;2单元;0301\n一期;3栋;2单元;302\n')],
  ];
  for (const [name, bytes] of forms) {
    it(`in ${name} is read`, () => {
      const { entries, problems, facts } = readFile(bytes);
      expect(problems).toStrictEqual([]);
      expect(facts.form).toBe('csv');
      expect(doors(entries)).toStrictEqual(['一期 3栋 2单元 0301', '一期 3栋 2单元 302']);
    });
  }

  it('keeps lines and commas in quotes', () => {
    const { entries } = readFile(Buffer.from(CSV));
    expect(entries.map(({ owners, area, phone }) => [owners, area, phone])).toStrictEqual([
      [['王秀英', '李建国'], 8950, '13800000000'],
      [['昆明"某某"', '公司'], 128950, '0871-68888888'],
    ]);
  });

  it('takes a quote that nothing closes as it stands, and loses no row', () => {
    const row = (number: string, owner: string) => `一期\t3栋\t2单元\t${number}\t${owner}`;
    const head = '小区\t楼栋\t单元\t房号\t业主';
    for (const owner of ['"王秀英', '""王秀英', '"王"秀英', '王秀英"', '"']) {
      const text = [head, row('301', owner), row('302', '李建国'), row('303', '"周宁"')].join('\n');
      const { entries } = readFile(Buffer.from(text));
      expect(entries.map(({ number }) => number)).toStrictEqual(['301', '302', '303']);
      expect(entries.slice(1).map(({ owners }) => owners)).toStrictEqual([['李建国'], ['周宁']]);
    }
  });

  it('says the same as the workbook', () => {
    const rowless = (file: Uint8Array) =>
      readFile(file).entries.map(({ row: _, ...entry }) => entry);
    expect(rowless(Buffer.from(CSV))).toStrictEqual(rowless(messyWorkbook([{ rows: ROWS }])));
  });
});

describe('a file of another form', () => {
  const cases: [string, Uint8Array, [string, string?]][] = [
    ['an old .xls', messyWorkbook([{ rows: ROWS }], 'biff8'), ['FILE_NOT_XLSX', 'xls']],
    ['.xlsb', messyWorkbook([{ rows: ROWS }], 'xlsb'), ['FILE_NOT_XLSX', 'xlsb']],
    ['.ods', messyWorkbook([{ rows: ROWS }], 'ods'), ['FILE_NOT_XLSX', 'ods']],
    ['a web page called .xls', messyWorkbook([{ rows: ROWS }], 'html'), ['FILE_NOT_XLSX', 'html']],
    ['XML of 2003', messyWorkbook([{ rows: ROWS }], 'xlml'), ['FILE_NOT_XLSX', 'html']],
    ['a Word document', zipParts({ 'word/document.xml': '<a/>' }), ['FILE_NOT_XLSX', 'docx']],
    ['a PDF', Buffer.from('%PDF-1.7 ...'), ['FILE_NOT_XLSX', 'pdf']],
    ['bytes of no kind', new Uint8Array([0, 1, 2, 3, 4]), ['FILE_NOT_XLSX', 'unknown']],
    ['a letter', Buffer.from('各位邻居：\n明天停水。\n'), ['FILE_COLUMNS_MISSING']],
  ];
  for (const [name, bytes, expected] of cases) {
    it(`${name} is refused with what it is`, () => expect(refusal(bytes)).toStrictEqual(expected));
  }
});

describe('a file made to break a reader', () => {
  it('of a hundred sheets is read', () => {
    const empty = Array.from({ length: 99 }, (_, n) => ({ name: `空${n}`, rows: [['无']] }));
    expect(
      readFile(messyWorkbook([...empty.slice(0, 30), { rows: ROWS }, ...empty.slice(30)])).entries
        .length,
    ).toBe(2);
  });

  it('of 16,000 columns is read', () => {
    const wide = Array.from({ length: 16_000 }, (_, n) => (n < HEAD.length ? HEAD[n] : `列${n}`));
    const rows = [wide as MessyCell[], ...ROWS.slice(1)];
    expect(readFile(messyWorkbook([{ rows }])).entries.length).toBe(2);
  });

  it('with a name of 32,767 characters names the cell', () => {
    const long = [...(ROWS[1] ?? [])];
    long[5] = '长'.repeat(32_767);
    const { problems, entries } = readFile(messyWorkbook([{ rows: [HEAD, long, ROWS[2] ?? []] }]));
    expect(
      problems.map(({ cell, reason, value }) => [cell, reason, value.length <= 61]),
    ).toStrictEqual([['F2', 'TOO_LONG', true]]);
    expect(entries.length).toBe(1);
  });

  it('with formulas whose value is missing or an error names them', () => {
    const file = workbook([
      HEAD,
      ['一期', '3栋', '2单元', { formula: 'A1' }, 80],
      ['一期', '3栋', '2单元', '302', { formula: 'B1/0' }],
    ]);
    const broken = changeParts(file, (parts) => ({
      ...parts,
      'xl/worksheets/visible.xml': (parts['xl/worksheets/visible.xml'] ?? '').replace(
        '<c r="E3"><f>B1/0</f></c>',
        '<c r="E3" t="e"><f>B1/0</f><v>#DIV/0!</v></c>',
      ),
    }));
    const { problems, entries } = readFile(broken);
    expect(problems.map(({ cell, reason }) => [cell, reason])).toStrictEqual([
      ['D2', 'FORMULA_WITHOUT_VALUE'],
      ['E3', 'FORMULA_WITHOUT_VALUE'],
    ]);
    expect(entries).toStrictEqual([]);
  });

  it('that was damaged is refused, not read otherwise', () => {
    const file = messyWorkbook([{ rows: ROWS }]);
    const whole = JSON.stringify(readFile(file).entries);
    fc.assert(
      fc.property(fc.nat(file.length - 1), fc.integer({ min: 1, max: 255 }), (at, byte) => {
        const damaged = file.slice();
        damaged[at] = (damaged[at] ?? 0) ^ byte;
        try {
          expect(JSON.stringify(readFile(damaged).entries)).toBe(whole);
        } catch (error) {
          const refused = error as Refusal;
          assert.equal(refused.name, 'Refusal', `${refused.stack}`);
        }
      }),
      { numRuns: 200 },
    );
  });
});

/** Ways in which people write the same thing. */
const STYLES = {
  estate: (name: string) => [name, ` ${name} `, `${name}\u200b`],
  building: (n: number) => [`${n}栋`, { v: n, format: '0"栋"' }, `${n} 栋`, `\u202d${n}栋\u202c`],
  stair: (n: number) => [`${n}单元`, { v: n, format: '0"单元"' }, `${n}单元_x000D_`],
  number: (n: number) => [`${n}`, n, { v: n, format: '000' }, ` ${n}\u200e`],
  area: (n: number) => [
    n / 100,
    `${n / 100}㎡`,
    { v: n / 100, format: '#,##0.00' },
    `${n / 100} 平方米`,
  ],
  owners: (names: string[]) => ['、', '\n', ' / ', '；', ' '].map((mark) => names.join(mark)),
  phone: (digits: string) => [
    digits,
    Number(digits),
    `+86 ${digits}`,
    `${digits.slice(0, 3)}-${digits.slice(3, 7)}-${digits.slice(7)}`,
    `${digits}（本人）`,
  ],
};
const WORDS = {
  estate: ['小区', '小区名称'],
  building: ['楼栋', '楼号', '幢'],
  stair: ['单元', '单元号'],
  number: ['房号', '门牌号', '室号'],
  area: ['面积', '建筑面积（㎡）'],
  owners: ['产权人', '业主姓名'],
  phone: ['手机号', '联系电话'],
};
type Field = keyof typeof WORDS;
const FIELDS = Object.keys(WORDS) as Field[];

describe('a roster in any style', () => {
  const home = fc.record({
    estate: fc.constantFrom('一期', '枫林苑'),
    building: fc.integer({ min: 1, max: 30 }),
    stair: fc.integer({ min: 1, max: 4 }),
    number: fc.integer({ min: 101, max: 3_304 }),
    area: fc.integer({ min: 1_000, max: 300_000 }),
    owners: fc.uniqueArray(fc.constantFrom('王秀英', '李建国', '赵晨露', '古丽娜尔'), {
      minLength: 1,
      maxLength: 3,
    }),
    phone: fc.integer({ min: 0, max: 999_999_999 }).map((n) => `13${String(n).padStart(9, '0')}`),
  });
  const homes = fc.uniqueArray(home, {
    minLength: 1,
    maxLength: 12,
    selector: ({ estate, building, stair, number }) => `${estate} ${building} ${stair} ${number}`,
  });
  const order = fc.shuffledSubarray(FIELDS, { minLength: FIELDS.length });
  const seed = fc.array(fc.nat(1_000), { minLength: 200, maxLength: 200 });

  it('is read back as the households that were written', () => {
    fc.assert(
      fc.property(
        homes,
        order,
        seed,
        fc.boolean(),
        fc.nat(3),
        (list, columns, dice, isMerged, above) => {
          let at = 0;
          const pick = <One>(choices: readonly One[]): One => {
            at += 1;
            return choices[(dice[at % dice.length] ?? 0) % choices.length] as One;
          };
          const sorted = isMerged
            ? [...list].sort((one, other) => one.building - other.building)
            : list;
          const body = sorted.map((one) =>
            columns.map((field) => pick<MessyCell>(STYLES[field](one[field] as never))),
          );
          const rows: MessyCell[][] = [
            ...Array.from({ length: above }, () => ['枫林社区名册']),
            columns.map((field) => pick(WORDS[field])),
            ...body,
          ];
          const place = columns.indexOf('building');
          const merges: string[] = [];
          for (let from = 0; isMerged && from < sorted.length; ) {
            let to = from;
            while (sorted[to + 1]?.building === sorted[from]?.building) {
              to += 1;
              (body[to] ?? [])[place] = null;
            }
            const letter = 'ABCDEFG'[place];
            const first = above + 2;
            if (to > from) merges.push(`${letter}${first + from}:${letter}${first + to}`);
            from = to + 1;
          }
          const { entries, problems } = readFile(messyWorkbook([{ rows, merges }]));
          expect(problems).toStrictEqual([]);
          expect(
            entries.map(({ estate, building, stair, number, area, owners, phone }) => ({
              estate,
              building,
              stair,
              number,
              area,
              owners,
              phone,
            })),
          ).toStrictEqual(
            sorted.map(({ building, stair, number, ...rest }) => ({
              ...rest,
              building: `${building}栋`,
              stair: `${stair}单元`,
              number: String(number),
            })),
          );
        },
      ),
      { numRuns: 80 },
    );
  });
});
