import assert from 'node:assert/strict';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type {
  BallotDocument,
  MotionDocument,
  VoterDocument,
} from '../../cloudfunctions/ballot/collections.ts';
import type { CovenantDocument } from '../../cloudfunctions/covenant/collections.ts';
import type { MotionDetail, MotionLine, ObjectionLine } from '../../typings/contract/motion.ts';
import type { OwnData } from '../../typings/contract/resident.ts';
import { HOME, idOf, MAPLE, PLACE, personOf, residentIdOf, START } from '../support/community.ts';
import { decidingCorrection } from '../support/corrections.ts';
import { COVENANT } from '../support/covenants.ts';
import { commandId } from '../support/inputs.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import {
  assemblyOf,
  casting,
  LOCAL_RULES,
  MOTION,
  NO,
  NOTICE_CLOSES,
  NOTICE_OPENS,
  OBJECTION,
  onVoter,
  PAPER,
  QUESTION,
  RECEIPT,
  YES,
} from '../support/motions.ts';
import { decidingNote, mustAgree, noteAndAgree } from '../support/notes.ts';
import { settleSettings } from '../support/settings.ts';
import { talkWith } from '../support/talk.ts';

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
const show = (motionId: string, as: As) => ask<MotionDetail>('ballot.motion', on(motionId), as);
const codeOf = async (...args: Parameters<typeof refusal>) => {
  const answer = await refusal(...args);
  return Array.isArray(answer) ? (answer[0] as string) : answer;
};
const motion = (motionId: string) =>
  linli.documents<MotionDocument>('motions').find(({ _id }) => _id === motionId) as MotionDocument;
const ballots = (motionId: string) =>
  linli
    .documents<BallotDocument>('ballots')
    .filter((one) => one.motionId === motionId && one.choice !== null);
const saveDraft = async (n: number, form: object, as: As = 'secretary') =>
  (
    await ask<{ motionId: string }>(
      'ballot.save',
      {
        communityId: MAPLE,
        motionId: null,
        form: { ...assemblyOf(), ...form },
        commandId: commandId(n),
      },
      as,
    )
  ).motionId;
const waiting = async (as: As) => {
  const listed = await ask<{ motions: MotionLine[] }>('ballot.motions', { communityId: MAPLE }, as);
  return listed.motions
    .filter(({ waits }) => waits)
    .map(({ motionId }) => motionId)
    .sort();
};
/** Every clause of the settled covenant as a question. */
const clauseQuestions = () => {
  const text = linli
    .documents<CovenantDocument>('covenants')
    .find(({ _id }) => _id === COVENANT.settled);
  return (text?.clauses ?? []).map((clause, at) => ({
    ...QUESTION,
    questionId: `q${at + 1}`,
    clauseId: clause.clauseId,
    text: clause.text,
  }));
};
const problems = async (form: object, n = 90, as: As = 'secretary') =>
  (await ask<{ problems: string[] }>('ballot.check', on(await saveDraft(n, form, as)), as))
    .problems;

describe('a motion before it is announced', () => {
  it('is checked against its rule, and says what is missing', async () => {
    expect(await problems({})).toStrictEqual([]);
    expect(await problems({ registered: 5 }, 91)).toStrictEqual(['roster-incomplete']);
    expect(await problems({ opensAt: START + 10 * DAY }, 92)).toStrictEqual(['notice-too-short']);
    expect(
      await problems({ opensAt: START + 10 * DAY, urgentReason: '水管爆裂' }, 93),
    ).toStrictEqual([]);
    expect(await problems({ partyConsultedOn: null }, 94)).toStrictEqual(['party-not-consulted']);
    const text = { matter: 'covenant', covenantId: COVENANT.settled };
    const asked = clauseQuestions();
    const [first, second, ...rest] = asked;
    const asksFit = (questions: unknown, n: number) => problems({ ...text, questions }, n);
    expect(await asksFit(asked, 100)).toStrictEqual([]);
    expect(await asksFit([second, first, ...rest], 101)).toStrictEqual(['clauses-unfit']);
    expect(await asksFit(asked.slice(1), 102)).toStrictEqual(['clauses-unfit']);
    expect(await asksFit([{ ...first, text: '另一句话' }, second, ...rest], 103)).toStrictEqual([
      'clauses-unfit',
    ]);
    const loose = { questions: asked };
    expect(await problems(loose, 104)).toStrictEqual(['clauses-unfit']);
    const owners = {
      placeId: PLACE.estate,
      registered: 4,
      session: null,
      ruleId: 'owners-special',
      basis: 'owners',
      matter: 'owners-funds',
      partyConsultedOn: null,
      opensAt: START + 16 * DAY,
      closesAt: START + 22 * DAY,
      countsAt: START + 23 * DAY,
      totalsReason: '还没有拿到竣工资料。',
    };
    expect(await problems(owners, 95, 'ownersCommittee')).toStrictEqual([]);
    expect(await problems({ ...owners, secret: true }, 96, 'ownersCommittee')).toStrictEqual([
      'secret-with-areas',
    ]);
    expect(
      await problems({ ...owners, matter: 'owners-other' }, 97, 'ownersCommittee'),
    ).toStrictEqual(['matter-not-theirs']);
  });

  it('is refused without areas, and nothing is frozen', async () => {
    const rule = { ...LOCAL_RULES, convenerRule: '枫街办〔2026〕4号' };
    await settleSettings(linli, 9, rule);
    const motionId = await saveDraft(1, {
      placeId: PLACE.otherEstate,
      session: null,
      ruleId: 'owners-ordinary',
      basis: 'owners',
      matter: 'owners-other',
      registered: 2,
      opensAt: START + 16 * DAY,
      closesAt: START + 22 * DAY,
      countsAt: START + 22 * DAY,
      totalsReason: '还没有拿到竣工资料。',
    });
    await linli.cloud.database.command('database.updateDocument', {
      collectionName: 'households',
      queryType: 'WHERE',
      query: JSON.stringify({ _id: HOME.otherEstate }),
      data: JSON.stringify({ $set: { area: null } }),
      multi: false,
      upsert: false,
      merge: true,
    });
    const announce = on(motionId, { commandId: commandId(2) });
    expect(await refusal('ballot.announce', announce, 'secretary')).toStrictEqual([
      'MOTION_HAS_PROBLEMS',
      { problems: 'areas-unknown' },
    ]);
    expect(linli.documents<VoterDocument>('voters').some((v) => v.motionId === motionId)).toBe(
      false,
    );
  });

  it('freezes its roster with a hash, and can be challenged until it opens', async () => {
    await ask('ballot.announce', on(MOTION.draft, { commandId: commandId(1) }), 'secretary');
    const announced = motion(MOTION.draft);
    expect([
      announced.state,
      announced.eligible,
      announced.rosterVersion,
      announced.dueAt,
    ]).toStrictEqual(['announced', { persons: 3 }, 1, announced.form.countsAt]);
    const before = motion(MOTION.notice).rosterHash;
    const answer = {
      objectionId: OBJECTION.roster,
      answer: '已经核实。',
      correction: { kind: 'remove', voterId: HOME.first },
    };
    const proposed = on(MOTION.notice, { ...answer, commandId: commandId(2) });
    await ask('ballot.answerObjection', proposed, 'secretary');
    expect(motion(MOTION.notice).rosterHash).toBe(before);
    await ask('ballot.decideCorrection', decidingCorrection(linli, 4, proposed), 'partyBranch');
    const after = motion(MOTION.notice);
    expect(after.rosterHash).not.toBe(before);
    expect([after.eligible, after.rosterVersion]).toStrictEqual([{ persons: 2 }, 2]);
    const { objections } = await ask<{ objections: ObjectionLine[] }>(
      'ballot.objections',
      on(MOTION.notice),
      'householdRepresentative',
    );
    expect(
      objections.map(({ text, answer: said, corrected, own }) => [text, said, corrected, own]),
    ).toStrictEqual([['', '已经核实。', true, false]]);
    await linli.clock(NOTICE_OPENS);
    const late = on(MOTION.notice, { kind: 'roster', text: '漏了一户', commandId: commandId(3) });
    expect(await codeOf('ballot.object', late, 'resident')).toBe('OBJECTION_TOO_LATE');
  });

  it('is taken back before it opens, and not after', async () => {
    const cancel = (motionId: string, n: number) =>
      on(motionId, { reason: '改期', commandId: commandId(n) });
    await ask('ballot.cancel', cancel(MOTION.notice, 1), 'secretary');
    expect((await show(MOTION.notice, 'resident')).phase).toBe('cancelled');
    expect(await codeOf('ballot.cancel', cancel(MOTION.open, 2), 'secretary')).toBe(
      'MOTION_OPENED',
    );
  });
});

describe('a vote', () => {
  it('opens and closes at the second, whatever the timer does', async () => {
    const early = casting(1, { motionId: MOTION.notice });
    expect(await codeOf('ballot.cast', early, 'resident')).toBe('MOTION_NOT_OPEN');
    await linli.clock(NOTICE_OPENS - 60_000);
    expect(await codeOf('ballot.cast', early, 'resident')).toBe('MOTION_NOT_OPEN');
    await linli.clock(NOTICE_OPENS);
    expect(await codeOf('ballot.cast', early, 'resident')).toBe('ok');
    await linli.clock(NOTICE_CLOSES - 60_000);
    const last = casting(2, { motionId: MOTION.notice, voterId: HOME.first });
    expect(await codeOf('ballot.cast', last, 'stairSteward')).toBe('ok');
    await linli.clock(NOTICE_CLOSES);
    const late = casting(3, { motionId: MOTION.notice, voterId: THIRD });
    expect(await codeOf('ballot.cast', late, 'householdRepresentative')).toBe('MOTION_CLOSED');
    expect(ballots(MOTION.notice).length).toBe(2);
  });

  it('is over for phones at its close, while papers are still written down', async () => {
    await linli.clock(START + 5 * HOUR);
    expect(await codeOf('ballot.cast', casting(1), 'resident')).toBe('MOTION_CLOSED');
    expect(ballots(MOTION.open).length).toBe(0);
    const paper = onVoter(2, { voterId: HOME.first, serial: null, channel: 'door', answers: NO });
    expect(await codeOf('ballot.enterPaper', paper, 'stairSteward')).toBe('ok');
  });

  it('is one for a household, from whichever phone', async () => {
    await ask('ballot.cast', casting(1), 'resident');
    expect(await ask('ballot.cast', casting(1), 'resident')).toStrictEqual({
      receipt: RECEIPT(1001),
      cast: 'phone',
    });
    expect(await refusal('ballot.cast', casting(2, { answers: NO }), 'resident')).toStrictEqual([
      'BALLOT_CAST',
      { channel: 'phone' },
    ]);
    const [own] = (await show(MOTION.open, 'resident')).own;
    expect([own?.cast, own?.receipt, own?.answers]).toStrictEqual(['phone', RECEIPT(1001), YES]);
    await ask('ballot.cast', casting(3, { replaces: RECEIPT(1001), answers: NO }), 'resident');
    expect(ballots(MOTION.open).map(({ receipt, choice }) => [receipt, choice])).toStrictEqual([
      [RECEIPT(1003), 'no'],
    ]);
    const old = casting(4, { replaces: RECEIPT(1001) });
    expect(await codeOf('ballot.cast', old, 'resident')).toBe('RECEIPT_UNFIT');
  });

  it('is refused to strangers of the household, other communities and wrong answers', async () => {
    const cases: [object, As, string][] = [
      [casting(1), 'householdRepresentative', 'VOTER_NOT_YOURS'],
      [casting(1, { voterId: HOME.otherEstate }), 'residentElsewhere', 'MOTION_NOT_FOUND'],
      [casting(1, { voterId: HOME.otherEstate }), 'resident', 'VOTER_NOT_FOUND'],
      [casting(1, { communityId: 'cedar' }), 'resident', 'NOT_A_RESIDENT'],
      [casting(1, { motionId: MOTION.cedar }), 'resident', 'MOTION_NOT_FOUND'],
      [
        casting(1, { answers: [{ questionId: 'q1', options: ['maybe'], scores: [] }] }),
        'resident',
        'ANSWER_UNFIT',
      ],
      [
        casting(1, { answers: [{ questionId: 'q1', options: ['yes', 'no'], scores: [] }] }),
        'resident',
        'ANSWER_UNFIT',
      ],
      [casting(1, { receipt: 'forged' }), 'resident', 'INPUT_INVALID'],
    ];
    for (const [input, as, code] of cases) {
      expect(await codeOf('ballot.cast', input as never, as)).toBe(code);
    }
    await ask('ballot.cast', casting(1), 'resident');
    const taken = casting(1, { voterId: HOME.first });
    expect(await codeOf('ballot.cast', taken, 'stairSteward')).toBe('RECEIPT_TAKEN');
    expect(ballots(MOTION.open).length).toBe(1);
  });

  it('passes to whoever speaks for the household now', async () => {
    const choose = {
      communityId: MAPLE,
      householdId: THIRD,
      residentId: residentIdOf('householdRepresentative'),
      previousId: null,
      commandId: commandId(1),
    };
    await ask('resident.chooseRepresentative', choose, 'householdRepresentative');
    const vote = casting(1, { voterId: THIRD });
    expect(await codeOf('ballot.cast', vote, 'householdRepresentative')).toBe('ok');
    expect(await waiting('resident')).toStrictEqual(
      [MOTION.open, MOTION.secret, MOTION.poll].sort(),
    );
  });

  it('waits until it is there, and a poll for those only who live where it asks', async () => {
    await ask('ballot.cast', casting(1), 'resident');
    const answers = [{ questionId: 'q1', options: ['a'], scores: [] }];
    const poll = { motionId: MOTION.poll, voterId: residentIdOf('resident'), answers };
    await ask('ballot.cast', casting(2, poll), 'resident');
    expect(await waiting('resident')).toStrictEqual([MOTION.secret]);
    expect(await waiting('secretary')).toStrictEqual([]);
  });

  it('on the phone stands against a paper until it is voided on record', async () => {
    await ask('ballot.cast', casting(1), 'resident');
    const confirm = (n: number) =>
      on(MOTION.open, { paperId: PAPER, decision: 'confirm', commandId: commandId(n) });
    expect(await refusal('ballot.decidePaper', confirm(2), 'buildingSteward')).toStrictEqual([
      'BALLOT_CAST',
      { channel: 'phone' },
    ]);
    expect(ballots(MOTION.open).map(({ choice }) => choice)).toStrictEqual(['yes']);
    const voiding = onVoter(3, { reason: '改投纸票' });
    await ask('ballot.void', voiding, 'stairSteward');
    expect(ballots(MOTION.open).length).toBe(1);
    await ask('ballot.decideNote', decidingNote(linli, 7, 'void'), 'buildingSteward');
    expect(ballots(MOTION.open).length).toBe(0);
    const [own] = (await show(MOTION.open, 'resident')).own;
    expect(own?.voids.map(({ reason, byName }) => [reason, byName])).toStrictEqual([
      ['改投纸票', '白若溪、罗清和'],
    ]);
    const paper = onVoter(4, { serial: null, channel: 'door', answers: NO });
    const { paperId } = await ask<{ paperId: string }>('ballot.enterPaper', paper, 'stairSteward');
    const again = on(MOTION.open, { paperId, decision: 'confirm', commandId: commandId(5) });
    expect(await codeOf('ballot.decidePaper', again, 'stairSteward')).toBe('PAPER_OWN');
    await ask('ballot.decidePaper', again, 'buildingSteward');
    expect(ballots(MOTION.open).map(({ choice }) => choice)).toStrictEqual(['no']);
    expect(await codeOf('ballot.cast', casting(6), 'resident')).toBe('BALLOT_CAST');
    // the void's answer was lost on the way: sent again, it voids nothing that came after
    await ask('ballot.void', voiding, 'stairSteward');
    expect(ballots(MOTION.open).map(({ choice }) => choice)).toStrictEqual(['no']);
  });

  it('by proxy is written down, limited and named', async () => {
    const proxy = (n: number, voterId: string) =>
      onVoter(n, { voterId, agentId: residentIdOf('stairSteward') });
    await mustAgree(linli, 'setProxy', proxy(1, THIRD), 'secretary');
    const second = await noteAndAgree(linli, 'setProxy', proxy(2, HOME.second), 'secretary');
    expect(second.envelope).toStrictEqual({
      ok: false,
      code: 'PROXY_TOO_MANY',
      details: { most: 1 },
    });
    const own = async (as: As) =>
      (await show(MOTION.open, as)).own.map(({ voterId, as, proxy }) => [voterId, as, proxy]);
    const name = personOf('stairSteward').name;
    expect((await own('stairSteward')).filter(([id]) => id === THIRD)).toStrictEqual([
      [THIRD, 'proxy', name],
    ]);
    expect((await own('householdRepresentative')).filter(([id]) => id === THIRD)).toStrictEqual([
      [THIRD, 'household', name],
    ]);
    assert.ok((await waiting('stairSteward')).includes(MOTION.open));
    await ask('ballot.cast', casting(3, { voterId: THIRD }), 'stairSteward');
    const voters = linli.documents<VoterDocument>('voters');
    const third = voters.find(({ _id }) => _id === `${MOTION.open}:${THIRD}`);
    expect(third?.castBy?.residentId).toBe(residentIdOf('stairSteward'));
    const ended = onVoter(5, { voterId: THIRD, agentId: null });
    await mustAgree(linli, 'setProxy', ended, 'secretary');
    expect((await own('stairSteward')).filter(([id]) => id === THIRD)).toStrictEqual([]);
    const elsewhere = onVoter(6, { voterId: THIRD, agentId: residentIdOf('residentElsewhere') });
    expect(await codeOf('ballot.setProxy', elsewhere, 'secretary')).toBe('PROXY_ELSEWHERE');
    const secret = { ...proxy(4, THIRD), motionId: MOTION.secret };
    expect(await codeOf('ballot.setProxy', secret, 'secretary')).toBe('PROXY_NOT_ALLOWED');
  });
});

describe('one’s own data', () => {
  it('say in which votes one took part, and never what one chose', async () => {
    await ask('ballot.cast', casting(1), 'resident');
    const own = await ask<OwnData>('resident.exportOwn', { communityId: MAPLE }, 'resident');
    expect(own.votes).toStrictEqual([
      { title: '老人活动室', name: '一期 1栋 1单元 102', cast: 'phone', overruled: [] },
    ]);
  });
});
