import { callCloud, type InputOf } from './call-cloud';

export const printPapers = (input: InputOf<'filing', 'printPapers'>) =>
  callCloud('filing', 'printPapers', input);
export const makePack = (input: InputOf<'filing', 'makePack'>) =>
  callCloud('filing', 'makePack', input);
export const printCovenant = (input: InputOf<'filing', 'printCovenant'>) =>
  callCloud('filing', 'printCovenant', input);
