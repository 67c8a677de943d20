import { callCloud, type InputOf } from './call-cloud';

export const listCovenants = (input: InputOf<'covenant', 'listCovenants'>) =>
  callCloud('covenant', 'listCovenants', input);
export const showCovenant = (input: InputOf<'covenant', 'showCovenant'>) =>
  callCloud('covenant', 'showCovenant', input);
export const splitCovenant = (input: InputOf<'covenant', 'splitCovenant'>) =>
  callCloud('covenant', 'splitCovenant', input);
export const createCovenant = (input: InputOf<'covenant', 'createCovenant'>) =>
  callCloud('covenant', 'createCovenant', input);
export const reviseCovenant = (input: InputOf<'covenant', 'reviseCovenant'>) =>
  callCloud('covenant', 'reviseCovenant', input);
export const openRound = (input: InputOf<'covenant', 'openRound'>) =>
  callCloud('covenant', 'openRound', input);
export const settleCovenant = (input: InputOf<'covenant', 'settleCovenant'>) =>
  callCloud('covenant', 'settleCovenant', input);
export const reopenCovenant = (input: InputOf<'covenant', 'reopenCovenant'>) =>
  callCloud('covenant', 'reopenCovenant', input);
export const dropCovenant = (input: InputOf<'covenant', 'dropCovenant'>) =>
  callCloud('covenant', 'dropCovenant', input);
export const listComments = (input: InputOf<'covenant', 'listComments'>) =>
  callCloud('covenant', 'listComments', input);
export const writeComment = (input: InputOf<'covenant', 'writeComment'>) =>
  callCloud('covenant', 'writeComment', input);
export const reactToComment = (input: InputOf<'covenant', 'reactToComment'>) =>
  callCloud('covenant', 'reactToComment', input);
export const writeAmendment = (input: InputOf<'covenant', 'writeAmendment'>) =>
  callCloud('covenant', 'writeAmendment', input);
export const withdrawAmendment = (input: InputOf<'covenant', 'withdrawAmendment'>) =>
  callCloud('covenant', 'withdrawAmendment', input);
export const listAmendments = (input: InputOf<'covenant', 'listAmendments'>) =>
  callCloud('covenant', 'listAmendments', input);
export const decideAmendment = (input: InputOf<'covenant', 'decideAmendment'>) =>
  callCloud('covenant', 'decideAmendment', input);
export const checkCovenant = (input: InputOf<'covenant', 'checkCovenant'>) =>
  callCloud('covenant', 'checkCovenant', input);
export const answerFlag = (input: InputOf<'covenant', 'answerFlag'>) =>
  callCloud('covenant', 'answerFlag', input);
export const listVersions = (input: InputOf<'covenant', 'listVersions'>) =>
  callCloud('covenant', 'listVersions', input);
export const compareVersions = (input: InputOf<'covenant', 'compareVersions'>) =>
  callCloud('covenant', 'compareVersions', input);
export const reportWords = (input: InputOf<'covenant', 'reportWords'>) =>
  callCloud('covenant', 'reportWords', input);
