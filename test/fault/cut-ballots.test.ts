import assert from 'node:assert/strict';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type {
  AnswerDocument,
  MotionDocument,
  VoterDocument,
} from '../../cloudfunctions/ballot/collections.ts';
import type { HouseholdDocument } from '../../cloudfunctions/people/collections.ts';
import { HOME, idOf, MAPLE, PLACE, residentIdOf, START } from '../support/community.ts';
import { decidingCorrection } from '../support/corrections.ts';
import { printedSerial } from '../support/examples/ballot.ts';
import { exampleOf } from '../support/examples.ts';
import { commandFault, cutsUpTo, type Fault, plain, runFault, settle } from '../support/faults.ts';
import { commandId, type Input } from '../support/inputs.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import {
  casting,
  formOf,
  LOCAL_RULES,
  MOTION,
  NO,
  OBJECTION,
  onVoter,
  QUESTION,
  RECEIPT,
} from '../support/motions.ts';
import { decidingNote, mustAgree, noteAndAgree } from '../support/notes.ts';
import { setFields } from '../support/set-fields.ts';
import { settleSettings } from '../support/settings.ts';

const DAY = 24 * 60 * 60_000;

/** Motions and ballots, with every write cut at each of its database requests and repeated. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());

async function must(started: Linli, action: string, input: object, as: As): Promise<void> {
  const { envelope } = await started.call('ballot', action, input, as);
  assert.equal(envelope.ok, true, `${action}: ${JSON.stringify(envelope)}`);
}

/** After a vote on the phone, which one officer has noted to be voided. */
const afterVote = (motionId: string) => async (started: Linli) => {
  await must(started, 'cast', casting(50, { motionId }), 'resident');
  await must(started, 'voidBallot', onVoter(9, { motionId, reason: '改投纸票' }), 'stairSteward');
  return decidingNote(started, 1, 'void', { motionId });
};

/** A paper of the secret motion that one officer has noted as handed in. */
async function handedIn(started: Linli): Promise<object> {
  const motionId = MOTION.secret;
  await must(started, 'handIn', onVoter(9, { motionId, channel: 'room' }), 'stairSteward');
  return decidingNote(started, 1, 'hand-in', { motionId });
}

/** A paper of the secret motion, handed in and entered. */
async function boxed(started: Linli): Promise<object> {
  const motionId = MOTION.secret;
  const serial = printedSerial(started, 1);
  const entry = { voterId: null, serial, channel: 'paper', answers: NO };
  await mustAgree(started, 'handIn', onVoter(50, { motionId, channel: 'paper' }), 'stairSteward');
  await must(started, 'enterPaper', onVoter(51, { motionId, ...entry }), 'stairSteward');
  return {
    communityId: MAPLE,
    motionId,
    paperId: `${motionId}:${serial}`,
    decision: 'confirm',
    commandId: commandId(1),
  };
}

/** An announced vote of owners, and an owner who came into the register after its roster was frozen. */
async function ownerMissing(started: Linli): Promise<object> {
  const form = formOf({
    ruleId: 'owners-ordinary',
    basis: 'owners',
    matter: 'owners-other',
    opensAt: START + 16 * DAY,
    closesAt: START + 22 * DAY,
    countsAt: START + 22 * DAY,
  });
  await settleSettings(started, 49, LOCAL_RULES);
  const draft = { communityId: MAPLE, motionId: null, form, commandId: commandId(50) };
  const { envelope } = await started.call('ballot', 'saveMotion', draft, 'ownersCommittee');
  const { motionId } = (envelope as { data: { motionId: string } }).data;
  const on = { communityId: MAPLE, motionId };
  await must(started, 'announceMotion', { ...on, commandId: commandId(51) }, 'ownersCommittee');
  const object = { ...on, kind: 'roster', text: '漏了一户。', commandId: commandId(52) };
  const raised = await started.call('ballot', 'raiseObjection', object, 'resident');
  const [like] = started
    .documents<HouseholdDocument>('households')
    .filter(({ _id }) => _id === HOME.first) as [HouseholdDocument];
  const code = { ...like.code, hash: 'none:of the new household' };
  const home = { ...like, _id: `${PLACE.stair}.zzzzzz01`, code, owners: ['王伟'] };
  await started.cloud.database.insertMany('households', [home] as never);
  return {
    ...on,
    ...(raised.envelope as { data: { objectionId: string } }).data,
    answer: '补上了。',
    correction: { kind: 'add', id: home._id },
    commandId: commandId(60),
  };
}

/** A correction that one officer has proposed: what another sends. */
async function proposed(started: Linli, answer: object, convener: As): Promise<object> {
  await must(started, 'answerObjection', answer, convener);
  return decidingCorrection(started, 1, answer as Input);
}

/** Both channels of the secret motion are used, and it is over. */
async function overSecret(started: Linli): Promise<object> {
  const decision = await boxed(started);
  await must(started, 'decidePaper', decision, 'buildingSteward');
  const vote = casting(52, { motionId: MOTION.secret, voterId: HOME.first });
  await must(started, 'cast', vote, 'stairSteward');
  await started.clock(START + 6 * 60 * 60_000 - 1); // the timer of that minute finds it not due yet
  await started.clock(START + 6 * 60 * 60_000);
  const [motion] = started
    .documents<MotionDocument>('motions')
    .filter(({ _id }) => _id === MOTION.secret);
  expect(motion?.state).toBe('counted');
  return { communityId: MAPLE, motionId: MOTION.secret, commandId: commandId(1) };
}

/** The upkeep that counts the secret motion, with a vote on the phone, a paper and a voided paper. */
const counting: Fault = {
  name: 'the upkeep that counts',
  functionName: 'ballot',
  async prepare(started) {
    const motionId = MOTION.secret;
    const decision = await boxed(started);
    await must(started, 'decidePaper', decision, 'buildingSteward');
    await must(started, 'cast', casting(52, { motionId, voterId: HOME.first }), 'stairSteward');
    const third = idOf(MAPLE, '一期', '1栋', '2单元', '201');
    const paper = { motionId, voterId: third, channel: 'paper' };
    await mustAgree(started, 'handIn', onVoter(53, paper), 'buildingSteward');
    const voided = onVoter(54, { motionId, voterId: third, reason: '作废' });
    await mustAgree(started, 'voidBallot', voided, 'buildingSteward');
    await started.timer('ballot'); // what is to be told goes out before anything is cut
    const over = START - 1;
    const times = { 'form.closesAt': over, 'form.countsAt': over, dueAt: over };
    await setFields(started, 'motions', { _id: motionId }, times);
    return () => started.timer('ballot');
  },
};

/** The same, of two questions: every ballot becomes one answer to each, wherever it was cut. */
const renewing: Fault = {
  name: 'the upkeep that counts, of two questions',
  functionName: 'ballot',
  async prepare(started) {
    const send = await counting.prepare(started);
    const second = { ...QUESTION, questionId: 'q2' };
    const motionId = MOTION.secret;
    const all = { 'form.questions': [QUESTION, second], 'settings.remoteRule': '本社区表决办法' };
    await setFields(started, 'motions', { _id: motionId }, all);
    await setFields(started, 'ballots', { motionId, choice: 'yes' }, { choice: 'yes|abstain' });
    await setFields(started, 'papers', { motionId, state: 'confirmed' }, { choice: 'no|yes' });
    return send;
  },
  check(started) {
    const motionId = MOTION.secret;
    const answers = started
      .documents<AnswerDocument>('ballotAnswers')
      .filter((one) => one.motionId === motionId)
      .map(({ questionId, place, choice }) => `${questionId} ${place} ${choice}`);
    expect(answers.sort()).toStrictEqual(['q1  no', 'q1  yes', 'q2  abstain', 'q2  yes']);
    const [motion] = started
      .documents<MotionDocument>('motions')
      .filter(({ _id }) => _id === motionId);
    expect([motion?.state, motion?.result?.ballots]).toStrictEqual(['counted', 2]);
    expect([motion?.salt, motion?.renewal]).toStrictEqual([null, null]);
    const left = started.documents<{ motionId: string }>('ballots');
    expect(left.filter((one) => one.motionId === motionId)).toStrictEqual([]);
  },
};

/** The upkeep that puts up a signed result which nobody has put up. */
const publishing: Fault = {
  name: 'the upkeep that publishes',
  functionName: 'ballot',
  async prepare(started) {
    await started.timer('ballot');
    await setFields(started, 'motions', { _id: MOTION.signed }, { dueAt: START - 1 });
    return () => started.timer('ballot');
  },
  check(started) {
    const [motion] = started
      .documents<MotionDocument>('motions')
      .filter(({ _id }) => _id === MOTION.signed);
    expect(motion?.publishedAt).not.toBeNull();
  },
};

const FAULTS: Fault[] = [
  plain('ballot.saveSettings'),
  plain('ballot.decideSettings'),
  plain('ballot.saveMotion'),
  plain('ballot.announceMotion'),
  plain('ballot.cancelMotion'),
  plain('ballot.makePoll'),
  plain('ballot.castBallot'),
  commandFault('ballot.castBallot, in secret', 'resident', () =>
    casting(1, { motionId: MOTION.secret }),
  ),
  commandFault('ballot.castBallot, again with another answer', 'resident', async (started) => {
    await must(started, 'cast', casting(50), 'resident');
    return casting(1, { replaces: RECEIPT(1050), answers: NO });
  }),
  commandFault('ballot.castBallot, overruling a proxy', 'resident', async (started) => {
    const agentId = residentIdOf('stairSteward');
    await noteAndAgree(started, 'setProxy', onVoter(51, { agentId }), 'secretary');
    await must(started, 'cast', casting(50), 'stairSteward');
    return casting(1, { overrules: agentId, answers: NO });
  }),
  commandFault('ballot.castBallot, in a poll', 'resident', () =>
    casting(1, {
      motionId: MOTION.poll,
      voterId: residentIdOf('resident'),
      answers: [{ questionId: 'q1', options: ['b'], scores: [] }],
    }),
  ),
  // A code of the room holds for its minute.
  { ...plain('ballot.checkIn'), isShort: true },
  plain('ballot.checkInFor'),
  plain('ballot.callVoter'),
  plain('ballot.undoCheckIn'),
  plain('ballot.voidBallot'),
  plain('ballot.endProxy'),
  plain('ballot.denyNote'),
  plain('ballot.decideNote'),
  commandFault('ballot.decideNote, a void of a vote', 'gridOfficer', afterVote(MOTION.open)),
  commandFault(
    'ballot.decideNote, a void of a secret vote',
    'gridOfficer',
    afterVote(MOTION.secret),
  ),
  commandFault('ballot.decideNote, an absence', 'gridOfficer', async (started) => {
    await noteAndAgree(started, 'checkInFor', onVoter(51), 'stairSteward');
    await must(started, 'undoCheckIn', onVoter(52, { reason: '没有到会' }), 'stairSteward');
    await settle(started, [6]); // the voter has been told of that
    return decidingNote(started, 1, 'absent');
  }),
  commandFault('ballot.decideNote, a hand-in', 'gridOfficer', (started) => handedIn(started)),
  commandFault('ballot.decideNote, refusing a hand-in', 'gridOfficer', async (started) => ({
    ...(await handedIn(started)),
    decision: 'refuse',
  })),
  plain('ballot.setProxy'),
  plain('ballot.enterPaper'),
  plain('ballot.handIn'),
  plain('ballot.decidePaper'),
  commandFault('ballot.decidePaper, of a box', 'buildingSteward', boxed),
  commandFault('ballot.decideNote, a void of a paper in a box', 'gridOfficer', async (started) => {
    await boxed(started);
    const motionId = MOTION.secret;
    await must(started, 'voidBallot', onVoter(9, { motionId, reason: '改投手机' }), 'stairSteward');
    return decidingNote(started, 1, 'void', { motionId });
  }),
  plain('ballot.raiseObjection'),
  plain('ballot.answerObjection'),
  plain('ballot.decideCorrection'),
  commandFault('ballot.decideCorrection, adding a door', 'partyBranch', (started) =>
    proposed(
      started,
      {
        communityId: MAPLE,
        motionId: MOTION.notice,
        objectionId: OBJECTION.roster,
        answer: '补上了。',
        correction: { kind: 'add', id: HOME.second },
        commandId: commandId(60),
      },
      'secretary',
    ),
  ),
  commandFault('ballot.decideCorrection, adding an owner', 'partyBranch', async (started) =>
    proposed(started, await ownerMissing(started), 'ownersCommittee'),
  ),
  plain('ballot.countMotion'),
  counting,
  renewing,
  plain('ballot.signResult'),
  plain('ballot.publishResult'),
  publishing,
  plain('ballot.recordFiling'),
  plain('ballot.recountMotion'),
  commandFault('ballot.recountMotion, of a secret vote', 'resident', overSecret),
];

describe('a cut vote', () => {
  it('ballot.checkIn, repeated while the code is on the wall: the voter is there', async () => {
    const { input } = exampleOf('ballot', 'checkIn');
    for (const cut of cutsUpTo(2)) {
      await linli.reset();
      const command = await input(1, linli);
      await linli.cut('ballot', cut);
      expect((await linli.call('ballot', 'checkIn', command, 'resident')).status).toBe(502);
      await must(linli, 'checkIn', command, 'resident');
      const [voter] = linli
        .documents<VoterDocument>('voters')
        .filter(({ _id }) => _id === `${MOTION.open}:${HOME.second}`);
      expect([voter?.present, voter?.active]).toStrictEqual([true, true]);
    }
  });

  for (const fault of FAULTS) {
    it(`${fault.name}: ends as an uncut run does`, () => runFault(linli, fault));
  }
});
