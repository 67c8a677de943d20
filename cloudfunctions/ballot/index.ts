import { type ActionTable, defineModule } from '../kernel/handler.ts';
import { SECRETARY } from '../people/officers.ts';
import { announceMotion, cancelMotion } from './motion/announce-motion.ts';
import { checkLoad, checkMotion } from './motion/check-motion.ts';
import { keepUp } from './motion/keep-motions.ts';
import { listMotions } from './motion/list-motions.ts';
import {
  ANNOUNCE_ACCESS,
  ANNOUNCERS,
  COUNT_ACCESS,
  DOOR_ACCESS,
  motionLoad,
  POLL_ACCESS,
  PROXY_ACCESS,
  SIGN_ACCESS,
  TURNOUT_ACCESS,
  VOTER_ACCESS,
  voterLoad,
} from './motion/motion-access.ts';
import * as schema from './motion/motion-schema.ts';
import { saveLoad, saveMotion } from './motion/save-motion.ts';
import { showMotion } from './motion/show-motion.ts';
import { saveSettings, settingsLoad, showSettings } from './motion/voting-settings.ts';
import { decidePaper, decidePaperLoad, listPapers } from './paper/decide-paper.ts';
import { enterPaper, paperLoad } from './paper/enter-paper.ts';
import { handIn } from './paper/hand-in.ts';
import { makePoll, pollLoad } from './poll/take-poll.ts';
import { countNow, recountMotion } from './result/count-motion.ts';
import { findReceipt, listBallots } from './result/find-receipt.ts';
import { publishResult, recordFiling, signResult } from './result/sign-result.ts';
import { answerLoad, answerObjection } from './roster/answer-objection.ts';
import { listVoters } from './roster/list-voters.ts';
import { listObjections, raiseObjection } from './roster/raise-objection.ts';
import { proxyLoad, setProxy } from './roster/set-proxy.ts';
import { castBallot, castLoad } from './vote/cast-ballot.ts';
import { checkIn, checkInFor, checkInLoad, showRoomCode } from './vote/check-in.ts';
import { countTurnout } from './vote/count-turnout.ts';
import { voidBallot } from './vote/void-ballot.ts';

const residents = { who: 'residents' } as const;

export const actions: ActionTable<'ballot'> = {
  showSettings: {
    input: schema.communityInput,
    access: residents,
    load: settingsLoad,
    budget: 1,
    run: showSettings,
  },
  saveSettings: {
    input: schema.saveSettingsInput,
    access: {
      who: 'officers',
      roles: SECRETARY,
      places: { input: 'communityId' },
      relation: 'within',
    },
    load: settingsLoad,
    budget: 3,
    run: saveSettings,
  },
  listMotions: { input: schema.motionsInput, access: residents, budget: 4, run: listMotions },
  showMotion: {
    input: schema.oneInput,
    access: residents,
    load: motionLoad,
    budget: 3,
    run: showMotion,
  },
  saveMotion: {
    input: schema.saveInput,
    access: {
      who: 'officers',
      roles: ANNOUNCERS,
      places: { input: 'form.placeId' },
      relation: 'within',
    },
    load: saveLoad,
    budget: 4,
    run: saveMotion,
  },
  checkMotion: {
    input: schema.oneInput,
    access: ANNOUNCE_ACCESS,
    load: checkLoad,
    budget: 4, // and one more for each thousand households and people
    run: checkMotion,
  },
  announceMotion: {
    input: schema.commandInput,
    access: ANNOUNCE_ACCESS,
    load: checkLoad,
    budget: 17, // and for each thousand voters four more
    run: announceMotion,
  },
  cancelMotion: {
    input: schema.cancelInput,
    access: ANNOUNCE_ACCESS,
    load: motionLoad,
    budget: 7,
    run: cancelMotion,
  },
  listVoters: {
    input: schema.votersInput,
    access: DOOR_ACCESS,
    load: motionLoad,
    budget: 2,
    run: listVoters,
  },
  countTurnout: {
    input: schema.oneInput,
    access: TURNOUT_ACCESS,
    load: motionLoad,
    budget: 2,
    run: countTurnout,
  },
  showRoomCode: {
    input: schema.oneInput,
    access: DOOR_ACCESS,
    load: motionLoad,
    budget: 1,
    run: showRoomCode,
  },
  checkIn: {
    input: schema.checkInInput,
    access: residents,
    load: checkInLoad,
    budget: 2,
    run: checkIn,
  },
  checkInFor: {
    input: schema.voterInput,
    access: VOTER_ACCESS,
    load: voterLoad,
    budget: 3,
    run: checkInFor,
  },
  castBallot: {
    input: schema.castInput,
    access: residents,
    load: castLoad,
    budget: 3,
    run: castBallot,
  },
  voidBallot: {
    input: schema.voidInput,
    access: VOTER_ACCESS,
    load: voterLoad,
    budget: 5,
    run: voidBallot,
  },
  setProxy: {
    input: schema.proxyInput,
    access: PROXY_ACCESS,
    load: proxyLoad,
    budget: 5,
    run: setProxy,
  },
  enterPaper: {
    input: schema.enterPaperInput,
    access: DOOR_ACCESS,
    load: paperLoad,
    budget: 4,
    run: enterPaper,
  },
  handIn: {
    input: schema.handInInput,
    access: VOTER_ACCESS,
    load: voterLoad,
    budget: 4,
    run: handIn,
  },
  listPapers: {
    input: schema.papersInput,
    access: DOOR_ACCESS,
    load: motionLoad,
    budget: 2,
    run: listPapers,
  },
  decidePaper: {
    input: schema.decidePaperInput,
    access: DOOR_ACCESS,
    load: decidePaperLoad,
    budget: 7,
    run: decidePaper,
  },
  raiseObjection: {
    input: schema.objectInput,
    access: residents,
    load: motionLoad,
    budget: 4,
    run: raiseObjection,
  },
  listObjections: {
    input: schema.oneInput,
    access: residents,
    load: motionLoad,
    budget: 2,
    run: listObjections,
  },
  answerObjection: {
    input: schema.answerInput,
    access: ANNOUNCE_ACCESS,
    load: answerLoad,
    budget: 16, // and one more for each thousand voters
    run: answerObjection,
  },
  countMotion: {
    input: schema.oneInput,
    access: COUNT_ACCESS,
    load: motionLoad,
    budget: 20, // and one more for each thousand ballots
    run: countNow,
  },
  signResult: {
    input: schema.signInput,
    access: SIGN_ACCESS,
    load: motionLoad,
    budget: 3,
    run: signResult,
  },
  publishResult: {
    input: schema.commandInput,
    access: ANNOUNCE_ACCESS,
    load: motionLoad,
    budget: 3,
    run: publishResult,
  },
  recountMotion: {
    input: schema.commandInput,
    access: residents,
    load: motionLoad,
    budget: 3, // and one more for each thousand ballots
    run: recountMotion,
  },
  findReceipt: {
    input: schema.findReceiptInput,
    access: residents,
    load: motionLoad,
    budget: 2,
    run: findReceipt,
  },
  listBallots: {
    input: schema.listInput,
    access: residents,
    load: motionLoad,
    budget: 2,
    run: listBallots,
  },
  recordFiling: {
    input: schema.filingInput,
    access: ANNOUNCE_ACCESS,
    load: motionLoad,
    budget: 3,
    run: recordFiling,
  },
  makePoll: {
    input: schema.pollInput,
    access: POLL_ACCESS,
    load: pollLoad,
    budget: 4,
    run: makePoll,
  },
};

/** What phones called these before: kept for two releases. */
const aliases = {
  settings: 'showSettings',
  motions: 'listMotions',
  motion: 'showMotion',
  save: 'saveMotion',
  check: 'checkMotion',
  announce: 'announceMotion',
  cancel: 'cancelMotion',
  voters: 'listVoters',
  turnout: 'countTurnout',
  roomCode: 'showRoomCode',
  cast: 'castBallot',
  void: 'voidBallot',
  papers: 'listPapers',
  object: 'raiseObjection',
  objections: 'listObjections',
  count: 'countMotion',
  sign: 'signResult',
  publish: 'publishResult',
  recount: 'recountMotion',
  list: 'listBallots',
  poll: 'makePoll',
} as const;

export const { main } = defineModule('ballot', actions, { timers: { upkeep: keepUp }, aliases });
