import assert from 'node:assert/strict';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { BallotDocument } from '../../cloudfunctions/ballot/collections.ts';
import type { MotionDetail, OwnVoter } from '../../typings/contract/motion.ts';
import type { Membership } from '../../typings/contract/resident.ts';
import { HOME, MAPLE, residentIdOf, TEMPLATE } from '../support/community.ts';
import { freshCode } from '../support/examples/resident.ts';
import { settle } from '../support/faults.ts';
import { commandId, type Input, representing } from '../support/inputs.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { casting, MOTION, NO, onVoter, PAPER, RECEIPT, YES } from '../support/motions.ts';
import { noteAndAgree } from '../support/notes.ts';
import { patch } from '../support/patch.ts';
import { talkWith } from '../support/talk.ts';

/** Whose vote it is: who cast it may change it, and who stands above them may overrule it, on record. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());
beforeEach(() => linli.reset());

const { ask, refusal } = talkWith(() => linli);
const cast = async (n: number, as: As, more: Input = {}) => {
  const answer = await refusal('ballot.castBallot', casting(n, more), as);
  return Array.isArray(answer) ? (answer[0] as string) : answer;
};
const own = async (as: As): Promise<OwnVoter> => {
  const input = { communityId: MAPLE, motionId: MOTION.open };
  const { own: all } = await ask<MotionDetail>('ballot.showMotion', input, as);
  const found = all.find(({ voterId }) => voterId === HOME.second);
  assert.ok(found);
  return found;
};
const ballot = () =>
  linli
    .documents<BallotDocument>('ballots')
    .find(({ _id }) => _id === `${MOTION.open}:${HOME.second}`);
const resident = residentIdOf('resident');
const RESIDENTS_VOTE = RECEIPT(1001);

/** 路远行 moves in with 顾南枝; nobody speaks for the household. @returns 路远行's id */
async function together(): Promise<string> {
  const code = await freshCode(1, linli, HOME.second);
  const joining = { code, name: '路远行', commandId: commandId(1) };
  return (await ask<Membership>('resident.joinHousehold', joining, 'stranger')).residentId;
}
/** 路远行 speaks for it. */
async function represented(): Promise<string> {
  const residentId = await together();
  const choosing = { ...representing(2, HOME.second, 'resident'), residentId };
  await ask('resident.chooseRepresentative', choosing, 'stranger');
  return residentId;
}
/** The steward of the stair, who lives next door, may vote for the household. */
const byProxy = async () => {
  const proxy = onVoter(3, { agentId: residentIdOf('stairSteward') });
  const { envelope } = await noteAndAgree(linli, 'setProxy', proxy, 'secretary');
  expect(envelope.ok).toBe(true);
};
/** Who was sent a message that says this; others are about what officers note. */
const toldOf = async (words: string) =>
  (await linli.messages())
    .filter(({ data }) => JSON.stringify(data).includes(words))
    .map(({ touser }) => touser);
const grantMessages = (key: Parameters<typeof residentIdOf>[0]) =>
  patch(linli, 'residents', { _id: residentIdOf(key) }, { grants: { [TEMPLATE]: 2 } });

describe('a vote in a named motion', () => {
  it('is changed by who cast it, and by no other member of the household', async () => {
    await together();
    expect(await cast(1, 'resident')).toBe('ok');
    const replaces = RESIDENTS_VOTE;
    expect(await cast(2, 'stranger', { replaces, answers: NO })).toBe('BALLOT_OTHERS');
    const overrules = resident;
    expect(await cast(3, 'stranger', { overrules, answers: NO })).toBe('BALLOT_OTHERS');
    expect([ballot()?.receipt, ballot()?.choice]).toStrictEqual([RESIDENTS_VOTE, 'yes']);
    expect(await cast(4, 'resident', { replaces, answers: NO })).toBe('ok');
    expect(ballot()?.choice).toBe('no');
  });

  it('shows the others that it was cast and by whom, not the choice', async () => {
    await together();
    await cast(1, 'resident');
    const seen = await own('stranger');
    expect([seen.cast, seen.castBy]).toStrictEqual(['phone', '顾南枝']);
    expect([seen.answers, seen.receipt, seen.mine, seen.overrules]).toStrictEqual([
      null,
      null,
      false,
      null,
    ]);
    const mine = await own('resident');
    expect([mine.answers, mine.receipt, mine.mine]).toStrictEqual([YES, RESIDENTS_VOTE, true]);
  });

  it('of a member is overruled by the representative, on record, and the member is told once', async () => {
    await grantMessages('resident');
    const stranger = await represented();
    const first = await ask<MotionDetail>(
      'ballot.showMotion',
      { communityId: MAPLE, motionId: MOTION.open },
      'stranger',
    );
    expect(first.own[0]?.notMine).toBe(false);
    // The member voted before anybody spoke for the household.
    await patch(linli, 'households', { _id: HOME.second }, { 'representative.residentId': 'x' });
    await cast(1, 'resident');
    await patch(
      linli,
      'households',
      { _id: HOME.second },
      { 'representative.residentId': stranger },
    );
    expect((await own('stranger')).overrules).toBe(resident);
    const overruling = { overrules: resident, answers: NO };
    expect(await cast(2, 'stranger', overruling)).toBe('ok');
    expect(await cast(2, 'stranger', overruling)).toBe('ok'); // sent again
    expect([ballot()?.choice, (await own('stranger')).castBy]).toStrictEqual(['no', '路远行']);
    for (const as of ['resident', 'stranger'] as const) {
      expect((await own(as)).overruled?.map(({ name, byName }) => [name, byName])).toStrictEqual([
        ['顾南枝', '路远行'],
      ]);
    }
    expect((await own('resident')).answers).toBe(null);
    await settle(linli);
    await settle(linli);
    const told = await toldOf('改投');
    expect(told).toStrictEqual(['oTest-resident-7Yk2']);
    expect(await cast(3, 'resident', { replaces: RESIDENTS_VOTE })).toBe('VOTER_NOT_YOURS');
  });

  it('of a proxy is overruled by the household, and never the other way round', async () => {
    await grantMessages('stairSteward');
    await byProxy();
    expect(await cast(1, 'stairSteward')).toBe('ok');
    const seen = await own('resident');
    expect([seen.castBy, seen.answers, seen.overrules]).toStrictEqual([
      '白若溪',
      null,
      residentIdOf('stairSteward'),
    ]);
    const overrules = residentIdOf('stairSteward');
    expect(await cast(2, 'resident', { overrules, answers: NO })).toBe('ok');
    const after = await own('stairSteward');
    expect([after.castBy, after.answers, after.overrules]).toStrictEqual(['顾南枝', null, null]);
    for (const more of [
      { replaces: RECEIPT(1002) },
      { overrules: resident },
      { replaces: RESIDENTS_VOTE },
    ]) {
      expect(await cast(3, 'stairSteward', more)).toBe('BALLOT_OTHERS');
    }
    expect(ballot()?.choice).toBe('no');
    await settle(linli);
    expect(await toldOf('改投')).toStrictEqual(['oTest-stairSteward-7Yk2']);
  });

  it('on paper is replaced by no phone that knows its number', async () => {
    const decision = { paperId: PAPER, decision: 'confirm', commandId: commandId(5) };
    const input = { communityId: MAPLE, motionId: MOTION.open, ...decision };
    await ask('ballot.decidePaper', input, 'buildingSteward');
    const paper = ballot()?.receipt ?? '';
    expect((await own('resident')).receipt).toBe(null);
    expect(await cast(1, 'resident', { replaces: paper })).toBe('BALLOT_OTHERS');
    expect(ballot()?.receipt).toBe(paper);
  });

  it('that was cast before ballots said by whom keeps the same rules', async () => {
    await together();
    await cast(1, 'resident');
    await patch(linli, 'ballots', { _id: `${MOTION.open}:${HOME.second}` }, { caster: null });
    const replaces = RESIDENTS_VOTE;
    expect((await own('stranger')).answers).toBe(null);
    expect(await cast(2, 'stranger', { replaces })).toBe('BALLOT_OTHERS');
    expect(await cast(3, 'resident', { replaces, answers: NO })).toBe('ok');
    expect(ballot()?.choice).toBe('no');
  });

  it('takes three requests to cast, to change and to overrule', async () => {
    await byProxy();
    const requests = async (input: Input, as: As) => {
      const { envelope, databaseRequests } = await linli.call('ballot', 'castBallot', input, as);
      expect(envelope.ok).toBe(true);
      return databaseRequests;
    };
    expect(await requests(casting(1), 'stairSteward')).toBe(3);
    expect(await requests(casting(2, { replaces: RECEIPT(1001) }), 'stairSteward')).toBe(2);
    const overrules = residentIdOf('stairSteward');
    expect(await requests(casting(3, { overrules }), 'resident')).toBe(3);
  });

  it('that is secret is overruled by nobody', async () => {
    const motionId = MOTION.secret;
    expect(await cast(1, 'resident', { motionId })).toBe('ok');
    expect(await cast(2, 'resident', { motionId, overrules: resident })).toBe('RECEIPT_UNFIT');
    const secrets = linli
      .documents<BallotDocument>('ballots')
      .filter((one) => one.motionId === motionId);
    expect(secrets.some((one) => 'caster' in one)).toBe(false);
  });
});
