import writeXlsxFile, { type Cell, type CellObject, type Row } from 'write-excel-file/node';
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
  stair: {
    heading: '单元',
    width: 10,
    must: false,
    how: '几单元；整栋楼都不分单元的空着',
    example: '2单元',
  },
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
    how: '手机号或座机，几个号码用顿号隔开；加密保存，页面上不显示',
    example: '19900000000',
  },
  owner: {
    heading: '产权人',
    width: 20,
    must: false,
    how: '房产证上的名字，几个人用顿号隔开；单位写全称',
    example: '王秀英、李建国',
  },
  ownerNumber: {
    heading: '业主编号',
    width: 14,
    must: false,
    how: '登记簿或物业给产权人的编号，同一个人每套房写同一个；只用来认出是不是同一个人，不保存原号',
    example: 'Y0123',
  },
  certificate: {
    heading: '产权证号',
    width: 24,
    must: false,
    how: '不动产权证上的号码；只用来认出是不是同一本证，不保存原号',
    example: '湘（2021）云溪不动产权第0001234号',
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
const MARK = '#FFE8B3';

/** What a row says by column; what is left out stays blank. */
export type RosterCells = Partial<Record<RosterColumn, string | number>>;

/** A row with cells that have to be put right, and why. */
export interface MarkedRow {
  cells: RosterCells;
  bad: readonly RosterColumn[];
  note: string;
}

/** Columns that stay texts, so that nothing typed into them becomes a date or loses its zeros. */
const TEXTS: ReadonlySet<RosterColumn> = new Set([
  'estate',
  'building',
  'stair',
  'number',
  'phone',
  'ownerNumber',
  'certificate',
  'birthYear',
  'grid',
]);
const TEXT = '@';
/** Rows of an empty roster that are texts before anything is typed. */
const READY_ROWS = 1_000;

/** An .xlsx with the roster's columns; the second sheet says how to fill them in. */
export function writeRoster(rows: readonly RosterCells[]): Promise<Uint8Array> {
  const ready = Array.from({ length: rows.length === 0 ? READY_ROWS : 0 }, (): RosterCells => ({}));
  return write(
    [...rows, ...ready].map((cells) => ORDER.map((column) => cell(column, cells[column]))),
  );
}

/** The same with what has to be put right in colour, and said in a column of its own. */
export function writeMarked(rows: readonly MarkedRow[]): Promise<Uint8Array> {
  const data = rows.map(({ cells, bad, note }): Row => {
    const row = ORDER.map((column) =>
      bad.includes(column)
        ? { ...cell(column, cells[column]), backgroundColor: MARK }
        : cell(column, cells[column]),
    );
    return note === '' ? row : [...row, { value: note, backgroundColor: MARK }];
  });
  return write(data, [NOTES]);
}

/** No column of a roster: an import leaves it alone. */
const NOTES = { heading: '要改的地方', width: 60 };

function write(data: Row[], more: { heading: string; width: number }[] = []): Promise<Uint8Array> {
  const columns = [...ORDER.map((column) => COLUMNS[column]), ...more];
  return writeXlsxFile([
    {
      sheet: '名册',
      data: [columns.map(({ heading: name }) => heading(name)), ...data],
      columns: columns.map(({ width }) => ({ width })),
      stickyRowsCount: 1,
    },
    {
      sheet: '说明',
      data: instructions(),
      columns: [{ width: 16 }, { width: 10 }, { width: 56 }, { width: 20 }],
    },
  ]).toBuffer();
}

function cell(column: RosterColumn, value: string | number | undefined): CellObject {
  if (!TEXTS.has(column)) return value === undefined ? {} : { value };
  const text = value === undefined ? undefined : String(value);
  return { value: text, type: String, format: TEXT };
}

function instructions(): Row[] {
  return [
    [heading('怎么填这张表')],
    ['在“名册”那一页填，一行一户，第一行的列名不要改。'],
    ['房号、手机号这些列已经是“文本”格式，填 1-2 不会变成日期；从别处复制时请只粘贴数值。'],
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
