import { callCloud, type InputOf } from './call-cloud';

export const showOverview = (input: InputOf<'home', 'overview'>) =>
  callCloud('home', 'overview', input);
