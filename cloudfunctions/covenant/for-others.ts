/** What other modules may use of covenants. */
export { forgetWriter, listOwnWords } from './round/own-words.ts';
export { settleWords } from './round/settle-words.ts';
export {
  adoptCovenant,
  holdCovenant,
  readCovenant,
  releaseCovenant,
} from './text/adopt-covenant.ts';
export { wordsOf } from './text/covenant-state-rules.ts';
export { seenCovenant } from './text/see-covenant.ts';
