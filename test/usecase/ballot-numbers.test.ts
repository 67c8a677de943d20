import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type {
  BallotDocument,
  MotionDocument,
  PaperDocument,
} from '../../cloudfunctions/ballot/collections.ts';
import { paperReceiptOf } from '../../cloudfunctions/ballot/vote/ballot-id.ts';
import type { MotionDetail } from '../../typings/contract/motion.ts';
import { HOME, idOf, MAPLE, START } from '../support/community.ts';
import { printedSerial } from '../support/examples/ballot.ts';
import { commandId } from '../support/inputs.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { casting, MOTION, NO, onVoter, YES } from '../support/motions.ts';
import { mustAgree } from '../support/notes.ts';
import { talkWith } from '../support/talk.ts';

/** Numbers of phones and of papers; and a count that finds something else than was confirmed. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());
beforeEach(() => linli.reset());

const HOUR = 60 * 60_000;
const THIRD = idOf(MAPLE, '一期', '1栋', '2单元', '201');
const { ask, refusal } = talkWith(() => linli);
const on = (motionId: string, more: object = {}) => ({ communityId: MAPLE, motionId, ...more });
const codeOf = async (...args: Parameters<typeof refusal>) => {
  const answer = await refusal(...args);
  return Array.isArray(answer) ? (answer[0] as string) : answer;
};
const motionOf = (motionId: string) =>
  linli.documents<MotionDocument>('motions').find(({ _id }) => _id === motionId) as MotionDocument;
const show = (motionId: string, as: As = 'secretary') =>
  ask<MotionDetail>('ballot.showMotion', on(motionId), as);

async function set(collectionName: string, where: object, fields: object): Promise<void> {
  await linli.cloud.database.command('database.updateDocument', {
    collectionName,
    queryType: 'WHERE',
    query: JSON.stringify(where),
    data: JSON.stringify({ $set: fields }),
    multi: true,
    upsert: false,
    merge: true,
  });
}

/** A paper that says no comes out of the box of the secret motion, and is confirmed. */
async function boxed(serial: string): Promise<void> {
  const motionId = MOTION.secret;
  const entry = { voterId: null, serial, channel: 'paper', answers: NO, commandId: commandId(11) };
  const put = onVoter(10, { motionId, voterId: THIRD, channel: 'paper' });
  await mustAgree(linli, 'handIn', put, 'secretary');
  await ask('ballot.enterPaper', on(motionId, entry), 'stairSteward');
  const paperId = `${motionId}:${serial}`;
  const decision = { paperId, decision: 'confirm', commandId: commandId(12) };
  await ask('ballot.decidePaper', on(motionId, decision), 'buildingSteward');
}

/** What the count found: yes and no, in the room and from elsewhere. */
async function found(motionId: string): Promise<(number | undefined)[]> {
  await linli.clock(START + 6 * HOUR);
  const [question] = motionOf(motionId).result?.questions ?? [];
  const yes = (question?.options[0]?.persons ?? 0) + (question?.remote[0]?.persons ?? 0);
  const no = (question?.options[1]?.persons ?? 0) + (question?.remote[1]?.persons ?? 0);
  return [motionOf(motionId).result?.ballots, yes, no];
}

describe.each([1, 2])('under scheme %i', (scheme) => {
  beforeEach(() => set('motions', { _id: { $in: [MOTION.secret, MOTION.open] } }, { scheme }));

  it('a phone that chooses a printed number does not take the place of a secret paper', async () => {
    const serial = printedSerial(linli, 7);
    const attack = casting(1, { motionId: MOTION.secret, receipt: serial, answers: YES });
    expect(await codeOf('ballot.castBallot', attack, 'resident')).toBe('RECEIPT_TAKEN');
    await ask('ballot.castBallot', casting(2, { motionId: MOTION.secret }), 'resident');
    await boxed(serial);
    expect((await found(MOTION.secret))[0]).toBe(2);
  });

  it('a phone that has a printed number already does not take the place of a secret paper', async () => {
    const serial = printedSerial(linli, 7);
    await ask('ballot.castBallot', casting(2, { motionId: MOTION.secret }), 'resident');
    await set('ballots', { motionId: MOTION.secret, choice: 'yes' }, { receipt: serial });
    await boxed(serial);
    expect((await found(MOTION.secret))[0]).toBe(2);
    expect(linli.documents('failures')).toStrictEqual([]);
  });

  it('a phone that chooses the number of a neighbour’s named paper does not stop it', async () => {
    const serial = paperReceiptOf(motionOf(MOTION.open), HOME.first, 0);
    const attack = casting(1, { receipt: serial, answers: YES });
    const own = await codeOf('ballot.castBallot', attack, 'resident');
    expect(own).toBe(scheme === 1 ? 'ok' : 'RECEIPT_TAKEN');
    const entry = { voterId: HOME.first, serial: null, channel: 'door', answers: NO };
    const { paperId } = await ask<{ paperId: string }>(
      'ballot.enterPaper',
      onVoter(2, entry),
      'stairSteward',
    );
    const decision = { paperId, decision: 'confirm', commandId: commandId(3) };
    await ask('ballot.decidePaper', on(MOTION.open, decision), 'buildingSteward');
    expect((await found(MOTION.open)).at(-1)).toBe(1);
  });

  it('a phone does not take the place of a named paper without a void', async () => {
    const entry = { voterId: HOME.second, serial: null, channel: 'door', answers: NO };
    await set('papers', {}, { state: 'refused' });
    const { paperId } = await ask<{ paperId: string }>(
      'ballot.enterPaper',
      onVoter(2, entry),
      'stairSteward',
    );
    const decision = { paperId, decision: 'confirm', commandId: commandId(3) };
    await ask('ballot.decidePaper', on(MOTION.open, decision), 'buildingSteward');
    const replaces = paperReceiptOf(motionOf(MOTION.open), HOME.second, 0);
    const other = casting(4, { replaces, answers: YES });
    expect(await codeOf('ballot.castBallot', other, 'resident')).toBe('BALLOT_OTHERS');
    expect(await found(MOTION.open)).toStrictEqual([1, 0, 1]);
  });

  it('more papers than were handed in: the count stops, says so, and is not tried for ever', async () => {
    const serial = printedSerial(linli, 7);
    await boxed(serial);
    const [paper] = linli
      .documents<PaperDocument>('papers')
      .filter((one) => one.serial === serial) as [PaperDocument];
    const other = { ...paper, _id: `${MOTION.secret}:x`, serial: printedSerial(linli, 8) };
    await linli.cloud.database.insertMany('papers', [other] as never);
    await linli.clock(START + 6 * HOUR);
    const motion = motionOf(MOTION.secret);
    expect([motion.state, motion.dueAt, motion.result]).toStrictEqual(['announced', null, null]);
    const { stopped, phase } = await show(MOTION.secret);
    expect([phase, stopped?.reason, stopped?.expected, stopped?.found]).toStrictEqual([
      'counting',
      'papers-too-many',
      1,
      2,
    ]);
    await linli.clock(START + 30 * HOUR);
    expect(linli.documents('failures')).toStrictEqual([]);
    expect(motionOf(MOTION.secret).stopped).toStrictEqual(motion.stopped);
  });

  it('a vote whose count stopped can be ended on record, and no other that has opened', async () => {
    const end = (n: number) => on(MOTION.secret, { reason: '查不清', commandId: commandId(n) });
    expect(await codeOf('ballot.cancelMotion', end(1), 'secretary')).toBe('MOTION_OPENED');
    const stopped = { reason: 'ballots-apart', expected: 2, found: 1, at: START };
    await set('motions', { _id: MOTION.secret }, { stopped, dueAt: null });
    expect(await codeOf('ballot.cancelMotion', end(2), 'secretary')).toBe('ok');
    expect((await show(MOTION.secret)).cancelled).toBe('查不清');
  });

  it('a confirmed paper that its ballot does not have: the count stops', async () => {
    const entry = { voterId: HOME.first, serial: null, channel: 'door', answers: NO };
    const { paperId } = await ask<{ paperId: string }>(
      'ballot.enterPaper',
      onVoter(2, entry),
      'stairSteward',
    );
    const decision = { paperId, decision: 'confirm', commandId: commandId(3) };
    await ask('ballot.decidePaper', on(MOTION.open, decision), 'buildingSteward');
    await set('ballots', { _id: `${MOTION.open}:${HOME.first}` }, { choice: 'yes' });
    await linli.clock(START + 6 * HOUR);
    expect(motionOf(MOTION.open).stopped?.reason).toBe('papers-lost');
    // Put right, it is counted when an officer asks for it.
    await set('ballots', { _id: `${MOTION.open}:${HOME.first}` }, { choice: 'no' });
    const counted = await ask('ballot.countMotion', on(MOTION.open), 'secretary');
    expect(counted).toStrictEqual({ state: 'counted' });
    expect((await show(MOTION.open)).stopped).toBe(null);
  });

  it('ballots that are gone: the count stops', async () => {
    await ask('ballot.castBallot', casting(2, { motionId: MOTION.secret }), 'resident');
    const [ballot] = linli
      .documents<BallotDocument>('ballots')
      .filter(({ motionId, choice }) => motionId === MOTION.secret && choice !== null);
    await set('ballots', { _id: ballot?._id }, { choice: null, receipt: `none:${ballot?._id}` });
    await linli.clock(START + 6 * HOUR);
    expect(motionOf(MOTION.secret).stopped?.reason).toBe('ballots-apart');
  });
});
