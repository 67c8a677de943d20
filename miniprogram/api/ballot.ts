import { callCloud, type InputOf } from './call-cloud';

export const showSettings = (input: InputOf<'ballot', 'settings'>) =>
  callCloud('ballot', 'settings', input);
export const saveSettings = (input: InputOf<'ballot', 'saveSettings'>) =>
  callCloud('ballot', 'saveSettings', input);
export const listMotions = (input: InputOf<'ballot', 'motions'>) =>
  callCloud('ballot', 'motions', input);
export const showMotion = (input: InputOf<'ballot', 'motion'>) =>
  callCloud('ballot', 'motion', input);
export const saveMotion = (input: InputOf<'ballot', 'save'>) => callCloud('ballot', 'save', input);
export const checkMotion = (input: InputOf<'ballot', 'check'>) =>
  callCloud('ballot', 'check', input);
export const announceMotion = (input: InputOf<'ballot', 'announce'>) =>
  callCloud('ballot', 'announce', input);
export const cancelMotion = (input: InputOf<'ballot', 'cancel'>) =>
  callCloud('ballot', 'cancel', input);
export const listVoters = (input: InputOf<'ballot', 'voters'>) =>
  callCloud('ballot', 'voters', input);
export const countTurnout = (input: InputOf<'ballot', 'turnout'>) =>
  callCloud('ballot', 'turnout', input);
export const showRoomCode = (input: InputOf<'ballot', 'roomCode'>) =>
  callCloud('ballot', 'roomCode', input);
export const checkIn = (input: InputOf<'ballot', 'checkIn'>) =>
  callCloud('ballot', 'checkIn', input);
export const checkInFor = (input: InputOf<'ballot', 'checkInFor'>) =>
  callCloud('ballot', 'checkInFor', input);
export const castBallot = (input: InputOf<'ballot', 'cast'>) => callCloud('ballot', 'cast', input);
export const voidBallot = (input: InputOf<'ballot', 'void'>) => callCloud('ballot', 'void', input);
export const setProxy = (input: InputOf<'ballot', 'setProxy'>) =>
  callCloud('ballot', 'setProxy', input);
export const enterPaper = (input: InputOf<'ballot', 'enterPaper'>) =>
  callCloud('ballot', 'enterPaper', input);
export const handIn = (input: InputOf<'ballot', 'handIn'>) => callCloud('ballot', 'handIn', input);
export const listPapers = (input: InputOf<'ballot', 'papers'>) =>
  callCloud('ballot', 'papers', input);
export const decidePaper = (input: InputOf<'ballot', 'decidePaper'>) =>
  callCloud('ballot', 'decidePaper', input);
export const raiseObjection = (input: InputOf<'ballot', 'object'>) =>
  callCloud('ballot', 'object', input);
export const listObjections = (input: InputOf<'ballot', 'objections'>) =>
  callCloud('ballot', 'objections', input);
export const answerObjection = (input: InputOf<'ballot', 'answerObjection'>) =>
  callCloud('ballot', 'answerObjection', input);
export const countMotion = (input: InputOf<'ballot', 'count'>) =>
  callCloud('ballot', 'count', input);
export const signResult = (input: InputOf<'ballot', 'sign'>) => callCloud('ballot', 'sign', input);
export const publishResult = (input: InputOf<'ballot', 'publish'>) =>
  callCloud('ballot', 'publish', input);
export const recountMotion = (input: InputOf<'ballot', 'recount'>) =>
  callCloud('ballot', 'recount', input);
export const findReceipt = (input: InputOf<'ballot', 'findReceipt'>) =>
  callCloud('ballot', 'findReceipt', input);
export const listBallots = (input: InputOf<'ballot', 'list'>) => callCloud('ballot', 'list', input);
export const recordFiling = (input: InputOf<'ballot', 'recordFiling'>) =>
  callCloud('ballot', 'recordFiling', input);
export const makePoll = (input: InputOf<'ballot', 'poll'>) => callCloud('ballot', 'poll', input);
