import { MAPLE } from './community.ts';
import type { Linli } from './linli.ts';
import { type Cell, workbook } from './workbook.ts';

/** Tables of orders of 12345, as the hotline's platform exports them. */

const COLUMNS = ['序号', '工单编号', '来电人', '联系电话', '诉求内容', '事发地址', '办理时限'];

export const ORDERS: Cell[][] = [
  [
    1,
    'XT20260615001',
    '王女士',
    '13900000000',
    '一栋楼道灯不亮，晚上看不见',
    '一期1栋1单元',
    '2026-06-18 17:00',
  ],
  [2, 'XT20260615002', '李先生', '13900000000', '小区大门关不上', '城西路口', '2026年6月20日'],
];

/** Uploads a table as the phone does. @returns its file id */
export function uploadOrders(
  linli: Linli,
  rows: readonly (readonly Cell[])[] = ORDERS,
  columns: readonly string[] = COLUMNS,
): Promise<string> {
  const bytes = workbook([['6月热线工单'], columns, ...rows]);
  return linli.cloud.uploadFile(`rosters/${MAPLE}/orders.xlsx`, bytes);
}
