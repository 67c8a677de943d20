import { callCloud, type InputOf } from './call-cloud';

export const makeTemplate = (input: InputOf<'roster', 'template'>) =>
  callCloud('roster', 'template', input);
export const exportRoster = (input: InputOf<'roster', 'export'>) =>
  callCloud('roster', 'export', input);
export const printSlips = (input: InputOf<'roster', 'slips'>) =>
  callCloud('roster', 'slips', input);
export const listGrids = (input: InputOf<'roster', 'grids'>) => callCloud('roster', 'grids', input);
export const setGrid = (input: InputOf<'roster', 'setGrid'>) =>
  callCloud('roster', 'setGrid', input);
export const checkRoster = (input: InputOf<'roster', 'check'>) =>
  callCloud('roster', 'check', input);
export const importRoster = (input: InputOf<'roster', 'import'>) =>
  callCloud('roster', 'import', input);
