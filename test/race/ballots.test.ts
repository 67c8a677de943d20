import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import fc from 'fast-check';
import type {
  BallotDocument,
  MotionDocument,
  ObjectionDocument,
  PaperDocument,
  ProxyDocument,
  VoterDocument,
} from '../../cloudfunctions/ballot/collections.ts';
import { HOME, idOf, MAPLE, type PersonKey, residentIdOf, START } from '../support/community.ts';
import { printedSerial } from '../support/examples/ballot.ts';
import { checkAudit } from '../support/faults.ts';
import { commandId } from '../support/inputs.ts';
import { type Answer, type As, type Linli, startLinli } from '../support/linli.ts';
import {
  casting,
  MOTION,
  NO,
  OBJECTION,
  onVoter,
  PAPER,
  RECEIPT,
  resultHash,
  YES,
} from '../support/motions.ts';

/** Votes, voids and papers of the same household at once: whatever the order, the books balance. */
let linli: Linli;
before(async () => {
  linli = await startLinli();
  await linli.crowd('ballot');
});
beforeEach(async () => {
  await linli.reset();
  await linli.latency(12);
});
after(() => linli.stop());

const HOUR = 60 * 60_000;
const THIRD = idOf(MAPLE, '一期', '1栋', '2单元', '201');
const call = (action: string, input: object, as: As) => linli.call('ballot', action, input, as);
const codeOf = ({ envelope }: Answer) => (envelope.ok ? 'ok' : envelope.code);
const on = (motionId: string, more: object) => ({ communityId: MAPLE, motionId, ...more });
const filled = (motionId: string) =>
  linli
    .documents<BallotDocument>('ballots')
    .filter((one) => one.motionId === motionId && one.choice !== null);
const voterOf = (motionId: string, key: string) =>
  linli
    .documents<VoterDocument>('voters')
    .find(({ _id }) => _id === `${motionId}:${key}`) as VoterDocument;
const motion = (motionId: string) =>
  linli.documents<MotionDocument>('motions').find(({ _id }) => _id === motionId) as MotionDocument;
const paperDecision = (n: number, decision: 'confirm' | 'refuse') =>
  on(MOTION.open, { paperId: PAPER, decision, commandId: commandId(n) });

/** Voters who are noted as having voted and ballots that are filled in are the same number. */
function checkBooks(motionId: string): void {
  const cast = linli
    .documents<VoterDocument>('voters')
    .filter((one) => one.motionId === motionId && one.cast === 'phone');
  const ballots = filled(motionId);
  const papers = linli
    .documents<PaperDocument>('papers')
    .filter((one) => one.motionId === motionId && one.state === 'confirmed');
  assert.equal(ballots.length, cast.length + papers.length);
}

describe('a ballot', () => {
  for (const motionId of [MOTION.open, MOTION.secret]) {
    it(`of one household from five phones at once is one (${motionId === MOTION.open ? 'named' : 'secret'})`, async () => {
      const answers = await Promise.all(
        [1, 2, 3, 4, 5].map((n) =>
          call('cast', casting(n, { motionId, answers: n % 2 ? YES : NO }), 'resident'),
        ),
      );
      assert.deepEqual(answers.map(codeOf).sort(), [
        'BALLOT_CAST',
        'BALLOT_CAST',
        'BALLOT_CAST',
        'BALLOT_CAST',
        'ok',
      ]);
      const [ballot, ...others] = filled(motionId);
      const winner = answers.findIndex((one) => codeOf(one) === 'ok') + 1;
      assert.deepEqual([others.length, ballot?.receipt], [0, RECEIPT(1000 + winner)]);
      checkBooks(motionId);
    });
  }

  it('sent five times over is one, and each is told the same', async () => {
    const answers = await Promise.all(
      [1, 2, 3, 4, 5].map(() => call('cast', casting(1), 'resident')),
    );
    assert.deepEqual(answers.map(codeOf), ['ok', 'ok', 'ok', 'ok', 'ok']);
    assert.equal(filled(MOTION.open).length, 1);
  });

  it('with one receipt from two households belongs to one of them', async () => {
    const answers = await Promise.all([
      call('cast', casting(1), 'resident'),
      call('cast', casting(1, { voterId: HOME.first }), 'stairSteward'),
    ]);
    assert.deepEqual(answers.map(codeOf).sort(), ['RECEIPT_TAKEN', 'ok']);
    checkBooks(MOTION.open);
  });

  it('on the phone while the paper is confirmed: one of them counts, and the other is told', async () => {
    for (let turn = 0; turn < 5; turn += 1) {
      await linli.reset();
      await linli.latency(12);
      const [vote, paper] = await Promise.all([
        call('cast', casting(1), 'resident'),
        call('decidePaper', paperDecision(2, 'confirm'), 'buildingSteward'),
      ]);
      assert.deepEqual([codeOf(vote), codeOf(paper)].sort(), ['BALLOT_CAST', 'ok']);
      assert.equal(filled(MOTION.open).length, 1);
      assert.equal(filled(MOTION.open)[0]?.choice, codeOf(vote) === 'ok' ? 'yes' : 'no');
      checkBooks(MOTION.open);
    }
  });

  it('confirmed and refused at once is one of the two', async () => {
    const answers = await Promise.all([
      call('decidePaper', paperDecision(1, 'confirm'), 'buildingSteward'),
      call('decidePaper', paperDecision(2, 'refuse'), 'stairSteward'),
    ]);
    assert.deepEqual(answers.map(codeOf).sort(), ['PAPER_DECIDED', 'ok']);
    assert.equal(filled(MOTION.open).length, codeOf(answers[0] as Answer) === 'ok' ? 1 : 0);
    checkBooks(MOTION.open);
  });
});

describe('any interleaving', () => {
  type Step = { kind: 'cast' | 'void' | 'paper' | 'again'; household: 0 | 1 | 2; yes: boolean };
  const HOUSEHOLDS = [HOME.first, HOME.second, THIRD] as const;
  const PEOPLE: PersonKey[] = ['stairSteward', 'resident', 'householdRepresentative'];
  const step: fc.Arbitrary<Step> = fc.record({
    kind: fc.constantFrom('cast', 'cast', 'void', 'paper', 'again'),
    household: fc.constantFrom(0, 1, 2),
    yes: fc.boolean(),
  });

  /** Sends what a step says; a paper is entered by one officer and confirmed by another. */
  async function send(motionId: string, { kind, household, yes }: Step, n: number): Promise<void> {
    const voterId = HOUSEHOLDS[household] as string;
    const answers = yes ? YES : NO;
    if (kind === 'void') {
      await call('void', onVoter(n, { motionId, voterId, reason: '作废' }), 'secretary');
    } else if (kind === 'paper') {
      const entry = onVoter(n, { motionId, voterId, serial: null, channel: 'door', answers });
      const entered = await call('enterPaper', entry, 'secretary');
      if (!entered.envelope.ok) return;
      const { paperId } = entered.envelope.data as { paperId: string };
      const decision = { paperId, decision: 'confirm', commandId: commandId(n + 1) };
      await call('decidePaper', on(motionId, decision), 'gridOfficer');
    } else {
      const input = casting(kind === 'again' ? 1 : n, { motionId, voterId, answers });
      await call('cast', input, PEOPLE[household] as PersonKey);
    }
  }

  it('of votes, voids and papers leaves each household at most one ballot, and the count is theirs', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 9 }), async (steps) => {
        await linli.reset();
        await linli.latency(5);
        await Promise.all(steps.map((one, at) => send(MOTION.open, one, 100 + 10 * at)));
        await linli.clock(START + HOUR); // the timers finish what is half done
        const stored = new Map(
          filled(MOTION.open).map(({ _id, choice }) => [_id.split(':')[1] ?? '', choice]),
        );
        for (const key of HOUSEHOLDS) {
          assert.equal(voterOf(MOTION.open, key).cast !== null, stored.has(key), key);
        }
        await linli.clock(START + 6 * HOUR);
        const [question] = motion(MOTION.open).result?.questions ?? [];
        const yes = [...stored.values()].filter((choice) => choice === 'yes').length;
        assert.deepEqual(
          question?.remote.map(({ persons }) => persons),
          [yes, stored.size - yes, 0],
        );
        checkAudit(linli);
      }),
      { numRuns: 12 },
    );
  });

  it('with the close: what is told to be in is counted, what is counted is in', async () => {
    for (let turn = 0; turn < 4; turn += 1) {
      await linli.reset();
      await linli.latency(12);
      await linli.clock(START + 5 * HOUR - 400 - 150 * turn);
      const votes = Promise.all(
        HOUSEHOLDS.map((voterId, at) =>
          call('cast', casting(10 + at, { motionId: MOTION.secret, voterId }), PEOPLE[at] as As),
        ),
      );
      const codes = (await votes).map(codeOf);
      await Promise.all([
        linli.clock(START + 6 * HOUR),
        call('count', on(MOTION.secret, {}), 'secretary'),
      ]);
      const { result } = motion(MOTION.secret);
      assert.equal(result?.ballots, codes.filter((code) => code === 'ok').length);
      assert.equal(filled(MOTION.secret).length, result?.ballots);
    }
  });
});

describe('at once', () => {
  it('counted five times over is counted once', async () => {
    const answers = await Promise.all(
      [1, 2, 3, 4, 5].map(() => call('count', on(MOTION.due, {}), 'secretary')),
    );
    assert.deepEqual([...new Set(answers.map(codeOf))], ['ok']);
    assert.equal(motion(MOTION.due).state, 'counted');
    checkAudit(linli);
  });

  it('counted again by five people gives each the same as the result', async () => {
    const before = JSON.stringify(motion(MOTION.counted));
    const answers = await Promise.all(
      (['resident', 'secretary', 'stairSteward', 'partyBranch', 'resident'] as const).map((as, n) =>
        call('recount', on(MOTION.counted, { commandId: commandId(n + 1) }), as),
      ),
    );
    const listHash = resultHash(MOTION.counted);
    for (const { envelope } of answers) {
      assert.deepEqual(envelope, { ok: true, data: { same: true, listHash, ballots: 2 } });
    }
    assert.equal(JSON.stringify(motion(MOTION.counted)), before);
    checkAudit(linli);
  });

  it('two announce one motion: its roster is frozen once', async () => {
    const announce = (n: number) =>
      call('announce', on(MOTION.draft, { commandId: commandId(n) }), 'secretary');
    const answers = await Promise.all([announce(1), announce(2), announce(1)]);
    assert.ok(answers.map(codeOf).includes('ok'));
    const voters = linli
      .documents<VoterDocument>('voters')
      .filter((v) => v.motionId === MOTION.draft);
    const ballots = linli
      .documents<BallotDocument>('ballots')
      .filter((b) => b.motionId === MOTION.draft);
    assert.deepEqual(
      [voters.length, ballots.length, motion(MOTION.draft).state],
      [3, 3, 'announced'],
    );
  });

  it('one person signs twice and another once: two signatures', async () => {
    const sign = (n: number, as: As) =>
      call(
        'sign',
        on(MOTION.counted, { listHash: resultHash(MOTION.counted), commandId: commandId(n) }),
        as,
      );
    await Promise.all([sign(1, 'secretary'), sign(2, 'secretary')]);
    assert.equal(motion(MOTION.counted).signatures.length, 1);
    await Promise.all([sign(3, 'partyBranch'), sign(4, 'ownersCommittee')]);
    const { signatures, state } = motion(MOTION.counted);
    assert.deepEqual([signatures.length, state], [2, 'signed']);
  });

  it('a limit of proxies holds', async () => {
    const proxy = (n: number, voterId: string) =>
      call('setProxy', onVoter(n, { voterId, agentId: residentIdOf('mediator') }), 'secretary');
    const answers = await Promise.all([
      proxy(1, HOME.first),
      proxy(2, HOME.second),
      proxy(3, THIRD),
    ]);
    assert.equal(answers.map(codeOf).filter((code) => code === 'ok').length, 1);
    assert.equal(linli.documents<ProxyDocument>('proxies').length, 1);
  });

  it('two confirm papers while one was handed in: at most one counts', async () => {
    const motionId = MOTION.secret;
    const serials = [1, 2].map((n) => printedSerial(linli, n));
    for (const [n, serial] of serials.entries()) {
      const entry = { voterId: null, serial, channel: 'paper', answers: NO };
      await call('enterPaper', onVoter(10 + n, { motionId, ...entry }), 'stairSteward');
    }
    await call('handIn', onVoter(20, { motionId, channel: 'paper' }), 'stairSteward');
    await Promise.all(
      serials.map((serial, n) => {
        const decision = { paperId: `${motionId}:${serial}`, decision: 'confirm' };
        return call(
          'decidePaper',
          on(motionId, { ...decision, commandId: commandId(30 + n) }),
          'buildingSteward',
        );
      }),
    );
    const confirmed = linli
      .documents<PaperDocument>('papers')
      .filter(({ state, serial }) => state === 'confirmed' && serial);
    assert.ok(confirmed.length <= 1);
  });

  it('an objection is answered once, and the roster has the hash of what it is', async () => {
    const answer = (n: number, correction: object) =>
      call(
        'answerObjection',
        on(MOTION.notice, {
          objectionId: OBJECTION.roster,
          answer: `答复 ${n}`,
          correction,
          commandId: commandId(n),
        }),
        'secretary',
      );
    const answers = await Promise.all([
      answer(1, { kind: 'remove', voterId: HOME.first }),
      answer(2, { kind: 'remove', voterId: HOME.second }),
    ]);
    assert.deepEqual(answers.map(codeOf).sort(), ['OBJECTION_ANSWERED', 'ok']);
    const [objection] = linli.documents<ObjectionDocument>('objections');
    assert.equal(objection?.carried, true);
    assert.equal(motion(MOTION.notice).eligible.persons, 2);
    checkAudit(linli);
  });
});
