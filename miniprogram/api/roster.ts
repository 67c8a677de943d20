import { callCloud, type InputOf } from './call-cloud';

export const makeTemplate = (input: InputOf<'roster', 'makeTemplate'>) =>
  callCloud('roster', 'makeTemplate', input);
export const exportRoster = (input: InputOf<'roster', 'exportRoster'>) =>
  callCloud('roster', 'exportRoster', input);
export const printSlips = (input: InputOf<'roster', 'printSlips'>) =>
  callCloud('roster', 'printSlips', input);
export const listGrids = (input: InputOf<'roster', 'listGrids'>) =>
  callCloud('roster', 'listGrids', input);
export const setGrid = (input: InputOf<'roster', 'setGrid'>) =>
  callCloud('roster', 'setGrid', input);
export const checkRoster = (input: InputOf<'roster', 'checkRoster'>) =>
  callCloud('roster', 'checkRoster', input);
export const importRoster = (input: InputOf<'roster', 'importRoster'>) =>
  callCloud('roster', 'importRoster', input);
