import writeXlsxFile, { type Cell, type Row } from 'write-excel-file/node';
import type { RosterColumn } from '../../../typings/contract/roster.ts';

/** How a roster is written: the headings are those that the importer reads. */
interface ColumnPlan {
  heading: string;
  width: number;
  must: boolean;
  how: string;
  example: string;
}

const COLUMNS: Record<RosterColumn, ColumnPlan> = {
  estate: {
    heading: '小区',
    width: 12,
    must: true,
    how: '小区或分期的名字，同一个小区每行写法要一样',
    example: '一期',
  },
  building: { heading: '楼栋', width: 10, must: true, how: '几栋或几号楼', example: '3栋' },
  stair: { heading: '单元', width: 10, must: true, how: '没有单元的写 1单元', example: '2单元' },
  number: { heading: '房号', width: 10, must: true, how: '门牌上的号码', example: '301' },
  area: {
    heading: '面积（㎡）',
    width: 12,
    must: false,
    how: '建筑面积，最多两位小数；业主表决按它计算',
    example: '89.5',
  },
  name: { heading: '户主', width: 12, must: false, how: '户主姓名', example: '王秀英' },
  phone: {
    heading: '手机号',
    width: 16,
    must: false,
    how: '11 位手机号，加密保存，页面上不显示',
    example: '19900000000',
  },
  owner: {
    heading: '产权人',
    width: 20,
    must: false,
    how: '房产证上的名字，几个人用顿号隔开，最多 5 个',
    example: '王秀英、李建国',
  },
  birthYear: {
    heading: '户主出生年份',
    width: 16,
    must: false,
    how: '四位数的年份；只保存到年代（如 1950 年代），请不要写生日',
    example: '1953',
  },
  grid: {
    heading: '微网格',
    width: 12,
    must: false,
    how: '10 到 15 户一格，写本小区里的叫法',
    example: '第3网格',
  },
};
const ORDER = Object.keys(COLUMNS) as RosterColumn[];
const SHADE = '#E3F1EA';

/** What a row says by column; what is left out stays blank. */
export type RosterCells = Partial<Record<RosterColumn, string | number>>;

/** An .xlsx with the roster's columns; the second sheet says how to fill them in. */
export async function writeRoster(rows: readonly RosterCells[]): Promise<Uint8Array> {
  const headings: Row = ORDER.map((column) => heading(COLUMNS[column].heading));
  return writeXlsxFile([
    {
      sheet: '名册',
      data: [headings, ...rows.map((row): Row => ORDER.map((column) => row[column] ?? null))],
      columns: ORDER.map((column) => ({ width: COLUMNS[column].width })),
      stickyRowsCount: 1,
    },
    {
      sheet: '说明',
      data: instructions(),
      columns: [{ width: 16 }, { width: 10 }, { width: 56 }, { width: 20 }],
    },
  ]).toBuffer();
}

function instructions(): Row[] {
  return [
    [heading('怎么填这张表')],
    ['在“名册”那一页填，一行一户，第一行的列名不要改。'],
    ['手机号和房号如果变成了别的样子，把那一列的格式改成“文本”再填。'],
    ['再次导入时，空着的格子不会清掉原来的内容；没写到的户也不会被删掉。'],
    [],
    ['列名', '要不要填', '怎么填', '例子'].map(heading),
    ...ORDER.map((column): Row => {
      const { heading: name, must, how, example } = COLUMNS[column];
      return [name, must ? '必填' : '可不填', how, example];
    }),
  ];
}

function heading(value: string): Cell {
  return { value, fontWeight: 'bold', backgroundColor: SHADE };
}
