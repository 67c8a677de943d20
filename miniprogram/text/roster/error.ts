import type { ErrorDetails } from '../../../typings/contract/envelope';
import type { RosterErrorCode } from '../../../typings/contract/roster';
import type { Sentence } from '../error-sentence';
import { columnWords, notXlsxWords } from './file-form';

export const ROSTER_ERRORS: Record<RosterErrorCode, Sentence> = {
  OWNERS_CHANGED: '名册或者别人的决定有了变化。请刷新以后再看一遍。',
  OWNERS_OWN_HOME: '里面有您自己家的房子，要请另一位来定。',
  OWNERS_PROPOSAL_OWN: '这是您提的，要请另一位来核对。',
  OWNERS_PROPOSAL_DECIDED: '另一位已经定了。请刷新看看结果。',
  OWNERS_PROPOSAL_NOT_FOUND: '没有找到这一条。请返回后再看看。',
  ESTATE_CHANGED: '刚才有别人改过。请刷新以后再填。',
  FILE_NOT_XLSX: ({ form }) => notXlsxWords(String(form ?? '')),
  FILE_EMPTY: '这个表格里没有一行住户。请看看是不是选错了文件。',
  FILE_COLUMNS_MISSING: ({ columns }) =>
    `没有找到列名，或者缺少这几列：${columnsWords(columns)}。请补上列名后再选。`,
  ROSTER_HAS_ERRORS: '表格里还没有能导入的行，什么都没有改。请按下面的提示改好，再选一次。',
  SLIPS_NONE: '这里每一户都有人加入了，不用再打纸条。要给所有住户重发，请选“每一户都打”。',
  SLIPS_TOO_MANY: ({ most }) => `这里超过 ${most ?? 200} 户，一次打不完。请一个单元一个单元地打。`,
};

function columnsWords(columns: ErrorDetails[string] | undefined): string {
  return String(columns ?? '')
    .split(/[,，、\s]+/)
    .map((column) => columnWords(column))
    .join('、');
}
