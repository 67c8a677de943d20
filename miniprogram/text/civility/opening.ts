import type { OpeningDoubt, OpeningLine } from '../../../typings/contract/civility/opening';
import type { Role } from '../../../typings/contract/people';
import { pastWords } from '../date';
import { roleWords } from '../role/role';

const REASONS: Record<OpeningDoubt['reason'], (written: string) => string> = {
  'door-unknown': (written) =>
    written ? `名册里没有“${written}”这一户` : '这一行没有写清是哪一户',
  'door-twice': (written) => `“${written}”在表里不止一行，不知道以哪一行为准`,
  'points-unfit': (written) => `“${written}”不是整数积分`,
  opened: (written) => `${written} 的积分以前转过了`,
  'own-home': () => '这是您自己家，要请别人来登记',
  'name-other': (written) => `${written}：名册里是别的名字，请核对是不是同一家`,
};

/** What is in doubt about a row of a paper book, and whether it is left out. */
export function doubtWords({ row, reason, written, left }: OpeningDoubt): string {
  return `第 ${row} 行：${REASONS[reason](written)}${left ? '。这一行先不转' : ''}。`;
}

/** Whether the table's own sum is that of what is brought over. */
export function sumWords({ points, stated }: { points: number; stated: number | null }): string {
  if (stated === null) return '';
  if (stated === points) return `和表里写的合计 ${stated} 分一致`;
  return `表里写的合计是 ${stated} 分，差 ${Math.abs(stated - points)} 分，请对一对`;
}

/** Where a table stands, and through whose hands it went. */
export function openingWords(line: OpeningLine, now: number): string {
  const { state, households, posted, as, decidedAs, at } = line;
  const entered = `${pastWords(at, now)}，${roleWords(as as Role)}登记`;
  if (state === 'open') return entered;
  const decided = `${entered}，${roleWords(decidedAs as Role)}`;
  if (state === 'declined') return `${decided}退回`;
  return posted < households
    ? `${decided}核对，正在转入（${posted} / ${households} 户）`
    : `${decided}核对，已经转入`;
}
