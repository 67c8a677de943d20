export { findReceiptsOf, forgetReader } from './confirm/reader-repository.ts';
export { askedDesk } from './desk/asked-desk.ts';
export { handedDesk } from './desk/handed-desk.ts';
export { recheckDesk } from './desk/recheck-desk.ts';
export { troubleDesk } from './desk/trouble-desk.ts';
export { forgetDrafts } from './draft/draft-repository.ts';
export { listOwnPapers } from './draft/own-papers.ts';
export {
  readUnconfirmed,
  type UnconfirmedBuilding,
  type UnconfirmedDoor,
} from './export/unconfirmed-doors.ts';
export { listOwnQuestions } from './question/own-questions.ts';
export { forgetAsker } from './question/question-repository.ts';
export { listForHome, watchNewest } from './read/list-for-home.ts';
export { findRecoveriesBy, forgetRecoveries } from './recover/recovery-repository.ts';
export { noticeSubject } from './review-subject.ts';
export { noticeSearch } from './search/notice-search.ts';
