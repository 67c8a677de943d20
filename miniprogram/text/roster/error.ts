import type { ErrorDetails } from '../../../typings/contract/envelope';
import type { RosterErrorCode } from '../../../typings/contract/roster';
import type { Sentence } from '../error-sentence';
import { columnWords } from './roster';

export const ROSTER_ERRORS: Record<RosterErrorCode, Sentence> = {
  FILE_NOT_XLSX: '这个文件不是 .xlsx 表格。请在 Excel 里“另存为”.xlsx 后再选。',
  FILE_EMPTY: '这个表格里没有一行住户。请看看是不是选错了文件。',
  FILE_COLUMNS_MISSING: ({ columns }) =>
    `表格的第一行缺少这几列：${columnsWords(columns)}。请补上后再选。`,
  ROSTER_HAS_ERRORS: '表格里还有没改好的行，没有导入。请按下面的提示改好，再选一次。',
  SLIPS_NONE: '这里每一户都有人加入了，不用再打纸条。要给所有住户重发，请选“每一户都打”。',
  SLIPS_TOO_MANY: ({ most }) => `这里超过 ${most ?? 200} 户，一次打不完。请一个单元一个单元地打。`,
};

function columnsWords(columns: ErrorDetails[string] | undefined): string {
  return String(columns ?? '')
    .split(/[,，、\s]+/)
    .map((column) => columnWords(column))
    .join('、');
}
