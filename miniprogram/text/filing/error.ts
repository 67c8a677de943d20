import type { FilingErrorCode } from '../../../typings/contract/filing';
import type { Sentence } from '../error-sentence';

export const FILING_ERRORS: Record<FilingErrorCode, Sentence> = {
  PAPERS_NONE: '这里的都投过了，没有要印的纸票。',
};
