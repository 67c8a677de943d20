import { callCloud, type InputOf } from './call-cloud';

export const listNotices = (input: InputOf<'notice', 'list'>) => callCloud('notice', 'list', input);
export const listForOthers = (input: InputOf<'notice', 'forOthers'>) =>
  callCloud('notice', 'forOthers', input);
export const showNotice = (input: InputOf<'notice', 'detail'>) =>
  callCloud('notice', 'detail', input);
export const publishNotice = (input: InputOf<'notice', 'publish'>) =>
  callCloud('notice', 'publish', input);
export const confirmNotice = (input: InputOf<'notice', 'confirm'>) =>
  callCloud('notice', 'confirm', input);
export const countTurnout = (input: InputOf<'notice', 'turnout'>) =>
  callCloud('notice', 'turnout', input);
export const correctNotice = (input: InputOf<'notice', 'correct'>) =>
  callCloud('notice', 'correct', input);
export const withdrawNotice = (input: InputOf<'notice', 'withdraw'>) =>
  callCloud('notice', 'withdraw', input);
export const pinNotice = (input: InputOf<'notice', 'pin'>) => callCloud('notice', 'pin', input);
export const reportNotice = (input: InputOf<'notice', 'report'>) =>
  callCloud('notice', 'report', input);
export const listDrafts = (input: InputOf<'notice', 'drafts'>) =>
  callCloud('notice', 'drafts', input);
export const saveDraft = (input: InputOf<'notice', 'saveDraft'>) =>
  callCloud('notice', 'saveDraft', input);
export const removeDraft = (input: InputOf<'notice', 'dropDraft'>) =>
  callCloud('notice', 'dropDraft', input);
export const countReach = (input: InputOf<'notice', 'reach'>) =>
  callCloud('notice', 'reach', input);
export const listUnconfirmed = (input: InputOf<'notice', 'unconfirmed'>) =>
  callCloud('notice', 'unconfirmed', input);
export const listConfirmations = (input: InputOf<'notice', 'confirmations'>) =>
  callCloud('notice', 'confirmations', input);
export const confirmFor = (input: InputOf<'notice', 'confirmFor'>) =>
  callCloud('notice', 'confirmFor', input);
export const undoConfirmFor = (input: InputOf<'notice', 'undoConfirmFor'>) =>
  callCloud('notice', 'undoConfirmFor', input);
export const callNumber = (input: InputOf<'notice', 'callNumber'>) =>
  callCloud('notice', 'callNumber', input);
export const remindHouseholds = (input: InputOf<'notice', 'remind'>) =>
  callCloud('notice', 'remind', input);
