import assert from 'node:assert/strict';
import { describe, expect, it } from '@jest/globals';
import { type MessyCell, messyWorkbook } from '../support/messy-workbook.ts';
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
    expect(problems).toStrictEqual([]);
    expect(doors(entries)).toStrictEqual([
      '一期 1栋 1单元 101',
      '一期 1栋 1单元 102',
      '一期 2栋 1单元 101',
    ]);
    expect(lines.map(({ row, kind }) => [row, kind])).toStrictEqual([
      [7, 'total'],
      [8, 'heading'],
      [10, 'total'],
      [11, 'note'],
      [12, 'signature'],
    ]);
    expect(sums).toStrictEqual([
      { sheet: 0, row: 10, label: '合计', stated: 30000, counted: 27050 },
    ]);
    expect(facts.unknown).toStrictEqual([{ letter: 'A', heading: '序号' }]);
    expect(entries[0]?.owners).toStrictEqual(['王秀英']);
  });

  it('a line that says something else is listed, not dropped', () => {
    const { problems } = readFile(
      roster(door('101'), [null, null, null, null, null, '以下为商铺']),
    );
    expect(told(problems)).toStrictEqual([['', 'NOT_A_DOOR', '以下为商铺', '']]);
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
    expect(doors(entries)).toStrictEqual(['枫林 3 1 101']);
    const { area, phone, owners } = entries[0] ?? {};
    expect([area, phone, owners]).toStrictEqual([8950, '13800000000', ['王秀英']]);
    expect(facts.unknown).toStrictEqual([{ letter: 'A', heading: '身份证号' }]);
  });

  it('an address in one column is read as a door; a sheet of one building says it by its name', () => {
    const rows: MessyCell[][] = [
      ['房屋地址', '业主', '面积'],
      ['3栋2单元301室', '王秀英', 89.5],
      ['3-2-302', '李建国', 89.5],
    ];
    const { entries, facts } = readFile(messyWorkbook([{ rows }]), { estate: '一期' });
    expect(doors(entries)).toStrictEqual(['一期 3栋 2单元 301室', '一期 3栋 2单元 302']);
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
    expect(doors(readFile(named, { estate: '一期' }).entries)).toStrictEqual([
      '一期 5栋 1单元 101',
    ]);
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
    expect([entries.length, problems]).toStrictEqual([22, []]);
    expect(plan.households[0]?.label).toBe('一期 S1栋 01');
    const stair = plan.places.find(({ _id }) => _id === plan.households[0]?.lineage.at(-1));
    expect([stair?.kind, stair?.name, stair?.label]).toStrictEqual(['stair', '', '一期 S1栋']);
  });

  it('a row without a stair in a building that has some is asked', () => {
    const { problems } = readFile(roster(door('101'), ['一期', '3栋', null, '102']));
    expect(told(problems)).toStrictEqual([['C3', 'MISSING', '', '2单元']]);
  });
});

describe('what is hidden, and other sheets (R13)', () => {
  const rows = [HEAD, door('101'), door('102'), door('103')];

  it('hidden rows are counted, and left out if so chosen', () => {
    const file = messyWorkbook([{ rows, hiddenRows: [3] }]);
    expect([readFile(file).facts.hiddenRows, readFile(file).entries.length]).toStrictEqual([1, 3]);
    expect(readFile(file, { hiddenRows: 'leave' }).entries.length).toBe(2);
  });

  it('a hidden sheet and a second roster are named; any of them can be chosen', () => {
    const file = messyWorkbook([
      { name: '旧', rows: [HEAD, door('901')], hidden: true },
      { name: '说明', rows: [['怎么填']] },
      { name: '一', rows },
      { name: '二', rows: [HEAD, door('201')] },
    ]);
    const { facts, entries } = readFile(file);
    expect(
      facts.sheets.map(({ name, isHidden, isRoster, isRead }) => [
        name,
        isHidden,
        isRoster,
        isRead,
      ]),
    ).toStrictEqual([
      ['旧', true, true, false],
      ['说明', false, false, false],
      ['一', false, true, true],
      ['二', false, true, false],
    ]);
    expect(entries.length).toBe(3);
    expect(readFile(file, { sheets: [2, 3] }).entries.length).toBe(4);
    expect(doors(readFile(file, { sheets: [0] }).entries)).toStrictEqual(['一期 3栋 2单元 901']);
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
    expect(
      entries.map(({ number, area, phone, otherPhones, birthBand }) => [
        number,
        area,
        phone,
        otherPhones,
        birthBand,
      ]),
    ).toStrictEqual([
      ['101', 8950, '13800000000', [], 1950],
      ['102', 128950, '13800000000', [], 1950],
      ['105', 8935, null, [], 1950],
    ]);
    expect(told(problems)).toStrictEqual([
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
    expect([entries.length, badRows]).toStrictEqual([4_463, 1]);
    expect(told(problems)).toStrictEqual([['E2002', 'NOT_A_NUMBER', '很大', undefined]]);
  });
});
