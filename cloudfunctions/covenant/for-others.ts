/** What other modules may use of covenants. */
export { forgetWriter, listOwnReports, listOwnWords } from './round/own-words.ts';
export { covenantSearch } from './search/covenant-search.ts';
export {
  adoptCovenant,
  holdCovenant,
  readCovenant,
  releaseCovenant,
} from './text/adopt-covenant.ts';
export { seenCovenant } from './text/see-covenant.ts';
export { amendmentSubject, commentSubject } from './words-subject.ts';
