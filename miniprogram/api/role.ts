import { callCloud, type InputOf } from './call-cloud';

export const listPeople = (input: InputOf<'role', 'people'>) => callCloud('role', 'people', input);
export const grantRole = (input: InputOf<'role', 'grant'>) => callCloud('role', 'grant', input);
export const endRole = (input: InputOf<'role', 'end'>) => callCloud('role', 'end', input);
export const listProposals = (input: InputOf<'role', 'proposals'>) =>
  callCloud('role', 'proposals', input);
export const decideProposal = (input: InputOf<'role', 'decideProposal'>) =>
  callCloud('role', 'decideProposal', input);
export const listPosts = (input: InputOf<'role', 'posts'>) => callCloud('role', 'posts', input);
export const listStewards = (input: InputOf<'role', 'stewards'>) =>
  callCloud('role', 'stewards', input);
