import assert from 'node:assert/strict';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { actions } from '../../cloudfunctions/ballot/index.ts';
import { HOME, idOf, MAPLE, PLACE, residentIdOf, START } from '../support/community.ts';
import { decidingCorrection } from '../support/corrections.ts';
import { printedSerial } from '../support/examples/ballot.ts';
import { commandId, type Input } from '../support/inputs.ts';
import { type AnyEnvelope, type As, type Linli, startLinli } from '../support/linli.ts';
import {
  casting,
  formOf,
  MOTION,
  NO,
  OBJECTION,
  onVoter,
  PAPER,
  QUESTION,
  resultHash,
  YES,
} from '../support/motions.ts';
import { decidingNote, mustAgree, noteAndAgree, waitingAt } from '../support/notes.ts';
import { proposedSettings } from '../support/settings.ts';
import { talkWith } from '../support/talk.ts';

/** A command that is sent once more, after others have changed what it changed. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());
beforeEach(() => linli.reset());

const HOUR = 60 * 60_000;
const THIRD = idOf(MAPLE, '一期', '1栋', '2单元', '201');
const { ask } = talkWith(() => linli);
const on = (motionId: string, more: object = {}): Input => ({
  communityId: MAPLE,
  motionId,
  ...more,
});
const command = (n: number) => ({ commandId: commandId(n) });

interface Call {
  action: string;
  input: Input;
  as: As;
}
type Sent = (action: string, input: Input, as: As) => Promise<AnyEnvelope>;

interface Repeat {
  /** what is sent first, and again at the end */
  first: Call;
  /** what happens in between, also by other people */
  between(send: Sent, answer: AnyEnvelope): Promise<unknown>;
  /** why the first answer is a refusal, if it is */
  refused?: string;
  /** the answer to the repeat, where it is not the first once more; AS_IN_BETWEEN: what `between` ends with */
  again?: unknown;
}

const call = (action: string, input: Input, as: As): Call => ({ action, input, as });
const dataOf = <Data>(envelope: AnyEnvelope) => (envelope.ok ? envelope.data : {}) as Data;

const AS_IN_BETWEEN = Symbol('as in between');

const SETTINGS = {
  leastDays: 7,
  mostDays: 30,
  publicationDays: 15,
  proxiesPerPerson: 2,
  remoteRule: '',
  ownersApproval: '',
};
const settings = (n: number, more: object = {}): Input => ({
  communityId: MAPLE,
  settings: { ...SETTINGS, ...more },
  ...command(n),
});
const draft = (n: number, motionId: string | null, title: string) =>
  on(motionId ?? '', { motionId, form: formOf({ title }), ...command(n) });
const proxy = (n: number, agentId: string | null) => onVoter(n, { agentId });
const decision = (n: number, paperId: string, which: 'confirm' | 'refuse', motionId: string) =>
  on(motionId, { paperId, decision: which, ...command(n) });
const entry = (n: number, more: Input = {}) =>
  onVoter(n, { serial: null, channel: 'door', answers: NO, ...more });

const REPEATS: Record<string, () => Repeat | Promise<Repeat>> = {
  'saveSettings, the first of a community': () => ({
    first: call('saveSettings', settings(1), 'secretary'),
    between: (send) => send('saveSettings', settings(2, { leastDays: 9 }), 'secretary'),
    again: AS_IN_BETWEEN,
  }),
  saveSettings: async () => {
    await ask('ballot.saveSettings', settings(3, { leastDays: 8 }), 'secretary');
    return {
      first: call('saveSettings', settings(1), 'secretary'),
      between: (send) => send('saveSettings', settings(2, { leastDays: 9 }), 'secretary'),
      again: AS_IN_BETWEEN,
    };
  },
  decideSettings: async () => ({
    first: call('decideSettings', await proposedSettings(linli, 3, SETTINGS), 'partyBranch'),
    between: async (send) => {
      await send('saveSettings', settings(2), 'secretary'); // those that hold
      return send('showSettings', { communityId: MAPLE }, 'partyBranch');
    },
    again: AS_IN_BETWEEN,
  }),
  'saveMotion, a new one': () => ({
    first: call('saveMotion', draft(1, null, '活动室'), 'secretary'),
    between: (send, answer) => {
      const { motionId } = dataOf<{ motionId: string }>(answer);
      return send('saveMotion', draft(2, motionId, '活动室和阅览室'), 'secretary');
    },
  }),
  saveMotion: () => ({
    first: call('saveMotion', draft(1, MOTION.draft, '活动室'), 'secretary'),
    between: (send) => send('saveMotion', draft(2, MOTION.draft, '活动室和阅览室'), 'secretary'),
  }),
  announceMotion: () => ({
    first: call('announceMotion', on(MOTION.draft, command(1)), 'secretary'),
    between: (send) =>
      send('cancelMotion', on(MOTION.draft, { reason: '改期', ...command(2) }), 'secretary'),
  }),
  cancelMotion: () => ({
    first: call('cancelMotion', on(MOTION.notice, { reason: '改期', ...command(1) }), 'secretary'),
    between: (send) =>
      send('cancelMotion', on(MOTION.notice, { reason: '不办了', ...command(2) }), 'secretary'),
  }),
  checkInFor: () => ({
    first: call('checkInFor', onVoter(1), 'stairSteward'),
    between: (send) => send('setProxy', proxy(2, null), 'secretary'),
  }),
  callVoter: () => ({
    first: call('callVoter', onVoter(1, { householdId: HOME.second }), 'stairSteward'),
    between: (send) =>
      send('callVoter', onVoter(2, { householdId: HOME.second }), 'buildingSteward'),
  }),
  undoCheckIn: async () => {
    await noteAndAgree(linli, 'checkInFor', onVoter(5), 'stairSteward');
    return {
      first: call('undoCheckIn', onVoter(1, { reason: '认错了人' }), 'stairSteward'),
      between: (send) => send('checkInFor', onVoter(2), 'stairSteward'),
    };
  },
  voidBallot: async () => {
    await ask('ballot.castBallot', casting(5), 'resident');
    return {
      first: call('voidBallot', onVoter(1, { reason: '投错了' }), 'stairSteward'),
      between: async (send) => {
        await send('decideNote', decidingNote(linli, 3, 'void'), 'gridOfficer');
        await send('castBallot', casting(6, { answers: NO }), 'resident');
        return send('checkInFor', onVoter(2), 'stairSteward');
      },
    };
  },
  'setProxy, whose agent has moved away since': () => ({
    first: call('setProxy', proxy(1, residentIdOf('householdRepresentative')), 'secretary'),
    between: async (send) => {
      const answer = await send('setProxy', proxy(2, residentIdOf('stairSteward')), 'secretary');
      const moves = {
        communityId: MAPLE,
        householdId: THIRD,
        residentId: residentIdOf('householdRepresentative'),
        reason: 'moved',
        ...command(3),
      };
      await ask('resident.endMembership', moves, 'secretary');
      return answer;
    },
  }),
  setProxy: () => ({
    first: call('setProxy', proxy(1, residentIdOf('householdRepresentative')), 'secretary'),
    between: (send) => send('setProxy', proxy(2, null), 'secretary'),
  }),
  endProxy: () => ({
    first: call('endProxy', onVoter(1), 'resident'),
    between: (send) =>
      send('setProxy', proxy(2, residentIdOf('householdRepresentative')), 'secretary'),
  }),
  denyNote: async () => {
    await ask('ballot.checkInFor', onVoter(5), 'stairSteward');
    const { id: noteId } = waitingAt(linli, 'present') ?? {};
    return {
      first: call('denyNote', onVoter(1, { noteId }), 'resident'),
      between: (send) => send('checkInFor', onVoter(2), 'buildingSteward'),
    };
  },
  decideNote: async () => {
    await ask('ballot.castBallot', casting(5), 'resident');
    await ask('ballot.voidBallot', onVoter(6, { reason: '投错了' }), 'stairSteward');
    return {
      first: call('decideNote', decidingNote(linli, 1, 'void'), 'gridOfficer'),
      between: async (send) => {
        await send('castBallot', casting(7, { answers: NO }), 'resident');
        return send('voidBallot', onVoter(2, { reason: '又投错了' }), 'stairSteward');
      },
    };
  },
  enterPaper: () => ({
    first: call('enterPaper', entry(1, { voterId: HOME.first }), 'stairSteward'),
    between: async (send, answer) => {
      const { paperId } = dataOf<{ paperId: string }>(answer);
      const refuse = decision(2, paperId, 'refuse', MOTION.open);
      await send('decidePaper', refuse, 'buildingSteward');
      const anew = entry(3, { voterId: HOME.first, answers: YES });
      return send('enterPaper', anew, 'gridOfficer');
    },
  }),
  'enterPaper, whose voter is in another round since': () => ({
    first: call('enterPaper', entry(1, { voterId: HOME.first }), 'stairSteward'),
    between: async (send) => {
      const voterId = HOME.first;
      await send('voidBallot', onVoter(2, { voterId, reason: '重来' }), 'stairSteward');
      return send('decideNote', decidingNote(linli, 3, 'void', { voterId }), 'gridOfficer');
    },
  }),
  'enterPaper, of a secret vote': () => {
    const serial = printedSerial(linli, 1);
    const paper = (n: number, more: Input = {}) =>
      entry(n, { motionId: MOTION.secret, voterId: null, serial, channel: 'paper', ...more });
    return {
      first: call('enterPaper', paper(1), 'stairSteward'),
      between: async (send, answer) => {
        const { paperId } = dataOf<{ paperId: string }>(answer);
        const refuse = decision(2, paperId, 'refuse', MOTION.secret);
        await send('decidePaper', refuse, 'buildingSteward');
        return send('enterPaper', paper(3, { answers: YES }), 'gridOfficer');
      },
    };
  },
  handIn: () => {
    const paper = { motionId: MOTION.secret, channel: 'paper' };
    return {
      first: call('handIn', onVoter(1, paper), 'stairSteward'),
      between: (send) => {
        const refuse = { motionId: MOTION.secret, decision: 'refuse' };
        return send('decideNote', decidingNote(linli, 2, 'hand-in', refuse), 'gridOfficer');
      },
    };
  },
  'decidePaper, refusing': () => ({
    first: call('decidePaper', decision(1, PAPER, 'refuse', MOTION.open), 'buildingSteward'),
    between: (send) => send('enterPaper', entry(2, { answers: YES }), 'stairSteward'),
  }),
  'decidePaper, confirming what the phone was quicker with': async () => {
    await ask('ballot.castBallot', casting(5), 'resident');
    return {
      first: call('decidePaper', decision(1, PAPER, 'confirm', MOTION.open), 'buildingSteward'),
      refused: 'BALLOT_CAST',
      between: async (send) => {
        await send('decidePaper', decision(2, PAPER, 'confirm', MOTION.open), 'buildingSteward');
        await mustAgree(linli, 'voidBallot', onVoter(3, { reason: '改投纸票' }), 'stairSteward');
        return send('enterPaper', entry(4), 'stairSteward');
      },
    };
  },
  raiseObjection: () => ({
    first: call(
      'raiseObjection',
      on(MOTION.notice, { kind: 'roster', text: '漏了我家。', ...command(1) }),
      'resident',
    ),
    between: (send, answer) => {
      const reply = { answer: '在名册上。', correction: { kind: 'none' }, ...command(2) };
      const { objectionId } = dataOf<{ objectionId: string }>(answer);
      return send('answerObjection', on(MOTION.notice, { objectionId, ...reply }), 'secretary');
    },
  }),
  answerObjection: () => ({
    first: call(
      'answerObjection',
      on(MOTION.notice, {
        objectionId: OBJECTION.roster,
        answer: '去掉了。',
        correction: { kind: 'remove', voterId: HOME.first },
        ...command(1),
      }),
      'secretary',
    ),
    between: (send) =>
      send('cancelMotion', on(MOTION.notice, { reason: '改期', ...command(2) }), 'secretary'),
  }),
  decideCorrection: async () => {
    const correction = { kind: 'remove', voterId: HOME.first };
    const answer = { objectionId: OBJECTION.roster, answer: '去掉了。', correction };
    const proposed = on(MOTION.notice, { ...answer, ...command(5) });
    await ask('ballot.answerObjection', proposed, 'secretary');
    return {
      first: call('decideCorrection', decidingCorrection(linli, 1, proposed), 'partyBranch'),
      between: (send) =>
        send('cancelMotion', on(MOTION.notice, { reason: '改期', ...command(2) }), 'secretary'),
    };
  },
  signResult: () => {
    const listHash = resultHash(MOTION.counted);
    return {
      first: call('signResult', on(MOTION.counted, { listHash, ...command(1) }), 'secretary'),
      between: (send) =>
        send('signResult', on(MOTION.counted, { listHash, ...command(2) }), 'partyBranch'),
      again: { state: 'signed' },
    };
  },
  publishResult: () => ({
    first: call('publishResult', on(MOTION.signed, command(1)), 'secretary'),
    between: (send) =>
      send(
        'recordFiling',
        on(MOTION.signed, { day: '2026-06-15', office: '街道办', ...command(2) }),
        'secretary',
      ),
  }),
  recountMotion: () => ({
    first: call('recountMotion', on(MOTION.counted, command(1)), 'resident'),
    between: (send) =>
      send(
        'signResult',
        on(MOTION.counted, { listHash: resultHash(MOTION.counted), ...command(2) }),
        'secretary',
      ),
  }),
  recordFiling: () => {
    const filing = (n: number, office: string) =>
      on(MOTION.published, { day: '2026-06-15', office, ...command(n) });
    return {
      first: call('recordFiling', filing(1, '枫林街道办'), 'secretary'),
      between: (send) => send('recordFiling', filing(2, '枫林街道民政办'), 'secretary'),
      again: { filed: { day: '2026-06-15', office: '枫林街道民政办' } },
    };
  },
  makePoll: () => ({
    first: call(
      'makePoll',
      {
        communityId: MAPLE,
        placeId: PLACE.building,
        title: '晾衣绳放哪里',
        questions: [QUESTION],
        closesAt: START + HOUR,
        ...command(1),
      },
      'secretary',
    ),
    between: () => linli.clock(START + 2 * HOUR),
  }),
};

const send: Sent = async (action, input, as) =>
  (await linli.call('ballot', action, input, as)).envelope;

describe('a command that comes once more, late', () => {
  for (const [name, prepare] of Object.entries(REPEATS)) {
    it(`${name}: changes nothing`, async () => {
      const { first, between, refused, again } = await prepare();
      const { action, input, as } = first;
      const answer = await send(action, input, as);
      assert.equal(answer.ok ? undefined : answer.code, refused, JSON.stringify(answer));
      const other = await between(send, answer);
      if (typeof other === 'object' && other !== null && 'ok' in other) {
        assert.equal(other.ok, true, JSON.stringify(other));
      }
      await linli.clock(linli.cloud.now() + 10 * 60_000);
      const state = linli.state();
      const repeated = await send(action, input, as);
      expect(linli.state()).toBe(state);
      if (refused) expect(repeated.ok).toBe(false);
      else if (again === AS_IN_BETWEEN) expect(repeated).toStrictEqual(other);
      else expect(repeated).toStrictEqual(again ? { ok: true, data: again } : answer);
    });
  }

  it('was tried with every command', () => {
    const tried = new Set(Object.keys(REPEATS).map((name) => name.split(',')[0]));
    const commands = Object.values(actions).filter((one) => one.command !== undefined);
    const names = commands.map(({ name }) => name.slice('ballot.'.length));
    expect([...tried].sort()).toStrictEqual([...names, 'recountMotion'].sort());
  });
});
