import { callCloud, type InputOf } from './call-cloud';

export const listNotices = (input: InputOf<'notice', 'list'>) => callCloud('notice', 'list', input);
export const showNotice = (input: InputOf<'notice', 'detail'>) =>
  callCloud('notice', 'detail', input);
export const publishNotice = (input: InputOf<'notice', 'publish'>) =>
  callCloud('notice', 'publish', input);
export const confirmNotice = (input: InputOf<'notice', 'confirm'>) =>
  callCloud('notice', 'confirm', input);
export const countTurnout = (input: InputOf<'notice', 'turnout'>) =>
  callCloud('notice', 'turnout', input);
