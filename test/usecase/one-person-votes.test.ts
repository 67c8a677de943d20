import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type {
  BallotDocument,
  MotionDocument,
  VoterDocument,
} from '../../cloudfunctions/ballot/collections.ts';
import type { MessageDocument } from '../../cloudfunctions/messages/collections.ts';
import type { MotionDetail, NoteLine } from '../../typings/contract/motion.ts';
import { HOME, idOf, MAPLE, residentIdOf, START, TEMPLATE } from '../support/community.ts';
import { printedSerial } from '../support/examples/ballot.ts';
import { commandId, type Input } from '../support/inputs.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { assemblyOf, casting, MOTION, NO, onVoter, YES } from '../support/motions.ts';
import { decidingNote, mustAgree, waitingAt } from '../support/notes.ts';
import { talkWith } from '../support/talk.ts';

/** What one officer alone must not be able to do with the votes of others. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());
beforeEach(() => linli.reset());

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;
const THIRD = idOf(MAPLE, '一期', '1栋', '2单元', '201');
const { ask, refusal } = talkWith(() => linli);
const on = (motionId: string, more: object = {}) => ({ communityId: MAPLE, motionId, ...more });
const codeOf = async (name: string, input: Input, as: As) => {
  const answer = await refusal(`ballot.${name}`, input, as);
  return Array.isArray(answer) ? answer[0] : answer;
};
const ballots = (motionId: string) =>
  linli
    .documents<BallotDocument>('ballots')
    .filter((one) => one.motionId === motionId && one.choice !== null);
const voter = (motionId: string, key: string) =>
  linli
    .documents<VoterDocument>('voters')
    .find(({ _id }) => _id === `${motionId}:${key}`) as VoterDocument;
const motion = (motionId: string) =>
  linli.documents<MotionDocument>('motions').find(({ _id }) => _id === motionId) as MotionDocument;
const own = async (motionId: string, as: As) =>
  (await ask<MotionDetail>('ballot.showMotion', on(motionId), as)).own[0];

describe('one officer alone', () => {
  it('voids nobody’s vote, before the close or after it', async () => {
    await ask('ballot.castBallot', casting(1), 'resident');
    const voiding = (n: number) => onVoter(n, { reason: '投错了' });
    await ask('ballot.voidBallot', voiding(2), 'stairSteward');
    await refusal('ballot.voidBallot', voiding(3), 'stairSteward');
    expect(ballots(MOTION.open).length).toBe(1);
    const notes = (await own(MOTION.open, 'resident'))?.notes;
    expect(notes?.map(({ kind, byName }) => [kind, byName])).toStrictEqual([['void', '白若溪']]);
    expect(await codeOf('decideNote', decidingNote(linli, 4, 'void'), 'stairSteward')).toBe(
      'NOTE_OWN',
    );
    await linli.clock(START + 5 * HOUR + 1);
    expect(await codeOf('voidBallot', voiding(5), 'secretary')).toBe('MOTION_CLOSED');
    await linli.clock(START + 6 * HOUR);
    expect(motion(MOTION.open).result?.ballots).toBe(1);
  });

  it('voids no vote so late that its voter cannot vote anew, also with a second', async () => {
    await ask('ballot.castBallot', casting(1), 'resident');
    await ask('ballot.voidBallot', onVoter(2, { reason: '投错了' }), 'stairSteward');
    await linli.clock(START + 4 * HOUR); // open for six hours, until START + 5
    const agree = decidingNote(linli, 3, 'void');
    expect(await codeOf('decideNote', agree, 'gridOfficer')).toBe('VOID_TOO_LATE');
    const again = onVoter(4, { voterId: THIRD, reason: '投错了' });
    expect(await codeOf('voidBallot', again, 'secretary')).toBe('VOID_TOO_LATE');
    expect(ballots(MOTION.open).length).toBe(1);
  });

  it('notes no paper as handed in after the close, and makes room for none before it', async () => {
    const motionId = MOTION.secret;
    const serial = printedSerial(linli, 1);
    const entry = { motionId, voterId: null, serial, channel: 'paper', answers: YES };
    await ask('ballot.enterPaper', onVoter(1, entry), 'stairSteward');
    await ask('ballot.handIn', onVoter(2, { motionId, channel: 'paper' }), 'stairSteward');
    const confirm = on(motionId, {
      paperId: `${motionId}:${serial}`,
      decision: 'confirm',
      commandId: commandId(3),
    });
    expect(await codeOf('decidePaper', confirm, 'buildingSteward')).toBe('PAPERS_TOO_MANY');
    await linli.clock(START + 5 * HOUR + 1);
    const late = onVoter(4, { motionId, voterId: THIRD, channel: 'paper' });
    expect(await codeOf('handIn', late, 'buildingSteward')).toBe('MOTION_CLOSED');
    await linli.clock(START + 6 * HOUR);
    expect([motion(motionId).result?.ballots, motion(motionId).result?.present]).toStrictEqual([
      0,
      { persons: 0 },
    ]);
    expect(voter(motionId, HOME.second).cast).toBe(null);
  });

  it('makes nobody present, and no answer from elsewhere one of the room', async () => {
    await ask('ballot.castBallot', casting(1), 'resident');
    await ask('ballot.checkInFor', onVoter(2), 'stairSteward');
    expect((await own(MOTION.open, 'resident'))?.present).toBe(false);
    await linli.clock(START + 6 * HOUR);
    const [question] = motion(MOTION.open).result?.questions ?? [];
    expect(question?.remote.map(({ persons }) => persons)).toStrictEqual([1, 0, 0]);
  });

  it('takes nobody’s check-in back, and the voter can say that they are there', async () => {
    const there = () => voter(MOTION.open, HOME.second).present;
    await mustAgree(linli, 'checkInFor', onVoter(1), 'stairSteward');
    const undo = (n: number) => onVoter(n, { reason: '没有到会' });
    await ask('ballot.undoCheckIn', undo(2), 'stairSteward');
    expect(there()).toBe(true);
    expect(await codeOf('decideNote', decidingNote(linli, 3, 'absent'), 'stairSteward')).toBe(
      'NOTE_OWN',
    );
    const noteId = waitingAt(linli, 'absent')?.id;
    expect(await codeOf('denyNote', onVoter(4, { noteId }), 'resident')).toBe('ok');
    expect([there(), waitingAt(linli, 'absent')]).toStrictEqual([true, undefined]);
    await ask('ballot.undoCheckIn', undo(5), 'stairSteward');
    await ask('ballot.decideNote', decidingNote(linli, 6, 'absent'), 'gridOfficer');
    expect(there()).toBe(false);
  });

  it('gives themself no proxy, and nobody one that holds at once', async () => {
    const proxy = (n: number, agentId: string) => onVoter(n, { agentId });
    const self = proxy(1, residentIdOf('secretary'));
    expect(await codeOf('setProxy', self, 'secretary')).toBe('PROXY_OWN');
    await ask('ballot.setProxy', proxy(2, residentIdOf('stairSteward')), 'secretary');
    expect(await codeOf('castBallot', casting(3), 'stairSteward')).toBe('VOTER_NOT_YOURS');
    const agree = decidingNote(linli, 4, 'proxy');
    // Neither the one who noted it nor the one who is to vote agrees to it.
    expect(await codeOf('decideNote', agree, 'secretary')).toBe('NOTE_OWN');
    expect(await codeOf('decideNote', agree, 'stairSteward')).toBe('NOTE_OWN');
    await ask('ballot.decideNote', agree, 'partyBranch');
    await ask('ballot.castBallot', casting(5), 'stairSteward');
    await ask('ballot.endProxy', onVoter(6), 'resident');
    const changed = casting(7, { replaces: casting(5).receipt, answers: NO });
    expect(await codeOf('castBallot', changed, 'stairSteward')).toBe('VOTER_NOT_YOURS');
  });
});

describe('a second officer', () => {
  it('sees what waits at their doors, and who may not agree', async () => {
    await ask('ballot.checkInFor', onVoter(1), 'stairSteward');
    const list = async (as: As) =>
      (await ask<{ notes: NoteLine[] }>('ballot.listNotes', on(MOTION.open), as)).notes.map(
        ({ kind, voterId, own }) => [kind, voterId, own],
      );
    expect(await list('stairSteward')).toStrictEqual([['present', HOME.second, true]]);
    expect(await list('gridOfficer')).toStrictEqual([['present', HOME.second, false]]);
    await ask('ballot.decideNote', decidingNote(linli, 2, 'present'), 'gridOfficer');
    expect(await list('gridOfficer')).toStrictEqual([]);
    expect(voter(MOTION.open, HOME.second).present).toBe(true);
  });

  it('does not agree to what is of their own household', async () => {
    const motionId = MOTION.secret;
    const more = { motionId, voterId: HOME.first };
    await ask('ballot.handIn', onVoter(1, { ...more, channel: 'paper' }), 'buildingSteward');
    const agree = decidingNote(linli, 2, 'hand-in', more);
    expect(await codeOf('decideNote', agree, 'stairSteward')).toBe('NOTE_OWN');
    const paper = { voterId: HOME.first, serial: null, channel: 'door', answers: YES };
    const entry = onVoter(3, paper);
    const { paperId } = await ask<{ paperId: string }>('ballot.enterPaper', entry, 'secretary');
    const confirm = on(MOTION.open, { paperId, decision: 'confirm', commandId: commandId(4) });
    expect(await codeOf('decidePaper', confirm, 'stairSteward')).toBe('PAPER_OWN');
  });

  it('who refuses a hand-in gives the voter their phone back', async () => {
    const motionId = MOTION.secret;
    await ask('ballot.handIn', onVoter(1, { motionId, channel: 'paper' }), 'stairSteward');
    expect(await codeOf('castBallot', casting(2, { motionId }), 'resident')).toBe('BALLOT_CAST');
    const refuse = decidingNote(linli, 3, 'hand-in', { motionId, decision: 'refuse' });
    await ask('ballot.decideNote', refuse, 'gridOfficer');
    await ask('ballot.castBallot', casting(4, { motionId }), 'resident');
    // What was not agreed to has made no room in the box.
    const serial = printedSerial(linli, 1);
    const entry = { motionId, voterId: null, serial, channel: 'paper', answers: YES };
    await ask('ballot.enterPaper', onVoter(5, entry), 'stairSteward');
    const confirm = { paperId: `${motionId}:${serial}`, decision: 'confirm' };
    const decision = on(motionId, { ...confirm, commandId: commandId(6) });
    expect(await codeOf('decidePaper', decision, 'buildingSteward')).toBe('PAPERS_TOO_MANY');
  });
});

describe('a voter', () => {
  it('who says that they handed nothing in votes on the phone, and is not noted again', async () => {
    const motionId = MOTION.secret;
    await ask('ballot.handIn', onVoter(1, { motionId, channel: 'paper' }), 'stairSteward');
    const noteId = waitingAt(linli, 'hand-in', motionId)?.id;
    await ask('ballot.denyNote', onVoter(2, { motionId, noteId }), 'resident');
    await ask('ballot.castBallot', casting(3, { motionId }), 'resident');
    const again = onVoter(4, { motionId, channel: 'paper' });
    expect(await codeOf('handIn', again, 'gridOfficer')).toBe('NOTE_DENIED');
    expect((await own(motionId, 'resident'))?.voids.map(({ denied }) => denied)).toStrictEqual([
      'voter',
    ]);
  });

  it('whose vote two officers voided votes anew', async () => {
    await ask('ballot.castBallot', casting(1), 'resident');
    await mustAgree(linli, 'voidBallot', onVoter(2, { reason: '本人要求' }), 'stairSteward');
    expect(ballots(MOTION.open)).toStrictEqual([]);
    await ask('ballot.castBallot', casting(3, { answers: NO }), 'resident');
    expect(ballots(MOTION.open).map(({ choice }) => choice)).toStrictEqual(['no']);
  });
});

describe('the ballot of a representative without a home there', () => {
  it('is not for the steward of any stair to touch', async () => {
    const granted = {
      communityId: MAPLE,
      residentId: residentIdOf('teamLeader'),
      role: 'representative',
      placeId: MAPLE,
      from: '2026-06-01',
      until: '2028-06-01',
      commandId: commandId(1),
    };
    const { state } = await ask<{ state: string }>('role.grantRole', granted, 'secretary');
    if (state === 'proposed') {
      const { proposals } = await ask<{ proposals: { proposalId: string; role: string }[] }>(
        'role.listProposals',
        { communityId: MAPLE },
        'partyBranch',
      );
      const { proposalId } = proposals.find(({ role }) => role === 'representative') ?? {};
      const accept = { communityId: MAPLE, proposalId, decision: 'accept' };
      await ask('role.decideProposal', { ...accept, commandId: commandId(2) }, 'partyBranch');
    }
    const form = assemblyOf({
      ruleId: 'residents-representatives',
      basis: 'representatives',
      registered: 1,
    });
    const draft = { communityId: MAPLE, motionId: null, form, commandId: commandId(3) };
    const { motionId } = await ask<{ motionId: string }>('ballot.saveMotion', draft, 'secretary');
    await ask('ballot.announceMotion', on(motionId, { commandId: commandId(4) }), 'secretary');
    await linli.clock(START + 13 * DAY - HOUR); // while it sits
    const voterId = residentIdOf('teamLeader');
    await ask('ballot.castBallot', casting(5, { motionId, voterId }), 'teamLeader');
    const paper = { motionId, voterId, serial: null, channel: 'door', answers: NO };
    for (const as of ['stairSteward', 'buildingSteward', 'gridOfficer'] as const) {
      for (const [action, more] of [
        ['voidBallot', { reason: '作废' }],
        ['checkInFor', {}],
        ['enterPaper', paper],
      ] as const) {
        const input = onVoter(6, { motionId, voterId, ...more });
        expect([as, action, await codeOf(action, input, as)]).toStrictEqual([
          as,
          action,
          'NOT_ALLOWED',
        ]);
      }
    }
    await ask('ballot.checkInFor', onVoter(7, { motionId, voterId }), 'secretary');
  });
});

describe('a paper that was entered anew since somebody compared it', () => {
  it('is not confirmed unseen', async () => {
    const paper = { serial: null, channel: 'door' };
    const entry = (n: number, answers: object) => onVoter(n, { ...paper, voterId: THIRD, answers });
    const { paperId } = await ask<{ paperId: string }>(
      'ballot.enterPaper',
      entry(1, YES),
      'secretary',
    );
    const decide = (n: number, more: object) =>
      on(MOTION.open, { paperId, commandId: commandId(n), ...more });
    await ask('ballot.decidePaper', decide(2, { decision: 'refuse' }), 'gridOfficer');
    await ask('ballot.enterPaper', entry(3, NO), 'gridOfficer');
    const seen = (answers: object) => ({ compared: { channel: 'door', answers } });
    const unseen = decide(4, { decision: 'confirm', ...seen(YES) });
    expect(await codeOf('decidePaper', unseen, 'buildingSteward')).toBe('PAPER_DECIDED');
    await ask(
      'ballot.decidePaper',
      decide(5, { decision: 'confirm', ...seen(NO) }),
      'buildingSteward',
    );
    expect(ballots(MOTION.open).map(({ choice }) => choice)).toStrictEqual(['no']);
  });
});

describe('a hand-in that nobody has agreed to', () => {
  const motionId = MOTION.secret;

  it('is not voided by an earlier note, and makes no room in the box for a paper of nobody', async () => {
    const serial = printedSerial(linli, 1);
    const entry = { motionId, voterId: null, serial, channel: 'paper', answers: YES };
    await ask('ballot.enterPaper', onVoter(1, entry), 'stairSteward');
    const confirm = { paperId: `${motionId}:${serial}`, decision: 'confirm' };
    const decision = (n: number) => on(motionId, { ...confirm, commandId: commandId(n) });
    expect(await codeOf('decidePaper', decision(2), 'buildingSteward')).toBe('PAPERS_TOO_MANY');
    await ask('ballot.voidBallot', onVoter(3, { motionId, reason: '投错了' }), 'stairSteward');
    await ask('ballot.handIn', onVoter(4, { motionId, channel: 'paper' }), 'stairSteward');
    const agree = decidingNote(linli, 5, 'void', { motionId });
    expect(await codeOf('decideNote', agree, 'gridOfficer')).toBe('NOTE_WAITS');
    expect(await codeOf('decidePaper', decision(6), 'buildingSteward')).toBe('PAPERS_TOO_MANY');
    await linli.clock(START + 6 * HOUR);
    const { state, stopped } = motion(motionId);
    expect([state, stopped ?? null]).toStrictEqual(['counted', null]);
  });

  it('does not keep the phone of its voter, once a crash has kept it from being noted', async () => {
    await linli.cut('ballot', { request: 2, when: 'after' });
    const handIn = onVoter(1, { motionId, channel: 'paper' });
    expect((await linli.call('ballot', 'handIn', handIn, 'stairSteward')).status).toBe(502);
    expect(voter(motionId, HOME.second).cast).toBe(null);
    await ask('ballot.castBallot', casting(2, { motionId }), 'resident');
    // Sent again, it finds a vote.
    expect(await codeOf('handIn', handIn, 'stairSteward')).toBe('BALLOT_CAST');
    await linli.clock(START + 6 * HOUR);
    expect(motion(motionId).result?.ballots).toBe(1);
  });
});

describe('a void that a crash left half done', () => {
  it('is finished by the next one: no vote of an earlier round is counted', async () => {
    await ask('ballot.castBallot', casting(1), 'resident');
    await ask('ballot.voidBallot', onVoter(2, { reason: '投错了' }), 'stairSteward');
    const agree = decidingNote(linli, 5, 'void');
    await linli.cut('ballot', { request: 2, when: 'after' });
    expect((await linli.call('ballot', 'decideNote', agree, 'gridOfficer')).status).toBe(502);
    const again = onVoter(3, { reason: '还是投错了' });
    await mustAgree(linli, 'voidBallot', again, 'stairSteward');
    expect(ballots(MOTION.open)).toStrictEqual([]);
    await ask('ballot.castBallot', casting(4, { answers: NO }), 'resident');
    expect(ballots(MOTION.open).map(({ choice }) => choice)).toStrictEqual(['no']);
  });

  it('does not keep the paper that it made room for from the ballot', async () => {
    await ask('ballot.castBallot', casting(1), 'resident');
    await ask('ballot.voidBallot', onVoter(2, { reason: '改投纸票' }), 'stairSteward');
    const agree = decidingNote(linli, 5, 'void');
    await linli.cut('ballot', { request: 2, when: 'after' });
    await linli.call('ballot', 'decideNote', agree, 'gridOfficer');
    const paper = await ask<{ paperId: string }>(
      'ballot.enterPaper',
      onVoter(3, { serial: null, channel: 'door', answers: NO }),
      'stairSteward',
    );
    const confirm = on(MOTION.open, {
      paperId: paper.paperId,
      decision: 'confirm',
      commandId: commandId(4),
    });
    expect(await refusal('ballot.decidePaper', confirm, 'buildingSteward')).toBe('ok');
  });
});

describe('what an officer writes down about a vote', () => {
  it('is told to its voter in WeChat, once each time, if they asked for that', async () => {
    const grant = { communityId: MAPLE, templateIds: [TEMPLATE] };
    for (const n of [1, 2, 3]) {
      await ask('resident.grantMessages', { ...grant, commandId: commandId(n) }, 'resident');
    }
    await ask('ballot.checkInFor', onVoter(4), 'stairSteward');
    await ask('ballot.checkInFor', onVoter(5, { voterId: HOME.first }), 'buildingSteward');
    const sent = () =>
      linli
        .documents<MessageDocument>('messages')
        .filter(({ subject }) => subject === 'vote')
        .map(({ residentId, data }) => [residentId, data.thing1?.value]);
    await linli.clock(START + 60_000);
    await linli.clock(START + 120_000);
    const once = [residentIdOf('resident'), '老人活动室'];
    expect(sent().filter(([who]) => who === residentIdOf('resident'))).toStrictEqual([once]);
    await ask('ballot.decideNote', decidingNote(linli, 6, 'present'), 'gridOfficer');
    await ask('ballot.voidBallot', onVoter(7, { reason: '投错了' }), 'stairSteward');
    for (const minute of [3, 4, 5]) await linli.clock(START + minute * 60_000);
    expect(sent().filter(([who]) => who === residentIdOf('resident'))).toStrictEqual([once, once]);
  });
});
