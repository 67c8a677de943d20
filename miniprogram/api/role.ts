import { callCloud, type InputOf } from './call-cloud';

export const listPeople = (input: InputOf<'role', 'listPeople'>) =>
  callCloud('role', 'listPeople', input);
export const grantRole = (input: InputOf<'role', 'grantRole'>) =>
  callCloud('role', 'grantRole', input);
export const endRole = (input: InputOf<'role', 'endRole'>) => callCloud('role', 'endRole', input);
export const listProposals = (input: InputOf<'role', 'listProposals'>) =>
  callCloud('role', 'listProposals', input);
export const decideProposal = (input: InputOf<'role', 'decideProposal'>) =>
  callCloud('role', 'decideProposal', input);
export const listPosts = (input: InputOf<'role', 'listPosts'>) =>
  callCloud('role', 'listPosts', input);
export const listStewards = (input: InputOf<'role', 'listStewards'>) =>
  callCloud('role', 'listStewards', input);
