import { MAPLE } from './community.ts';
import type { Linli } from './linli.ts';
import { workbook } from './workbook.ts';

/** 小区, 楼栋, 单元, 房号, 面积, 户主, 手机号, 产权人, 户主出生年份, 微网格, 业主编号, 产权证号 */
export type RosterLine = string[];

const COLUMNS =
  '小区 楼栋 单元 房号 面积 户主 手机号 产权人 户主出生年份 微网格 业主编号 产权证号'.split(' ');

/** The households of the test community and two more, one of them in a new building. */
export const ROSTER: RosterLine[] = [
  ['一期', '1栋', '1单元', '101', '89.5', '户主甲'],
  ['一期', '1栋', '1单元', '102', '90.25', '户主乙', '13600000002'],
  ['一期', '1栋', '2单元', '201', '89.5'],
  ['一期', '2栋', '1单元', '101'],
  ['二期', '1栋', '1单元', '101'],
  ['二期', '1栋', '1单元', '102', '', '新户主'],
  ['二期', '1栋', '1单元', '201', '120', '户主辛', '13600000007'],
  ['三期', '1栋', '1单元', '101', '75.8', '户主壬', '13600000008'],
];

/** Uploads a roster as the phone does. @returns its file id */
export function uploadRoster(
  linli: Linli,
  lines: readonly RosterLine[] = ROSTER,
  name = 'roster',
): Promise<string> {
  return linli.cloud.uploadFile(
    `rosters/${MAPLE}/${name}.xlsx`,
    workbook([COLUMNS, ...lines.map((line) => [...line])]),
  );
}
