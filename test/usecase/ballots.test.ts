import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type {
  BallotDocument,
  MotionDocument,
  VoterDocument,
} from '../../cloudfunctions/shared/documents-ballots.ts';
import type {
  MotionDetail,
  MotionLine,
  ObjectionLine,
  PaperLine,
  VoterLine,
} from '../../typings/contract/motion.ts';
import { HOME, idOf, MAPLE, PLACE, residentIdOf, START } from '../support/community.ts';
import { printedSerial, roomCode } from '../support/examples/ballot.ts';
import { commandId } from '../support/inputs.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import {
  casting,
  formOf,
  MOTION,
  NO,
  OBJECTION,
  onVoter,
  PAPER,
  QUESTION,
  RECEIPT,
  resultHash,
  YES,
} from '../support/motions.ts';
import { talkWith } from '../support/talk.ts';

let linli: Linli;
before(async () => {
  linli = await startLinli();
});
after(() => linli.stop());
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
const saveDraft = async (n: number, form: object) =>
  (
    await ask<{ motionId: string }>(
      'ballot.save',
      { communityId: MAPLE, motionId: null, form: formOf(form), commandId: commandId(n) },
      'secretary',
    )
  ).motionId;
const problems = async (form: object, n = 90) =>
  (await ask<{ problems: string[] }>('ballot.check', on(await saveDraft(n, form)), 'secretary'))
    .problems;

describe('a motion before it is announced', () => {
  it('is checked against its rule, and says what is missing', async () => {
    assert.deepEqual(await problems({}), []);
    assert.deepEqual(await problems({ registered: 4 }, 91), ['roster-incomplete']);
    assert.deepEqual(await problems({ opensAt: START + 10 * DAY }, 92), ['notice-too-short']);
    assert.deepEqual(
      await problems({ opensAt: START + 10 * DAY, urgentReason: '水管爆裂' }, 93),
      [],
    );
    assert.deepEqual(await problems({ partyConsultedOn: null }, 94), ['party-not-consulted']);
    const owners = {
      ruleId: 'owners-special',
      basis: 'owners',
      matter: 'owners-funds',
      partyConsultedOn: null,
      opensAt: START + 16 * DAY,
      closesAt: START + 22 * DAY,
      countsAt: START + 23 * DAY,
    };
    assert.deepEqual(await problems(owners, 95), []);
    assert.deepEqual(await problems({ ...owners, secret: true }, 96), ['secret-with-areas']);
    assert.deepEqual(await problems({ ...owners, matter: 'owners-other' }, 97), [
      'matter-not-theirs',
    ]);
  });

  it('is refused without areas, and nothing is frozen', async () => {
    const motionId = await saveDraft(1, {
      placeId: PLACE.otherEstate,
      ruleId: 'owners-ordinary',
      basis: 'owners',
      matter: 'owners-other',
      registered: 2,
      opensAt: START + 16 * DAY,
      closesAt: START + 22 * DAY,
      countsAt: START + 22 * DAY,
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
    assert.deepEqual(await refusal('ballot.announce', announce, 'secretary'), [
      'MOTION_HAS_PROBLEMS',
      { problems: 'areas-unknown' },
    ]);
    assert.equal(
      linli.documents<VoterDocument>('voters').some((v) => v.motionId === motionId),
      false,
    );
  });

  it('freezes its roster with a hash, and can be challenged until it opens', async () => {
    await ask('ballot.announce', on(MOTION.draft, { commandId: commandId(1) }), 'secretary');
    const announced = motion(MOTION.draft);
    assert.deepEqual(
      [announced.state, announced.eligible, announced.rosterVersion, announced.dueAt],
      ['announced', { persons: 3 }, 1, announced.form.countsAt],
    );
    const before = motion(MOTION.notice).rosterHash;
    const answer = {
      objectionId: OBJECTION.roster,
      answer: '已经核实。',
      correction: { kind: 'remove', voterId: HOME.first },
    };
    await ask(
      'ballot.answerObjection',
      on(MOTION.notice, { ...answer, commandId: commandId(2) }),
      'secretary',
    );
    const after = motion(MOTION.notice);
    assert.notEqual(after.rosterHash, before);
    assert.deepEqual([after.eligible, after.rosterVersion], [{ persons: 2 }, 2]);
    const { objections } = await ask<{ objections: ObjectionLine[] }>(
      'ballot.objections',
      on(MOTION.notice),
      'householdRepresentative',
    );
    assert.deepEqual(
      objections.map(({ text, answer: said, corrected, own }) => [text, said, corrected, own]),
      [['', '已经核实。', true, false]],
    );
    await linli.clock(START + DAY);
    const late = on(MOTION.notice, { kind: 'roster', text: '漏了一户', commandId: commandId(3) });
    assert.equal(await codeOf('ballot.object', late, 'resident'), 'OBJECTION_TOO_LATE');
  });

  it('is taken back before it opens, and not after', async () => {
    const cancel = (motionId: string, n: number) =>
      on(motionId, { reason: '改期', commandId: commandId(n) });
    await ask('ballot.cancel', cancel(MOTION.notice, 1), 'secretary');
    assert.equal((await show(MOTION.notice, 'resident')).phase, 'cancelled');
    assert.equal(
      await codeOf('ballot.cancel', cancel(MOTION.open, 2), 'secretary'),
      'MOTION_OPENED',
    );
  });
});

describe('a vote', () => {
  it('opens and closes at the second, whatever the timer does', async () => {
    const early = casting(1, { motionId: MOTION.notice });
    assert.equal(await codeOf('ballot.cast', early, 'resident'), 'MOTION_NOT_OPEN');
    await linli.clock(START + DAY - 60_000);
    assert.equal(await codeOf('ballot.cast', early, 'resident'), 'MOTION_NOT_OPEN');
    await linli.clock(START + DAY);
    assert.equal(await codeOf('ballot.cast', early, 'resident'), 'ok');
    await linli.clock(START + 2 * DAY - 60_000);
    const last = casting(2, { motionId: MOTION.notice, voterId: HOME.first });
    assert.equal(await codeOf('ballot.cast', last, 'stairSteward'), 'ok');
    await linli.clock(START + 2 * DAY);
    const late = casting(3, { motionId: MOTION.notice, voterId: THIRD });
    assert.equal(await codeOf('ballot.cast', late, 'householdRepresentative'), 'MOTION_CLOSED');
    assert.equal(ballots(MOTION.notice).length, 2);
  });

  it('is one for a household, from whichever phone', async () => {
    await ask('ballot.cast', casting(1), 'resident');
    assert.deepEqual(await ask('ballot.cast', casting(1), 'resident'), {
      receipt: RECEIPT(1001),
      cast: 'phone',
    });
    assert.deepEqual(await refusal('ballot.cast', casting(2, { answers: NO }), 'resident'), [
      'BALLOT_CAST',
      { channel: 'phone' },
    ]);
    const [own] = (await show(MOTION.open, 'resident')).own;
    assert.deepEqual([own?.cast, own?.receipt, own?.answers], ['phone', RECEIPT(1001), YES]);
    await ask('ballot.cast', casting(3, { replaces: RECEIPT(1001), answers: NO }), 'resident');
    assert.deepEqual(
      ballots(MOTION.open).map(({ receipt, choice }) => [receipt, choice]),
      [[RECEIPT(1003), 'no']],
    );
    const old = casting(4, { replaces: RECEIPT(1001) });
    assert.equal(await codeOf('ballot.cast', old, 'resident'), 'RECEIPT_UNFIT');
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
      assert.equal(await codeOf('ballot.cast', input as never, as), code);
    }
    await ask('ballot.cast', casting(1), 'resident');
    const taken = casting(1, { voterId: HOME.first });
    assert.equal(await codeOf('ballot.cast', taken, 'stairSteward'), 'RECEIPT_TAKEN');
    assert.equal(ballots(MOTION.open).length, 1);
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
    assert.equal(await codeOf('ballot.cast', vote, 'householdRepresentative'), 'ok');
    const lines = await ask<{ motions: MotionLine[] }>(
      'ballot.motions',
      { communityId: MAPLE },
      'resident',
    );
    const waits = lines.motions.filter((one) => one.waits).map(({ motionId }) => motionId);
    assert.deepEqual(waits.sort(), [MOTION.open, MOTION.secret, MOTION.poll].sort());
  });

  it('on the phone stands against a paper until it is voided on record', async () => {
    await ask('ballot.cast', casting(1), 'resident');
    const confirm = (n: number) =>
      on(MOTION.open, { paperId: PAPER, decision: 'confirm', commandId: commandId(n) });
    assert.deepEqual(await refusal('ballot.decidePaper', confirm(2), 'buildingSteward'), [
      'BALLOT_CAST',
      { channel: 'phone' },
    ]);
    assert.deepEqual(
      ballots(MOTION.open).map(({ choice }) => choice),
      ['yes'],
    );
    await ask('ballot.void', onVoter(3, { reason: '改投纸票' }), 'stairSteward');
    assert.equal(ballots(MOTION.open).length, 0);
    const [own] = (await show(MOTION.open, 'resident')).own;
    assert.deepEqual(
      own?.voids.map(({ reason, byName }) => [reason, byName]),
      [['改投纸票', '白若溪']],
    );
    const paper = onVoter(4, { serial: null, channel: 'door', answers: NO });
    const { paperId } = await ask<{ paperId: string }>('ballot.enterPaper', paper, 'stairSteward');
    const again = on(MOTION.open, { paperId, decision: 'confirm', commandId: commandId(5) });
    assert.equal(await codeOf('ballot.decidePaper', again, 'stairSteward'), 'PAPER_OWN');
    await ask('ballot.decidePaper', again, 'buildingSteward');
    assert.deepEqual(
      ballots(MOTION.open).map(({ choice }) => choice),
      ['no'],
    );
    assert.equal(await codeOf('ballot.cast', casting(6), 'resident'), 'BALLOT_CAST');
    // the void's answer was lost on the way: sent again, it voids nothing that came after
    await ask('ballot.void', onVoter(3, { reason: '改投纸票' }), 'stairSteward');
    assert.deepEqual(
      ballots(MOTION.open).map(({ choice }) => choice),
      ['no'],
    );
  });

  it('by proxy is written down, limited and named', async () => {
    const proxy = (n: number, voterId: string) =>
      onVoter(n, { voterId, agentId: residentIdOf('stairSteward') });
    await ask('ballot.setProxy', proxy(1, THIRD), 'buildingSteward');
    assert.deepEqual(await refusal('ballot.setProxy', proxy(2, HOME.second), 'buildingSteward'), [
      'PROXY_TOO_MANY',
      { most: 1 },
    ]);
    await ask('ballot.cast', casting(3, { voterId: THIRD }), 'stairSteward');
    const voters = linli.documents<VoterDocument>('voters');
    const third = voters.find(({ _id }) => _id === `${MOTION.open}:${THIRD}`);
    assert.equal(third?.castBy?.residentId, residentIdOf('stairSteward'));
    const secret = { ...proxy(4, THIRD), motionId: MOTION.secret };
    assert.equal(await codeOf('ballot.setProxy', secret, 'buildingSteward'), 'PROXY_NOT_ALLOWED');
  });
});

describe('the count', () => {
  /** Three households: two in the room, of which one votes yes and one not at all; the third says no from home. */
  async function voted(motionId: string): Promise<void> {
    const code = await roomCode(linli, motionId);
    const present = (voterId: string) => ({ ...on(motionId), voterId, code });
    await ask('ballot.checkIn', present(HOME.second), 'resident');
    await ask(
      'ballot.checkInFor',
      onVoter(1, { motionId, voterId: HOME.first }),
      'buildingSteward',
    );
    await ask('ballot.cast', casting(2, { motionId }), 'resident');
    const away = casting(3, { motionId, voterId: THIRD, answers: NO });
    await ask('ballot.cast', away, 'householdRepresentative');
  }

  it('tells those in the room from answers from elsewhere, and writes every comparison out', async () => {
    await voted(MOTION.open);
    const before = await show(MOTION.open, 'resident');
    assert.deepEqual(
      [before.result, before.turnout?.present, before.turnout?.cast],
      [null, { persons: 2 }, { persons: 2 }],
    );
    assert.equal(await codeOf('ballot.count', on(MOTION.open), 'secretary'), 'MOTION_NOT_DUE');
    await linli.clock(START + 6 * HOUR);
    await linli.timer('ballot'); // twice: the same
    const { result, phase } = await show(MOTION.open, 'resident');
    const [question] = result?.questions ?? [];
    assert.equal(phase, 'over');
    assert.deepEqual(
      question?.options.map(({ optionId, persons }) => [optionId, persons]),
      [
        ['yes', 1],
        ['no', 0],
        ['abstain', 0],
      ],
    );
    assert.deepEqual(
      question?.remote.map(({ persons }) => persons),
      [0, 1, 0],
    );
    assert.deepEqual(question?.tally, {
      eligible: { persons: 3 },
      present: { persons: 2 },
      yes: { persons: 1 },
    });
    const [[counts] = []] = question?.outcome?.counts ?? [];
    assert.deepEqual([counts?.met, question?.outcome?.passed], [true, false]);
    assert.equal(question?.outcome?.passes[0]?.missing, 1);
    assert.equal(motion(MOTION.open).salt, null);
  });

  it('is published as a list that anybody can count again, to the same hash', async () => {
    await voted(MOTION.secret);
    await linli.clock(START + 6 * HOUR);
    const { lines, next } = await ask<{ lines: string[]; next: string | null }>(
      'ballot.list',
      on(MOTION.secret),
      'resident',
    );
    assert.equal(next, null);
    const file = join(mkdtempSync(join(tmpdir(), 'linli-list-')), 'list.txt');
    writeFileSync(file, `${lines.join('\n')}\n`);
    const script = fileURLToPath(new URL('../../docs/recount.mjs', import.meta.url));
    const counted = JSON.parse(
      execFileSync(process.execPath, [script, file], { encoding: 'utf8' }),
    );
    const { result } = await show(MOTION.secret, 'resident');
    assert.equal(counted.listHash, result?.listHash);
    assert.deepEqual([counted.ballots, counted.counted, counted.passed], [2, 1, false]);
    assert.deepEqual(
      counted.questions[0].totals.map(({ persons }: { persons: number }) => persons),
      result?.questions[0]?.options.map(({ persons }) => persons),
    );
    const mine = await ask(
      'ballot.findReceipt',
      on(MOTION.secret, { receipt: RECEIPT(1002) }),
      'resident',
    );
    assert.deepEqual(mine, { found: true, answers: YES });
    const forged = on(MOTION.secret, { receipt: RECEIPT(9999) });
    assert.deepEqual(await ask('ballot.findReceipt', forged, 'resident'), {
      found: false,
      answers: null,
    });
    const again = on(MOTION.secret, { commandId: commandId(9) });
    const recount = await ask<{ same: boolean }>(
      'ballot.recount',
      again,
      'householdRepresentative',
    );
    assert.equal(recount.same, true);
  });

  it('notices a ballot that was changed behind its back', async () => {
    await linli.cloud.database.command('database.updateDocument', {
      collectionName: 'ballots',
      queryType: 'WHERE',
      query: JSON.stringify({ motionId: MOTION.counted, receipt: RECEIPT(0) }),
      data: JSON.stringify({ $set: { choice: 'no' } }),
      multi: false,
      upsert: false,
      merge: true,
    });
    const again = on(MOTION.counted, { commandId: commandId(1) });
    const recount = await ask<{ same: boolean }>('ballot.recount', again, 'resident');
    assert.equal(recount.same, false);
  });

  it('takes papers of the box that were handed in, no more, and each printed number once', async () => {
    const serial = printedSerial(linli, 7);
    const paper = (n: number, number: string) =>
      on(MOTION.secret, {
        voterId: null,
        serial: number,
        channel: 'paper',
        answers: NO,
        commandId: commandId(n),
      });
    assert.equal(
      await codeOf('ballot.enterPaper', paper(1, RECEIPT(1)), 'stairSteward'),
      'PAPER_UNKNOWN',
    );
    await ask('ballot.enterPaper', paper(2, serial), 'stairSteward');
    assert.equal(
      await codeOf('ballot.enterPaper', paper(3, serial), 'buildingSteward'),
      'PAPER_ENTERED',
    );
    const decide = (n: number) =>
      on(MOTION.secret, {
        paperId: `${MOTION.secret}:${serial}`,
        decision: 'confirm',
        commandId: commandId(n),
      });
    assert.equal(
      await codeOf('ballot.decidePaper', decide(4), 'buildingSteward'),
      'PAPERS_TOO_MANY',
    );
    const handIn = onVoter(5, { motionId: MOTION.secret, voterId: THIRD, channel: 'paper' });
    await ask('ballot.handIn', handIn, 'buildingSteward');
    assert.equal(
      await codeOf(
        'ballot.cast',
        casting(6, { motionId: MOTION.secret, voterId: THIRD }),
        'householdRepresentative',
      ),
      'BALLOT_CAST',
    );
    await ask('ballot.decidePaper', decide(7), 'buildingSteward');
    await linli.clock(START + 6 * HOUR);
    const { result } = await show(MOTION.secret, 'resident');
    assert.deepEqual(
      result?.questions[0]?.remote.map(({ persons }) => persons),
      [0, 1, 0],
    );
    assert.deepEqual(
      ballots(MOTION.secret).map(({ receipt }) => receipt),
      [serial],
    );
  });

  it('is signed by two, published, objected to, and closed when its days are over', async () => {
    const sign = (n: number) =>
      on(MOTION.counted, { listHash: resultHash(MOTION.counted), commandId: commandId(n) });
    assert.deepEqual(await ask('ballot.sign', sign(1), 'secretary'), { state: 'counted' });
    assert.equal(await codeOf('ballot.sign', sign(2), 'secretary'), 'RESULT_SIGNED');
    const publish = (n: number) => on(MOTION.counted, { commandId: commandId(n) });
    assert.deepEqual(await refusal('ballot.publish', publish(3), 'secretary'), [
      'MOTION_NOT_SIGNED',
      { signatures: 1 },
    ]);
    assert.deepEqual(await ask('ballot.sign', sign(4), 'partyBranch'), { state: 'signed' });
    const { publishedUntil } = await ask<{ publishedUntil: number }>(
      'ballot.publish',
      publish(5),
      'secretary',
    );
    assert.ok(publishedUntil >= START + 15 * DAY);
    const object = on(MOTION.counted, {
      kind: 'result',
      text: '我没有投。',
      commandId: commandId(6),
    });
    const { objectionId } = await ask<{ objectionId: string }>('ballot.object', object, 'resident');
    await linli.clock(publishedUntil + HOUR);
    assert.equal(motion(MOTION.counted).state, 'published', 'an objection waits for its answer');
    const answer = { objectionId, answer: '查了名单，您家一票在。', correction: { kind: 'none' } };
    await ask(
      'ballot.answerObjection',
      on(MOTION.counted, { ...answer, commandId: commandId(7) }),
      'secretary',
    );
    await linli.clock(publishedUntil + 3 * HOUR);
    assert.equal(motion(MOTION.counted).state, 'closed');
  });
});

describe('officers of the doors', () => {
  it('see who has not voted, within their places, and never what was chosen', async () => {
    await ask('ballot.cast', casting(1), 'resident');
    const page = (as: As, more: object = {}) =>
      ask<{ voters: VoterLine[] }>('ballot.voters', on(MOTION.open, more), as);
    const open = (await page('buildingSteward', { open: true })).voters;
    assert.deepEqual(open.map(({ voterId }) => voterId).sort(), [HOME.first, THIRD].sort());
    const stair = (await page('stairSteward')).voters.map(({ voterId }) => voterId);
    assert.deepEqual(stair.sort(), [HOME.first, HOME.second].sort());
    assert.deepEqual(
      (await page('secretary', { search: '102' })).voters.map(({ label }) => label),
      ['一期 1栋 1单元 102'],
    );
    assert.equal(JSON.stringify(await page('secretary')).includes('yes'), false);
    const { papers } = await ask<{ papers: PaperLine[] }>(
      'ballot.papers',
      on(MOTION.open),
      'gridOfficer',
    );
    assert.deepEqual(
      papers.map(({ name, own, state }) => [name, own, state]),
      [['一期 1栋 1单元 102', true, 'entered']],
    );
  });
});

describe('a question to the neighbours', () => {
  it('is asked in one step, answered once, counted when it is over, and binds nobody', async () => {
    const poll = {
      communityId: MAPLE,
      placeId: PLACE.building,
      title: '晾衣绳',
      questions: [
        {
          ...QUESTION,
          kind: 'score',
          most: 5,
          options: [
            { optionId: 'a', text: '楼顶' },
            { optionId: 'b', text: '院里' },
          ],
        },
      ],
      closesAt: START + HOUR,
      commandId: commandId(1),
    };
    const { motionId } = await ask<{ motionId: string }>('ballot.poll', poll, 'buildingSteward');
    const vote = (n: number, as: 'resident' | 'stairSteward', scores: number[]) =>
      casting(n, {
        motionId,
        voterId: residentIdOf(as),
        answers: [{ questionId: 'q1', options: ['a', 'b'], scores }],
      });
    await ask('ballot.cast', vote(1, 'resident', [5, 1]), 'resident');
    await ask('ballot.cast', vote(2, 'stairSteward', [2, 3]), 'stairSteward');
    assert.equal(
      await codeOf('ballot.cast', vote(3, 'resident', [0, 0]), 'resident'),
      'BALLOT_CAST',
    );
    assert.equal(
      await codeOf('ballot.cast', vote(4, 'resident', [0, 0]), 'residentElsewhere'),
      'MOTION_NOT_FOUND',
    );
    const during = await show(motionId, 'resident');
    assert.deepEqual(
      [during.result, during.turnout?.cast, during.own[0]?.cast],
      [null, { persons: 2 }, 'phone'],
    );
    await linli.clock(START + HOUR + 2 * 60_000);
    const over = await show(motionId, 'resident');
    assert.deepEqual(
      over.result?.questions[0]?.options.map(({ persons }) => persons),
      [7, 4],
    );
    assert.deepEqual([over.state, over.result?.passed, over.binding], ['closed', false, false]);
  });
});
