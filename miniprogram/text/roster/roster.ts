import type {
  EstateTotal,
  RosterCheck,
  RosterColumn,
  RosterProblem,
  RosterReason,
  StatedSum,
} from '../../../typings/contract/roster';
import { COLUMNS, columnWords } from './file-form';

/** What is wrong with a cell, and how to put it right. */
const REASONS: Record<RosterReason, [what: string, how: string]> = {
  MISSING: ['这一格是空的', ''],
  TOO_LONG: ['字太多', '请写短一些。'],
  NOT_A_NUMBER: ['看不出是多少平方米', '请只写数字，例如 89.5。'],
  NOT_A_PHONE: ['看不出是什么号码', '手机号是 11 位；座机请带区号，例如 0871-68888888。'],
  NOT_A_YEAR: ['看不出是哪一年', '请写四位数，例如 1953。只保存到年代。'],
  TOO_MANY_NAMES: ['名字太多', '一户最多写 20 个。'],
  COLUMNS_SWAPPED: ['里面大多不像这一列的内容，是不是和别的列写反了', ''],
  DUPLICATE_HOUSEHOLD: ['和前面一行是同一户', '同一户只会有一户，两行的人和电话可以并在一起。'],
  SAME_DOOR: ['和前面一行像是同一个门，只是写法不同', '如果不是同一个门，请把房号写得不一样。'],
  AS_DATE: ['Excel 把它当成了日期', '在电脑上改的话，请先把这一列的格式改成“文本”。'],
  AS_EXPONENT: ['Excel 把它当成了一个很大的数', '在电脑上改的话，请先把这一列的格式改成“文本”。'],
  DIGITS_LOST: ['后面几位已经丢了', '要照原来的登记重填。'],
  NAMES_UNCLEAR: ['看不出是一个人还是几个人', '几个人请用顿号隔开。'],
  NOT_A_DOOR: ['没有楼栋，也没有房号，不像是一户', ''],
  STAIR_UNCLEAR: ['这栋楼分单元，这一行没有写是几单元', ''],
  FORMULA_WITHOUT_VALUE: ['是公式，没有结果', '请改成直接填写的内容。'],
  TOO_MANY_ROWS: ['行数太多', '请分成几份。'],
};

/** 房号：Excel 把它当成了日期, and what to do about it. */
export function kindWords(column: RosterColumn | null, reason: RosterReason): [string, string] {
  const [what, how] = REASONS[reason];
  return [column === null ? what : `${COLUMNS[column]}：${what}`, how];
}

/** 第 12 行 · 房号（D12） */
export function placeWords({ row, column, cell }: RosterProblem, sheet: string): string {
  if (row === 0) return column === null ? '整张表' : `整张表 · ${COLUMNS[column]}`;
  const where = column === null ? `第 ${row} 行` : `第 ${row} 行 · ${COLUMNS[column]}`;
  return `${sheet}${where}${cell === '' ? '' : `（${cell}）`}`;
}

/** What one tap does. */
export function fixWords({ fix, column }: RosterProblem): string {
  const [first] = fix;
  if (first === undefined) return '';
  if (first.column === null) return '这一行不导入';
  if (first.text === '') return '这一格空着';
  return column === first.column ? `改成“${first.text}”` : `并成一户：${first.text}`;
}

/** What an incomplete file leaves out, as a question. */
export function missingWords({ known, buildings, households, missing }: RosterCheck): string {
  return (
    `名册里有 ${known.buildings} 栋 ${known.households} 户，这张表有 ${buildings} 栋 ${households} 户。` +
    `没写到的 ${missing} 户会原样留着，不会删。继续吗？`
  );
}

/** 8950 → 89.5；8075998 → 80,759.98 */
function areaFigure(area: number): string {
  const [whole = '0', part = ''] = String(area / 100).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return part === '' ? grouped : `${grouped}.${part}`;
}

/** How the file was read, a sentence each: what people would want to know before it counts. */
export function readingWords({ file, otherWritings, otherWritingCount }: RosterCheck): string[] {
  const words: string[] = [];
  if (file.lacksEstate && file.estate !== null) {
    words.push(`表里没有“小区”这一列，都当作“${file.estate}”。`);
  }
  const filled = Object.entries(file.filled).map(
    ([column, count]) => `${columnWords(column)} ${count} 格`,
  );
  if (filled.length > 0) words.push(`合并的、写“同上”的格子照上面的填好了：${filled.join('，')}。`);
  if (file.joinedRows > 0) words.push(`房号合并在一起的 ${file.joinedRows} 行，和上一行算一户。`);
  const totals = file.lines.filter(({ kind }) => kind === 'total').length;
  const others = file.lineCount - totals;
  if (totals > 0) words.push(`${totals} 行合计没有当成住户。`);
  if (others > 0) words.push(`${others} 行标题、说明或签名没有当成住户。`);
  const [writing] = otherWritings;
  if (writing) {
    words.push(
      `${otherWritingCount} 户的写法和名册里不同，算同一户：表里“${writing.written}”，名册里“${writing.known}”。`,
    );
  }
  if (file.hiddenColumns.length > 0) {
    words.push(`${file.hiddenColumns.join('、')} 列在表里是隐藏的，也读了。`);
  }
  if (file.unknown.length > 0) {
    const names = file.unknown.map(({ heading }) => heading).slice(0, 8);
    words.push(`这些列没有用到：${names.join('、')}${file.unknown.length > 8 ? ' 等' : ''}。`);
  }
  return words;
}

/** 合计写的是 300 ㎡，各行加起来是 270.5 ㎡，少 29.5 ㎡ */
export function sumWords({ row, label, stated, counted }: StatedSum): string {
  const apart = `${counted < stated ? '少' : '多'} ${areaFigure(Math.abs(stated - counted))} ㎡`;
  return `第 ${row} 行“${label}”写的是 ${areaFigure(stated)} ㎡，各行加起来是 ${areaFigure(counted)} ㎡，${apart}。`;
}

export interface TotalWords {
  estate: string;
  now: string;
  stated: string;
  /** what is missing or too much; '' = nothing, or nothing is stated */
  apart: string;
}

/** An estate after the import beside what its papers say. */
export function totalWords(total: EstateTotal): TotalWords {
  const { estate, area, households, rosterArea, rosterHouseholds, withoutArea } = total;
  const unknown = withoutArea > 0 ? `（${withoutArea} 户没有面积）` : '';
  const stated = [
    ...(households === null ? [] : [`${households} 户`]),
    ...(area === null ? [] : [`${areaFigure(area)} ㎡`]),
  ].join('、');
  const differences = [
    ...(households === null || households === rosterHouseholds
      ? []
      : [
          `${rosterHouseholds < households ? '少' : '多'} ${Math.abs(households - rosterHouseholds)} 户`,
        ]),
    ...(area === null || area === rosterArea
      ? []
      : [`${rosterArea < area ? '少' : '多'} ${areaFigure(Math.abs(area - rosterArea))} ㎡`]),
  ];
  return {
    estate,
    now: `${rosterHouseholds} 户、${areaFigure(rosterArea)} ㎡${unknown}`,
    stated,
    apart: differences.join('、'),
  };
}

/** The same before a vote, in one sentence. */
export function apartWords(total: EstateTotal): string {
  const { estate, now, stated, apart } = totalWords(total);
  return stated === ''
    ? `“${estate}”还没有登记总面积和总套数，名册里有 ${now}。漏了一栋楼也看不出来。`
    : `“${estate}”的资料上写的是 ${stated}，名册里有 ${now}，${apart}。`;
}

/** The same in an announcement of a vote. */
export function announcedWords(total: EstateTotal): string {
  const { estate, now, stated, apart } = totalWords(total);
  if (stated === '') return `${estate}名册里有 ${now}；小区的总面积还没有登记。`;
  const end = apart === '' ? '对得上' : `名册${apart}`;
  return `${estate}登记的是 ${stated}，名册里有 ${now}，${end}。`;
}

/** 面积 3 户、产权人 2 户 */
export function changedWords({ changedBy }: RosterCheck): string {
  return Object.entries(changedBy)
    .map(([column, count]) => `${columnWords(column)} ${count} 户`)
    .join('、');
}
