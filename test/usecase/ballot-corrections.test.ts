import assert from 'node:assert/strict';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type {
  BallotDocument,
  MotionDocument,
  ObjectionDocument,
  VoterDocument,
} from '../../cloudfunctions/ballot/collections.ts';
import type { HouseholdDocument } from '../../cloudfunctions/people/collections.ts';
import { HOME, idOf, MAPLE, PLACE, START } from '../support/community.ts';
import { correctAndAgree, decidingCorrection } from '../support/corrections.ts';
import { commandId } from '../support/inputs.ts';
import { type Linli, startLinli } from '../support/linli.ts';
import { formOf, LOCAL_RULES, MOTION, NOTICE_CLOSES, OBJECTION } from '../support/motions.ts';
import { settleSettings } from '../support/settings.ts';
import { talkWith } from '../support/talk.ts';

/** What an answered objection does to the roster, until the vote opens. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());
beforeEach(() => linli.reset());

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;
const THIRD = idOf(MAPLE, '一期', '1栋', '2单元', '201');
const { ask } = talkWith(() => linli);
const on = (motionId: string, more: object = {}) => ({ communityId: MAPLE, motionId, ...more });
const motion = (motionId: string) =>
  linli.documents<MotionDocument>('motions').find(({ _id }) => _id === motionId) as MotionDocument;
const objection = (id: string) =>
  linli
    .documents<ObjectionDocument>('objections')
    .find(({ _id }) => _id === id) as ObjectionDocument;
const voters = (motionId: string) =>
  linli
    .documents<VoterDocument>('voters')
    .filter((one) => one.motionId === motionId && !one.removed);
const ballots = (motionId: string) =>
  linli.documents<BallotDocument>('ballots').filter((one) => one.motionId === motionId);

describe('a correction', () => {
  const cutAnswer = async () => {
    const answer = {
      objectionId: OBJECTION.roster,
      answer: '已经核实。',
      correction: { kind: 'remove', voterId: HOME.first },
      commandId: commandId(1),
    };
    const proposed = on(MOTION.notice, answer);
    await ask('ballot.answerObjection', proposed, 'secretary');
    const agree = decidingCorrection(linli, 3, proposed);
    await linli.cut('ballot', { request: 3, when: 'after' });
    const cut = await linli.call('ballot', 'decideCorrection', agree, 'partyBranch');
    expect(cut.status).toBe(502);
    expect([objection(OBJECTION.roster).state, objection(OBJECTION.roster).carried]).toStrictEqual([
      'answered',
      false,
    ]);
  };

  it('that a crash left half done ends with its motion, and holds nothing else up', async () => {
    await cutAnswer();
    const cancel = on(MOTION.notice, { reason: '改期', commandId: commandId(2) });
    await ask('ballot.cancelMotion', cancel, 'secretary');
    await linli.clock(START + 6 * HOUR);
    expect(objection(OBJECTION.roster).carried).toBe(true);
    assert.equal(motion(MOTION.open).state, 'counted', 'what is due after it is done');
    expect(linli.documents('failures')).toStrictEqual([]);
  });

  it('that a crash left half done is finished before the count, at the latest', async () => {
    await cutAnswer();
    await linli.clock(NOTICE_CLOSES + HOUR);
    const { state, eligible, result } = motion(MOTION.notice);
    expect([state, eligible]).toStrictEqual(['counted', { persons: 2 }]);
    expect(result?.questions[0]?.tally?.eligible).toStrictEqual({ persons: 2 });
  });
});

describe('an owner', () => {
  const OWNERS = {
    ruleId: 'owners-ordinary',
    basis: 'owners',
    matter: 'owners-other',
    partyConsultedOn: null,
    opensAt: START + 16 * DAY,
    closesAt: START + 22 * DAY,
    countsAt: START + 22 * DAY,
  } as const;
  const NEW = `${PLACE.stair}.zzzzzz01`;
  let n = 0;

  async function owned(householdId: string, owners: string[], phone: string): Promise<void> {
    await linli.cloud.database.command('database.updateDocument', {
      collectionName: 'households',
      queryType: 'WHERE',
      query: JSON.stringify({ _id: householdId }),
      data: JSON.stringify({ $set: { owners, 'head.phoneHash': phone } }),
      multi: false,
      upsert: false,
      merge: true,
    });
  }

  /** A household that was not in the register when the roster was frozen. */
  async function comes(owners: string[], phoneHash: string): Promise<void> {
    const [like] = linli
      .documents<HouseholdDocument>('households')
      .filter(({ _id }) => _id === HOME.first) as [HouseholdDocument];
    const code = { ...like.code, hash: 'none:of the new household' };
    const head = { ...like.head, phoneHash };
    const home = { ...like, _id: NEW, label: '一期 1栋 1单元 103', code, owners, head };
    await linli.cloud.database.insertMany('households', [home] as never);
  }

  async function announced(registered: number): Promise<string> {
    n += 10;
    await settleSettings(linli, n, LOCAL_RULES);
    const form = formOf({ ...OWNERS, registered });
    const draft = { communityId: MAPLE, motionId: null, form, commandId: commandId(n) };
    const { motionId } = await ask<{ motionId: string }>(
      'ballot.saveMotion',
      draft,
      'ownersCommittee',
    );
    const announce = on(motionId, { commandId: commandId(n) });
    await ask('ballot.announceMotion', announce, 'ownersCommittee');
    return motionId;
  }

  async function correct(motionId: string, correction: object): Promise<unknown> {
    n += 10;
    const object = { kind: 'roster', text: '请核对', commandId: commandId(n) };
    const raised = await ask<{ objectionId: string }>(
      'ballot.raiseObjection',
      on(motionId, object),
      'resident',
    );
    const answer = { ...raised, answer: '核对过了。', correction, commandId: commandId(n) };
    const proposed = on(motionId, answer);
    const { envelope } = await correctAndAgree(linli, n + 5, proposed, 'ownersCommittee');
    return envelope.ok ? 'ok' : [envelope.code, envelope.details];
  }

  it('who bears the name of another comes onto the roster all the same', async () => {
    await owned(HOME.first, ['王伟'], 'number-of-one');
    const motionId = await announced(3);
    await comes(['王伟'], 'number-of-another');
    expect(await correct(motionId, { kind: 'add', id: NEW })).toBe('ok');
    const names = voters(motionId).filter(({ owners }) => owners.includes('王伟'));
    expect(names.map(({ key }) => key).sort()).toStrictEqual([HOME.first, NEW].sort());
    expect(motion(motionId).eligible.persons).toStrictEqual(4);
    expect(ballots(motionId).length).toBe(4);
  });

  it('is known by the first of several names no more than by the others', async () => {
    await owned(HOME.first, ['王伟', '李娜'], 'number-of-one');
    const motionId = await announced(3);
    await comes(['王伟', '赵敏'], 'number-of-another');
    expect(await correct(motionId, { kind: 'add', id: NEW })).toBe('ok');
  });

  it('who was taken off wrongly comes back, with all their units and a ballot', async () => {
    await owned(HOME.first, ['王伟'], 'number-of-one');
    await owned(THIRD, ['王伟'], 'number-of-one');
    const motionId = await announced(2);
    const { rosterHash } = motion(motionId);
    const owner = voters(motionId).find(({ owners }) => owners.includes('王伟')) as VoterDocument;
    expect(owner.claims.length).toBe(2);
    expect(await correct(motionId, { kind: 'remove', voterId: owner.key })).toBe('ok');
    expect([voters(motionId).length, ballots(motionId).length]).toStrictEqual([1, 1]);
    expect(await correct(motionId, { kind: 'add', id: THIRD })).toBe('ok');
    const again = voters(motionId).find(({ key }) => key === owner.key);
    expect(again).toStrictEqual({ ...owner });
    const ballot = ballots(motionId).find(({ _id }) => _id === owner._id);
    expect([ballot?.area, ballot?.choice]).toStrictEqual([owner.area, null]);
    expect([motion(motionId).rosterHash, motion(motionId).rosterVersion]).toStrictEqual([
      rosterHash,
      3,
    ]);
  });

  it('who is listed is not listed twice for another unit', async () => {
    await owned(HOME.first, ['王伟'], 'number-of-one');
    const motionId = await announced(3);
    await comes(['王伟'], 'number-of-one');
    expect(await correct(motionId, { kind: 'add', id: NEW })).toStrictEqual([
      'CORRECTION_UNFIT',
      undefined,
    ]);
    expect(voters(motionId).length).toBe(3);
  });

  it('of two units that two objections name at once is on the roster once', async () => {
    const motionId = await announced(3);
    await owned(HOME.first, ['王伟'], 'number-of-one');
    await comes(['王伟'], 'number-of-one');
    expect(await correct(motionId, { kind: 'remove', voterId: HOME.first })).toBe('ok');
    const answers = await Promise.all(
      [HOME.first, NEW].map((id) => correct(motionId, { kind: 'add', id })),
    );
    assert.ok(answers.includes('ok'), JSON.stringify(answers));
    expect(voters(motionId).length).toBe(3);
    expect(ballots(motionId).length).toBe(3);
    expect(motion(motionId).eligible.persons).toBe(3);
  });

  it('whose area was put right comes back with that area', async () => {
    await owned(HOME.first, ['王伟'], 'number-of-one');
    const motionId = await announced(3);
    expect(await correct(motionId, { kind: 'area', voterId: HOME.first, area: 7_777 })).toBe('ok');
    const { rosterHash } = motion(motionId);
    expect(await correct(motionId, { kind: 'remove', voterId: HOME.first })).toBe('ok');
    expect(await correct(motionId, { kind: 'add', id: HOME.first })).toBe('ok');
    const ballot = ballots(motionId).find(({ _id }) => _id === `${motionId}:${HOME.first}`);
    expect(ballot?.area).toBe(7_777);
    expect(motion(motionId).rosterHash).toBe(rosterHash);
  });
});
