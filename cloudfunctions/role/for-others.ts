/** What other modules may use of offices. */
export { listOwnProposals } from './proposal/own-proposals.ts';
