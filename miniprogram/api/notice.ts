import { callCloud, type InputOf } from './call-cloud';

export const listNotices = (input: InputOf<'notice', 'listNotices'>) =>
  callCloud('notice', 'listNotices', input);
export const listForOthers = (input: InputOf<'notice', 'listForOthers'>) =>
  callCloud('notice', 'listForOthers', input);
export const showNotice = (input: InputOf<'notice', 'showNotice'>) =>
  callCloud('notice', 'showNotice', input);
export const publishNotice = (input: InputOf<'notice', 'publishNotice'>) =>
  callCloud('notice', 'publishNotice', input);
export const confirmNotice = (input: InputOf<'notice', 'confirmNotice'>) =>
  callCloud('notice', 'confirmNotice', input);
export const countTurnout = (input: InputOf<'notice', 'countTurnout'>) =>
  callCloud('notice', 'countTurnout', input);
export const correctNotice = (input: InputOf<'notice', 'correctNotice'>) =>
  callCloud('notice', 'correctNotice', input);
export const withdrawNotice = (input: InputOf<'notice', 'withdrawNotice'>) =>
  callCloud('notice', 'withdrawNotice', input);
export const pinNotice = (input: InputOf<'notice', 'pinNotice'>) =>
  callCloud('notice', 'pinNotice', input);
export const reportNotice = (input: InputOf<'notice', 'reportNotice'>) =>
  callCloud('notice', 'reportNotice', input);
export const listDrafts = (input: InputOf<'notice', 'listDrafts'>) =>
  callCloud('notice', 'listDrafts', input);
export const saveDraft = (input: InputOf<'notice', 'saveDraft'>) =>
  callCloud('notice', 'saveDraft', input);
export const removeDraft = (input: InputOf<'notice', 'dropDraft'>) =>
  callCloud('notice', 'dropDraft', input);
export const countReach = (input: InputOf<'notice', 'countReach'>) =>
  callCloud('notice', 'countReach', input);
export const listUnconfirmed = (input: InputOf<'notice', 'listUnconfirmed'>) =>
  callCloud('notice', 'listUnconfirmed', input);
export const listConfirmations = (input: InputOf<'notice', 'listConfirmations'>) =>
  callCloud('notice', 'listConfirmations', input);
export const confirmFor = (input: InputOf<'notice', 'confirmFor'>) =>
  callCloud('notice', 'confirmFor', input);
export const undoConfirmFor = (input: InputOf<'notice', 'undoConfirmFor'>) =>
  callCloud('notice', 'undoConfirmFor', input);
export const callNumber = (input: InputOf<'notice', 'callNumber'>) =>
  callCloud('notice', 'callNumber', input);
export const remindHouseholds = (input: InputOf<'notice', 'remindHouseholds'>) =>
  callCloud('notice', 'remindHouseholds', input);
