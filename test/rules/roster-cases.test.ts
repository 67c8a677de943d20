import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
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
    assert.deepEqual(told(problems), [
      ['D2', 'AS_DATE', '1月2日', '1-2'],
      ['D3', 'AS_DATE', '2026/3/1', '3-1'],
      ['D4', 'AS_DATE', '2003/1/2', '3-1-2'],
      ['D5', 'AS_EXPONENT', '3.00E+02', '3E2'],
      ['D6', 'AS_DATE', '2-Jan', '1-2'],
    ]);
    assert.deepEqual([doors(entries), badRows], [['一期 3栋 2单元 301'], 5]);
    const mended = readFile(file, { corrections: problems.slice(0, 3).flatMap(({ fix }) => fix) });
    assert.deepEqual(
      mended.entries.map(({ number }) => number),
      ['1-2', '3-1', '3-1-2', '301'],
    );
    const accepted = readFile(file, { accept: [{ column: 'number', reason: 'AS_DATE' }] });
    assert.equal(accepted.entries.length, 4);
    assert.deepEqual(told(accepted.problems).slice(1), [
      ['D6', 'DUPLICATE_HOUSEHOLD', '3栋 2单元 1-2', ''],
    ]);
  });

  it('in a column of areas too, while a year of birth is read from a date', () => {
    const file = roster(door('301', { v: 46024, format: 'm/d' }), door('302', 89.5));
    assert.deepEqual(told(readFile(file).problems), [['E2', 'AS_DATE', '1/2', undefined]]);
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
    assert.deepEqual(
      entries.map(({ number, name, phone }) => [number, name, phone]),
      [
        ['101', '张三', '13800000000'],
        ['102', '李四', null],
      ],
    );
    assert.deepEqual(
      problems.map(({ row, reason, other }) => [row, reason, other?.row]),
      [3, 4, 5].map((row) => [row, 'DUPLICATE_HOUSEHOLD', 2]),
    );
  });

  it('an underscore that was escaped stays one', () => {
    const [entry] = readFile(roster(door('A_x005F_x0041_'))).entries;
    assert.equal(entry?.number, 'A_x0041_');
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
    assert.deepEqual(
      entries.map(({ owners }) => owners),
      [['王秀英', '李建国'], ['王秀英', '李建国'], ['阿卜杜热合曼·买买提艾力'], [firm]],
    );
    assert.deepEqual(
      problems.map(({ row, reason }) => [row, reason]),
      [[6, 'TOO_LONG']],
    );
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
    assert.deepEqual(problems, []);
    assert.equal(joinedRows, 1);
    assert.deepEqual(entries[0]?.owners, ['王秀英', '李建国']);
    assert.deepEqual(
      [entries[0]?.phone, entries[0]?.otherPhones],
      ['13800000000', ['13900000000']],
    );
    assert.equal(entries.length, 2);
  });

  it('of two rows with the same door are put together by a tap', () => {
    const file = roster(
      door('101', 89.5, null, '13800000000', '王秀英'),
      door('101', 89.5, null, '13900000000', '李建国'),
    );
    const { problems } = readFile(file);
    assert.equal(problems[0]?.fix.length, 3);
    const mended = readFile(file, { corrections: problems.flatMap(({ fix }) => fix) });
    assert.deepEqual(mended.problems, []);
    assert.equal(mended.leftOut, 1);
    const [entry, ...others] = mended.entries;
    assert.deepEqual(entry?.owners, ['王秀英', '李建国']);
    assert.deepEqual(entry?.otherPhones, ['13900000000']);
    assert.deepEqual(others, []);
    const accept = [{ column: 'number', reason: 'DUPLICATE_HOUSEHOLD' } as const];
    assert.deepEqual(readFile(file, { accept }).entries, mended.entries);
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
      assert.deepEqual(doors(readFile(file).entries), expected);
    }
  });

  it('of a workbook embedded in it are left alone', () => {
    const other = roster(door('999'));
    const file = changeParts(plain, (parts) => parts, { 'xl/embeddings/book.xlsx': other });
    assert.deepEqual(doors(readFile(file).entries), expected);
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
    for (const file of [shared, inline]) assert.equal(readFile(file).entries[0]?.name, '张三');
  });

  it('a relationship to itself leads nowhere', () => {
    const file = changeParts(plain, (parts) => ({
      ...parts,
      '_rels/.rels': (parts['_rels/.rels'] ?? '').replaceAll('xl/workbook.xml', '_rels/.rels'),
    }));
    assert.throws(() => readFile(file), /FILE_EMPTY|FILE_NOT_XLSX/);
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
    assert.deepEqual([entries.length, problems.length, count], [20, 0, 20]);
    assert.deepEqual(facts.filled, { building: 19, stair: 19 });
    assert.ok(entries.every(({ building, stair }) => building === '3栋' && stair === '2单元'));
  });

  it('同上 is filled as well; a cell that is empty is asked, with the one above as an offer', () => {
    const file = roster(door('101'), ['一期', '同上', '〃', '102'], ['一期', null, '2单元', '103']);
    const { entries, problems, facts } = readFile(file);
    assert.deepEqual(doors(entries), ['一期 3栋 2单元 101', '一期 3栋 2单元 102']);
    assert.deepEqual(told(problems), [['B4', 'MISSING', '', '3栋']]);
    assert.deepEqual(facts.filled, { building: 1, stair: 1 });
  });
});

describe('number formats and other writings of a door (R7)', () => {
  it('what people see is read', () => {
    const file = roster(
      ['一期', { v: 3, format: '0"栋"' }, { v: 2, format: '0"单元"' }, { v: 301, format: '0000' }],
      ['一期', { v: 4, format: '[DBNum1][$-804]General"号楼"' }, '1单元', { v: 12, format: '000' }],
    );
    assert.deepEqual(doors(readFile(file).entries), [
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
    assert.deepEqual([entries.length, badRows], [1, 4]);
    assert.deepEqual(
      problems.map(({ row, reason, value, other }) => [row, reason, value, other]),
      [
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
        [
          6,
          'SAME_DOOR',
          '3号楼 二单元 3-2-301',
          { row: 2, value: '3栋 2单元 301，王秀英，89.5㎡' },
        ],
      ],
    );
    const ids = ['301', '0301', '301室'].map(
      (number) => readFile(roster(door(number))).plan.households[0]?._id,
    );
    assert.equal(new Set(ids).size, 1, 'two imports at once that write it differently make one');
  });
});

describe('lines that are no doors, and headings (R8, R9)', () => {
  it('a title, two rows of headings, totals, notes and signatures are recognised', () => {
    const rows: MessyCell[][] = [
      ['枫林小区业主名册'],
      ['填表单位：枫林社区', null, null, null, null, null, null, '2024年3月1日'],
      ['序号', '小区', '房屋信息', null, null, null, '业主信息', null],
      [null, null, '楼栋', '单元', '房号', '建筑面积', '姓名', '电话'],
      [1, '一期', '1栋', '1单元', '101', 80, '王秀英', '13800000000'],
      [2, '一期', '1栋', '1单元', '102', 90.5, '李建国', '13800000001'],
      ['小计', null, null, null, null, 170.5],
      ['序号', '小区', '楼栋', '单元', '房号', '建筑面积', '姓名', '电话'],
      [3, '一期', '2栋', '1单元', '101', 100, '赵一', '13800000002'],
      ['合 计', null, null, null, null, 300],
      ['注：以上面积以不动产权证为准。'],
      ['填表人：钱二', null, null, '审核：孙三'],
    ];
    const merges = ['A1:H1', 'A3:A4', 'B3:B4', 'C3:F3', 'G3:H3', 'A11:H11'];
    const { entries, problems, lines, sums, facts } = readFile(messyWorkbook([{ rows, merges }]));
    assert.deepEqual(problems, []);
    assert.deepEqual(doors(entries), [
      '一期 1栋 1单元 101',
      '一期 1栋 1单元 102',
      '一期 2栋 1单元 101',
    ]);
    assert.deepEqual(
      lines.map(({ row, kind }) => [row, kind]),
      [
        [7, 'total'],
        [8, 'heading'],
        [10, 'total'],
        [11, 'note'],
        [12, 'signature'],
      ],
    );
    assert.deepEqual(sums, [{ sheet: 0, row: 10, label: '合计', stated: 30000, counted: 27050 }]);
    assert.deepEqual(facts.unknown, [{ letter: 'A', heading: '序号' }]);
    assert.deepEqual(entries[0]?.owners, ['王秀英']);
  });

  it('a line that says something else is listed, not dropped', () => {
    const { problems } = readFile(
      roster(door('101'), [null, null, null, null, null, '以下为商铺']),
    );
    assert.deepEqual(told(problems), [['', 'NOT_A_DOOR', '以下为商铺', '']]);
  });

  it('all usual words stand for their columns, in any order; unknown columns are listed', () => {
    const rows: MessyCell[][] = [
      [
        '身份证号',
        '联系电话',
        '业主姓名',
        '建筑面积（㎡）',
        '门牌号',
        '单元号',
        '楼号',
        '小区名称',
      ],
      ['x', '13800000000', '王秀英', '89.5', '101', '1', '3', '枫林'],
    ];
    const { entries, facts } = readFile(messyWorkbook([{ rows }]));
    assert.deepEqual(doors(entries), ['枫林 3 1 101']);
    const { area, phone, owners } = entries[0] ?? {};
    assert.deepEqual([area, phone, owners], [8950, '13800000000', ['王秀英']]);
    assert.deepEqual(facts.unknown, [{ letter: 'A', heading: '身份证号' }]);
  });

  it('an address in one column is read as a door; a sheet of one building says it by its name', () => {
    const rows: MessyCell[][] = [
      ['房屋地址', '业主', '面积'],
      ['3栋2单元301室', '王秀英', 89.5],
      ['3-2-302', '李建国', 89.5],
    ];
    const { entries, facts } = readFile(messyWorkbook([{ rows }]), { estate: '一期' });
    assert.deepEqual(doors(entries), ['一期 3栋 2单元 301室', '一期 3栋 2单元 302']);
    assert.ok(facts.lacksEstate);
    const named = messyWorkbook([
      {
        name: '5栋',
        rows: [
          ['单元', '房号', '业主'],
          ['1单元', 101, '王秀英'],
        ],
      },
    ]);
    assert.deepEqual(doors(readFile(named, { estate: '一期' }).entries), ['一期 5栋 1单元 101']);
  });
});

describe('buildings without stairs (R12)', () => {
  const shops = Array.from({ length: 21 }, (_, n): MessyCell[] => [
    '一期',
    'S1栋',
    null,
    String(n + 1).padStart(2, '0'),
  ]);

  it('have none, and their doors stand in the building itself', () => {
    const { entries, problems, plan } = readFile(roster(...shops, door('101')));
    assert.deepEqual([entries.length, problems], [22, []]);
    assert.equal(plan.households[0]?.label, '一期 S1栋 01');
    const stair = plan.places.find(({ _id }) => _id === plan.households[0]?.lineage.at(-1));
    assert.deepEqual([stair?.kind, stair?.name, stair?.label], ['stair', '', '一期 S1栋']);
  });

  it('a row without a stair in a building that has some is asked', () => {
    const { problems } = readFile(roster(door('101'), ['一期', '3栋', null, '102']));
    assert.deepEqual(told(problems), [['C3', 'MISSING', '', '2单元']]);
  });
});

describe('what is hidden, and other sheets (R13)', () => {
  const rows = [HEAD, door('101'), door('102'), door('103')];

  it('hidden rows are counted, and left out if so chosen', () => {
    const file = messyWorkbook([{ rows, hiddenRows: [3] }]);
    assert.deepEqual([readFile(file).facts.hiddenRows, readFile(file).entries.length], [1, 3]);
    assert.equal(readFile(file, { hiddenRows: 'leave' }).entries.length, 2);
  });

  it('a hidden sheet and a second roster are named; any of them can be chosen', () => {
    const file = messyWorkbook([
      { name: '旧', rows: [HEAD, door('901')], hidden: true },
      { name: '说明', rows: [['怎么填']] },
      { name: '一', rows },
      { name: '二', rows: [HEAD, door('201')] },
    ]);
    const { facts, entries } = readFile(file);
    assert.deepEqual(
      facts.sheets.map(({ name, isHidden, isRoster, isRead }) => [
        name,
        isHidden,
        isRoster,
        isRead,
      ]),
      [
        ['旧', true, true, false],
        ['说明', false, false, false],
        ['一', false, true, true],
        ['二', false, true, false],
      ],
    );
    assert.equal(entries.length, 3);
    assert.equal(readFile(file, { sheets: [2, 3] }).entries.length, 4);
    assert.deepEqual(doors(readFile(file, { sheets: [0] }).entries), ['一期 3栋 2单元 901']);
  });
});

describe('phones, areas and years in a sheet (R10, R16)', () => {
  it('are read where they are plain, whatever the cell is', () => {
    const { entries, problems } = readFile(
      roster(
        door('101', '89.5 ㎡', null, '(+86)13800000000', null, { v: 19400, format: 'yyyy-mm' }),
        door('102', { v: 1289.5, format: '#,##0.0' }, null, 13800000000, null, 1953.5),
        door('103', '约89', null, '0871-6888 8888', null, 53),
        door('104', '89.5平', null, '138 0000 0000、13900000000', null, {
          v: 1953,
          format: 'yyyy/m/d',
        }),
        door('105', { v: 89.354, format: '0' }, null, '／', null, 195305),
      ),
    );
    assert.deepEqual(
      entries.map(({ number, area, phone, otherPhones, birthBand }) => [
        number,
        area,
        phone,
        otherPhones,
        birthBand,
      ]),
      [
        ['101', 8950, '13800000000', [], 1950],
        ['102', 128950, '13800000000', [], 1950],
        ['105', 8935, null, [], 1950],
      ],
    );
    assert.deepEqual(told(problems), [
      ['E4', 'NOT_A_NUMBER', '约89', '89'],
      ['I4', 'NOT_A_YEAR', '53', '1953'],
      ['I5', 'NOT_A_YEAR', '1905/5/6', '1953'],
    ]);
  });
});

describe('one bad cell (R18)', () => {
  it('leaves one row of 4,464 aside', () => {
    const rows = Array.from({ length: 4_464 }, (_, n) => [
      '一期',
      `${Math.floor(n / 100)}栋`,
      '1单元',
      100 + (n % 100),
      n === 2_000 ? '很大' : 80,
    ]);
    const { entries, problems, badRows } = readFile(roster(...rows));
    assert.deepEqual([entries.length, badRows], [4_463, 1]);
    assert.deepEqual(told(problems), [['E2002', 'NOT_A_NUMBER', '很大', undefined]]);
  });
});
