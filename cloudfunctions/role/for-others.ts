/** What other modules may use of offices. */

export { proposalDesk } from './desk/desk-repository.ts';
export { forgetSelections, listOwnSelections } from './own/own-selections.ts';
export { listOwnProposals } from './proposal/own-proposals.ts';
