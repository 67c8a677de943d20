import { callCloud, type InputOf } from './call-cloud';

export const checkRoster = (input: InputOf<'roster', 'check'>) =>
  callCloud('roster', 'check', input);
export const importRoster = (input: InputOf<'roster', 'import'>) =>
  callCloud('roster', 'import', input);
