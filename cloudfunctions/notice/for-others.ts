export { findReceiptsOf, forgetReader } from './confirm/reader-repository.ts';
export { listForHome, watchNewest } from './read/list-for-home.ts';
export { noticeSubject } from './review-subject.ts';
