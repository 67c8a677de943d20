import { callCloud, type InputOf } from './call-cloud';

export const showOverview = (input: InputOf<'home', 'showOverview'>) =>
  callCloud('home', 'showOverview', input);
