export { findReceiptsOf, forgetReader } from './confirm/reader-repository.ts';
export { forgetDrafts } from './draft/draft-repository.ts';
export { listOwnPapers } from './draft/own-papers.ts';
export { listForHome, watchNewest } from './read/list-for-home.ts';
export { findRecoveriesBy, forgetRecoveries } from './recover/recovery-repository.ts';
export { noticeSubject } from './review-subject.ts';
export { noticeSearch } from './search/notice-search.ts';
