import { callCloud, type InputOf } from './call-cloud';

export const listCovenants = (input: InputOf<'covenant', 'list'>) =>
  callCloud('covenant', 'list', input);
export const showCovenant = (input: InputOf<'covenant', 'detail'>) =>
  callCloud('covenant', 'detail', input);
export const splitCovenant = (input: InputOf<'covenant', 'split'>) =>
  callCloud('covenant', 'split', input);
export const createCovenant = (input: InputOf<'covenant', 'create'>) =>
  callCloud('covenant', 'create', input);
export const reviseCovenant = (input: InputOf<'covenant', 'revise'>) =>
  callCloud('covenant', 'revise', input);
export const openRound = (input: InputOf<'covenant', 'openRound'>) =>
  callCloud('covenant', 'openRound', input);
export const settleCovenant = (input: InputOf<'covenant', 'settle'>) =>
  callCloud('covenant', 'settle', input);
export const reopenCovenant = (input: InputOf<'covenant', 'reopen'>) =>
  callCloud('covenant', 'reopen', input);
export const dropCovenant = (input: InputOf<'covenant', 'drop'>) =>
  callCloud('covenant', 'drop', input);
export const listComments = (input: InputOf<'covenant', 'comments'>) =>
  callCloud('covenant', 'comments', input);
export const writeComment = (input: InputOf<'covenant', 'comment'>) =>
  callCloud('covenant', 'comment', input);
export const reactToComment = (input: InputOf<'covenant', 'react'>) =>
  callCloud('covenant', 'react', input);
export const writeAmendment = (input: InputOf<'covenant', 'amend'>) =>
  callCloud('covenant', 'amend', input);
export const withdrawAmendment = (input: InputOf<'covenant', 'withdrawAmendment'>) =>
  callCloud('covenant', 'withdrawAmendment', input);
export const listAmendments = (input: InputOf<'covenant', 'amendments'>) =>
  callCloud('covenant', 'amendments', input);
export const decideAmendment = (input: InputOf<'covenant', 'decideAmendment'>) =>
  callCloud('covenant', 'decideAmendment', input);
export const checkCovenant = (input: InputOf<'covenant', 'check'>) =>
  callCloud('covenant', 'check', input);
export const answerFlag = (input: InputOf<'covenant', 'answerFlag'>) =>
  callCloud('covenant', 'answerFlag', input);
export const listVersions = (input: InputOf<'covenant', 'versions'>) =>
  callCloud('covenant', 'versions', input);
export const compareVersions = (input: InputOf<'covenant', 'compare'>) =>
  callCloud('covenant', 'compare', input);
export const reportWords = (input: InputOf<'covenant', 'report'>) =>
  callCloud('covenant', 'report', input);
