import type {
  RosterCheck,
  RosterColumn,
  RosterProblem,
  RosterReason,
} from '../../../typings/contract/roster';

/** The headings of the roster's columns, as the importer reads them. */
const COLUMNS: Record<RosterColumn, string> = {
  estate: '小区',
  building: '楼栋',
  stair: '单元',
  number: '房号',
  area: '面积',
  name: '户主',
  phone: '手机号',
  owner: '产权人',
  birthYear: '户主出生年份',
  grid: '微网格',
};

const REASONS: Record<RosterReason, string> = {
  MISSING: '没有填',
  TOO_LONG: '字太多',
  NOT_A_NUMBER: '应该是数字',
  NOT_A_PHONE: '不像手机号，应该是 11 位数字',
  NOT_A_YEAR: '应该是四位数的年份，例如 1953；不要写生日',
  TOO_MANY_NAMES: '最多写 5 个人，用顿号隔开',
  COLUMNS_SWAPPED: '里面大多不像这一列的内容，是不是和别的列写反了',
  DUPLICATE_HOUSEHOLD: '这一户前面已经有了',
  FORMULA_WITHOUT_VALUE: '是公式，没有结果；请改成直接填写的值',
  TOO_MANY_ROWS: '行数太多，请分成几份',
};

export function columnWords(column: string): string {
  return COLUMNS[column as RosterColumn] ?? column;
}

/** 第 12 行 · 房号：没有填 */
export function problemWords({ row, column, reason }: RosterProblem): string {
  const place = row === 0 ? '整张表' : `第 ${row} 行`;
  return column === null
    ? `${place}：${REASONS[reason]}`
    : `${place} · ${COLUMNS[column]}：${REASONS[reason]}`;
}

/** What an incomplete file leaves out, as a question. */
export function missingWords({ known, buildings, households, missing }: RosterCheck): string {
  return (
    `名册里有 ${known.buildings} 栋 ${known.households} 户，这张表有 ${buildings} 栋 ${households} 户。` +
    `没写到的 ${missing} 户会原样留着，不会删。继续吗？`
  );
}
