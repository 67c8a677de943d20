import { callCloud, type InputOf } from './call-cloud';

export const showSettings = (input: InputOf<'ballot', 'showSettings'>) =>
  callCloud('ballot', 'showSettings', input);
export const saveSettings = (input: InputOf<'ballot', 'saveSettings'>) =>
  callCloud('ballot', 'saveSettings', input);
export const listMotions = (input: InputOf<'ballot', 'listMotions'>) =>
  callCloud('ballot', 'listMotions', input);
export const showMotion = (input: InputOf<'ballot', 'showMotion'>) =>
  callCloud('ballot', 'showMotion', input);
export const saveMotion = (input: InputOf<'ballot', 'saveMotion'>) =>
  callCloud('ballot', 'saveMotion', input);
export const checkMotion = (input: InputOf<'ballot', 'checkMotion'>) =>
  callCloud('ballot', 'checkMotion', input);
export const announceMotion = (input: InputOf<'ballot', 'announceMotion'>) =>
  callCloud('ballot', 'announceMotion', input);
export const cancelMotion = (input: InputOf<'ballot', 'cancelMotion'>) =>
  callCloud('ballot', 'cancelMotion', input);
export const listVoters = (input: InputOf<'ballot', 'listVoters'>) =>
  callCloud('ballot', 'listVoters', input);
export const countTurnout = (input: InputOf<'ballot', 'countTurnout'>) =>
  callCloud('ballot', 'countTurnout', input);
export const showRoomCode = (input: InputOf<'ballot', 'showRoomCode'>) =>
  callCloud('ballot', 'showRoomCode', input);
export const checkIn = (input: InputOf<'ballot', 'checkIn'>) =>
  callCloud('ballot', 'checkIn', input);
export const checkInFor = (input: InputOf<'ballot', 'checkInFor'>) =>
  callCloud('ballot', 'checkInFor', input);
export const castBallot = (input: InputOf<'ballot', 'castBallot'>) =>
  callCloud('ballot', 'castBallot', input);
export const voidBallot = (input: InputOf<'ballot', 'voidBallot'>) =>
  callCloud('ballot', 'voidBallot', input);
export const setProxy = (input: InputOf<'ballot', 'setProxy'>) =>
  callCloud('ballot', 'setProxy', input);
export const enterPaper = (input: InputOf<'ballot', 'enterPaper'>) =>
  callCloud('ballot', 'enterPaper', input);
export const handIn = (input: InputOf<'ballot', 'handIn'>) => callCloud('ballot', 'handIn', input);
export const listPapers = (input: InputOf<'ballot', 'listPapers'>) =>
  callCloud('ballot', 'listPapers', input);
export const decidePaper = (input: InputOf<'ballot', 'decidePaper'>) =>
  callCloud('ballot', 'decidePaper', input);
export const raiseObjection = (input: InputOf<'ballot', 'raiseObjection'>) =>
  callCloud('ballot', 'raiseObjection', input);
export const listObjections = (input: InputOf<'ballot', 'listObjections'>) =>
  callCloud('ballot', 'listObjections', input);
export const answerObjection = (input: InputOf<'ballot', 'answerObjection'>) =>
  callCloud('ballot', 'answerObjection', input);
export const countMotion = (input: InputOf<'ballot', 'countMotion'>) =>
  callCloud('ballot', 'countMotion', input);
export const signResult = (input: InputOf<'ballot', 'signResult'>) =>
  callCloud('ballot', 'signResult', input);
export const publishResult = (input: InputOf<'ballot', 'publishResult'>) =>
  callCloud('ballot', 'publishResult', input);
export const recountMotion = (input: InputOf<'ballot', 'recountMotion'>) =>
  callCloud('ballot', 'recountMotion', input);
export const findReceipt = (input: InputOf<'ballot', 'findReceipt'>) =>
  callCloud('ballot', 'findReceipt', input);
export const listBallots = (input: InputOf<'ballot', 'listBallots'>) =>
  callCloud('ballot', 'listBallots', input);
export const recordFiling = (input: InputOf<'ballot', 'recordFiling'>) =>
  callCloud('ballot', 'recordFiling', input);
export const makePoll = (input: InputOf<'ballot', 'makePoll'>) =>
  callCloud('ballot', 'makePoll', input);
