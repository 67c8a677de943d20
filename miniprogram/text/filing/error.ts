import type { FilingErrorCode } from '../../../typings/contract/filing';
import type { Sentence } from '../error-sentence';

export const FILING_ERRORS: Record<FilingErrorCode, Sentence> = {
  REPORT_MONTH_UNFIT: '只能做这个月，或者以前五年里的月报。',
  REPORT_TOO_LARGE: ({ most }) => `这个月的事项超过 ${most} 件，做不成一份月报。`,
  PAPERS_NONE: '这里的都投过了，没有要印的纸票。',
};
