import type {
  RosterColumn,
  RosterProblem,
  RosterReason,
} from '../../../typings/contract/roster.ts';

/** Words in the file that is given back; those on the phone are its own. */
const COLUMNS: Record<RosterColumn, string> = {
  estate: '小区',
  building: '楼栋',
  stair: '单元',
  number: '房号',
  area: '面积',
  name: '户主',
  phone: '手机号',
  owner: '产权人',
  ownerNumber: '业主编号',
  certificate: '产权证号',
  birthYear: '户主出生年份',
  grid: '微网格',
};

const REASONS: Record<RosterReason, string> = {
  MISSING: '没有填',
  TOO_LONG: '字太多',
  NOT_A_NUMBER: '看不出是多少平方米',
  NOT_A_PHONE: '看不出是什么号码',
  NOT_A_YEAR: '看不出是哪一年',
  TOO_MANY_NAMES: '名字太多',
  COLUMNS_SWAPPED: '像是写错了列',
  DUPLICATE_HOUSEHOLD: '前面已经有这一户',
  SAME_DOOR: '和前面一户像是同一个门',
  AS_DATE: '被 Excel 当成了日期',
  AS_EXPONENT: '被 Excel 当成了很大的数',
  DIGITS_LOST: '号码的后几位丢了',
  NAMES_UNCLEAR: '看不出是几个人',
  NOT_A_DOOR: '没有楼栋，也没有房号',
  STAIR_UNCLEAR: '这栋楼分单元，这里没有写',
  FORMULA_WITHOUT_VALUE: '公式没有结果',
  TOO_MANY_ROWS: '行数太多',
};

/** 房号：被 Excel 当成了日期，现在显示“1月2日”；可能是“1-2” */
export function problemSentence({ column, reason, value, other, fix }: RosterProblem): string {
  const place = column === null ? '' : `${COLUMNS[column]}：`;
  const shown = value === '' || other ? '' : `，现在显示“${value}”`;
  const first = other ? `（第 ${other.row} 行：${other.value}）` : '';
  const [only] = fix;
  const guess =
    only?.column && only.text !== '' && only.column === column ? `；可能是“${only.text}”` : '';
  return `${place}${REASONS[reason]}${shown}${first}${guess}`;
}
