import { callCloud, type InputOf } from './call-cloud';

export const printPapers = (input: InputOf<'filing', 'papers'>) =>
  callCloud('filing', 'papers', input);
export const makePack = (input: InputOf<'filing', 'pack'>) => callCloud('filing', 'pack', input);
export const printCovenant = (input: InputOf<'filing', 'covenant'>) =>
  callCloud('filing', 'covenant', input);
