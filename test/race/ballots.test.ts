import assert from 'node:assert/strict';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type {
  AnswerDocument,
  BallotDocument,
  MotionDocument,
  ObjectionDocument,
  PaperDocument,
  ProxyDocument,
  VoterDocument,
} from '../../cloudfunctions/ballot/collections.ts';
import { HOME, idOf, MAPLE, type PersonKey, residentIdOf, START } from '../support/community.ts';
import { decidingCorrection } from '../support/corrections.ts';
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
import { decidingNote, mustAgree, noteAndAgree, waitingAt } from '../support/notes.ts';
import { inAnyOrder, inOrder, orders } from '../support/orders.ts';
import { SEED } from '../support/seed.ts';

/** Votes, voids and papers of the same household at once: whatever the order, the books balance. */
let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
beforeEach(() => linli.reset());
afterAll(() => linli.stop());

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
  expect(ballots.length).toBe(cast.length + papers.length);
}

describe('a ballot', () => {
  for (const motionId of [MOTION.open, MOTION.secret]) {
    it(`of one household from five phones at once is one (${motionId === MOTION.open ? 'named' : 'secret'})`, () =>
      inAnyOrder(linli, async () => {
        const answers = await Promise.all(
          [1, 2, 3, 4, 5].map((n) =>
            call('cast', casting(n, { motionId, answers: n % 2 ? YES : NO }), 'resident'),
          ),
        );
        expect(answers.map(codeOf).sort()).toStrictEqual([
          'BALLOT_CAST',
          'BALLOT_CAST',
          'BALLOT_CAST',
          'BALLOT_CAST',
          'ok',
        ]);
        const [ballot, ...others] = filled(motionId);
        const winner = answers.findIndex((one) => codeOf(one) === 'ok') + 1;
        expect([others.length, ballot?.receipt]).toStrictEqual([0, RECEIPT(1000 + winner)]);
        checkBooks(motionId);
      }));
  }

  it('sent five times over is one, and each is told the same', () =>
    inAnyOrder(linli, async () => {
      const answers = await Promise.all(
        [1, 2, 3, 4, 5].map(() => call('cast', casting(1), 'resident')),
      );
      expect(answers.map(codeOf)).toStrictEqual(['ok', 'ok', 'ok', 'ok', 'ok']);
      expect(filled(MOTION.open).length).toBe(1);
    }));

  it('with one receipt from two households belongs to one of them', () =>
    inAnyOrder(linli, async () => {
      const answers = await Promise.all([
        call('cast', casting(1), 'resident'),
        call('cast', casting(1, { voterId: HOME.first }), 'stairSteward'),
      ]);
      expect(answers.map(codeOf).sort()).toStrictEqual(['RECEIPT_TAKEN', 'ok']);
      checkBooks(MOTION.open);
    }));

  it('on the phone while the paper is confirmed: one of them counts, and the other is told', () =>
    inAnyOrder(linli, async () => {
      const [vote, paper] = await Promise.all([
        call('cast', casting(1), 'resident'),
        call('decidePaper', paperDecision(2, 'confirm'), 'buildingSteward'),
      ]);
      expect([codeOf(vote), codeOf(paper)].sort()).toStrictEqual(['BALLOT_CAST', 'ok']);
      expect(filled(MOTION.open).length).toBe(1);
      expect(filled(MOTION.open)[0]?.choice).toBe(codeOf(vote) === 'ok' ? 'yes' : 'no');
      checkBooks(MOTION.open);
    }));

  it('changed by a proxy while the household overrules it: the household has the last word or is told', () =>
    inAnyOrder(linli, async () => {
      const agentId = residentIdOf('stairSteward');
      await noteAndAgree(linli, 'setProxy', onVoter(90, { agentId }), 'secretary');
      await call('cast', casting(1), 'stairSteward');
      const [changed, overruled] = await Promise.all([
        call('cast', casting(2, { replaces: RECEIPT(1001) }), 'stairSteward'),
        call('cast', casting(3, { overrules: agentId, answers: NO }), 'resident'),
      ]);
      const [ballot] = filled(MOTION.open);
      const isOverruled = codeOf(overruled) === 'ok';
      expect(['ok', 'RECEIPT_UNFIT']).toContain(codeOf(overruled));
      expect(['ok', 'RECEIPT_UNFIT', 'BALLOT_OTHERS']).toContain(codeOf(changed));
      expect(isOverruled || codeOf(changed) === 'ok').toBe(true);
      expect([ballot?.choice, ballot?.overruled?.length ?? 0]).toStrictEqual(
        isOverruled ? ['no', 1] : ['yes', 0],
      );
    }));

  it('confirmed and refused at once is one of the two', () =>
    inAnyOrder(linli, async () => {
      const answers = await Promise.all([
        call('decidePaper', paperDecision(1, 'confirm'), 'buildingSteward'),
        call('decidePaper', paperDecision(2, 'refuse'), 'stairSteward'),
      ]);
      expect(answers.map(codeOf).sort()).toStrictEqual(['PAPER_DECIDED', 'ok']);
      expect(filled(MOTION.open).length).toBe(codeOf(answers[0] as Answer) === 'ok' ? 1 : 0);
      checkBooks(MOTION.open);
    }));
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

  /** Sends what a step says; papers and voids are noted by one officer and confirmed by another. */
  async function send(motionId: string, { kind, household, yes }: Step, n: number): Promise<void> {
    const voterId = HOUSEHOLDS[household] as string;
    const answers = yes ? YES : NO;
    if (kind === 'void') {
      await call('void', onVoter(n, { motionId, voterId, reason: '作废' }), 'secretary');
      if (!waitingAt(linli, 'void', motionId, voterId)) return;
      const more = { motionId, voterId };
      await call('decideNote', decidingNote(linli, n + 1, 'void', more), 'gridOfficer');
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
      fc.asyncProperty(
        fc.array(step, { minLength: 4, maxLength: 9 }),
        orders,
        async (steps, order) => {
          await inOrder(linli, order, async () => {
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
            expect(question?.remote.map(({ persons }) => persons)).toStrictEqual([
              yes,
              stored.size - yes,
              0,
            ]);
            checkAudit(linli);
          });
        },
      ),
      { numRuns: 12, seed: SEED },
    );
  });

  it('with the close: what is told to be in is counted, what is counted is in', () =>
    inAnyOrder(linli, async () => {
      const close = async () => {
        await linli.clock(START + 6 * HOUR);
        await call('count', on(MOTION.secret, {}), 'secretary');
      };
      const [casts] = await Promise.all([
        Promise.all(
          HOUSEHOLDS.map((voterId, at) =>
            call('cast', casting(10 + at, { motionId: MOTION.secret, voterId }), PEOPLE[at] as As),
          ),
        ),
        close(),
      ]);
      const codes = casts.map(codeOf);
      const { result } = motion(MOTION.secret);
      expect(result?.ballots).toBe(codes.filter((code) => code === 'ok').length);
      const answers = linli
        .documents<AnswerDocument>('ballotAnswers')
        .filter(({ motionId }) => motionId === MOTION.secret);
      expect(answers.length).toBe(result?.ballots);
      expect(filled(MOTION.secret)).toStrictEqual([]);
    }));
});

describe('at once', () => {
  it('counted five times over is counted once', () =>
    inAnyOrder(linli, async () => {
      const answers = await Promise.all(
        [1, 2, 3, 4, 5].map(() => call('count', on(MOTION.due, {}), 'secretary')),
      );
      expect([...new Set(answers.map(codeOf))]).toStrictEqual(['ok']);
      expect(motion(MOTION.due).state).toBe('counted');
      checkAudit(linli);
    }));

  it('counted again by five people gives each the same as the result', () =>
    inAnyOrder(linli, async () => {
      const before = JSON.stringify(motion(MOTION.counted));
      const answers = await Promise.all(
        (['resident', 'secretary', 'stairSteward', 'partyBranch', 'resident'] as const).map(
          (as, n) => call('recount', on(MOTION.counted, { commandId: commandId(n + 1) }), as),
        ),
      );
      const listHash = resultHash(MOTION.counted);
      for (const { envelope } of answers) {
        expect(envelope).toStrictEqual({ ok: true, data: { same: true, listHash, ballots: 2 } });
      }
      expect(JSON.stringify(motion(MOTION.counted))).toBe(before);
      checkAudit(linli);
    }));

  it('two announce one motion: its roster is frozen once', () =>
    inAnyOrder(linli, async () => {
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
      expect([voters.length, ballots.length, motion(MOTION.draft).state]).toStrictEqual([
        3,
        3,
        'announced',
      ]);
    }));

  it('one person signs twice and another once: two signatures', () =>
    inAnyOrder(linli, async () => {
      const sign = (n: number, as: As) =>
        call(
          'sign',
          on(MOTION.counted, { listHash: resultHash(MOTION.counted), commandId: commandId(n) }),
          as,
        );
      await Promise.all([sign(1, 'secretary'), sign(2, 'secretary')]);
      expect(motion(MOTION.counted).signatures.length).toBe(1);
      await Promise.all([sign(3, 'partyBranch'), sign(4, 'ownersCommittee')]);
      const { signatures, state } = motion(MOTION.counted);
      expect([signatures.length, state]).toStrictEqual([2, 'signed']);
    }));

  it('a limit of proxies holds', () =>
    inAnyOrder(linli, async () => {
      const agentId = residentIdOf('mediator');
      for (const [n, voterId] of [HOME.first, HOME.second, THIRD].entries()) {
        await call('setProxy', onVoter(10 + n, { voterId, agentId }), 'secretary');
      }
      const proxy = (n: number, voterId: string) =>
        call('decideNote', decidingNote(linli, n, 'proxy', { voterId }), 'gridOfficer');
      const answers = await Promise.all([
        proxy(1, HOME.first),
        proxy(2, HOME.second),
        proxy(3, THIRD),
      ]);
      expect(answers.map(codeOf).filter((code) => code === 'ok').length).toBe(1);
      expect(linli.documents<ProxyDocument>('proxies').length).toBe(1);
    }));

  it('two confirm papers while one was handed in: at most one counts', () =>
    inAnyOrder(linli, async () => {
      const motionId = MOTION.secret;
      const serials = [1, 2].map((n) => printedSerial(linli, n));
      for (const [n, serial] of serials.entries()) {
        const entry = { voterId: null, serial, channel: 'paper', answers: NO };
        await call('enterPaper', onVoter(10 + n, { motionId, ...entry }), 'stairSteward');
      }
      await mustAgree(linli, 'handIn', onVoter(20, { motionId, channel: 'paper' }), 'stairSteward');
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
    }));

  it('a correction is decided once, and the roster has the hash of what it is', () =>
    inAnyOrder(linli, async () => {
      const correction = { kind: 'remove', voterId: HOME.first };
      const proposed = on(MOTION.notice, {
        objectionId: OBJECTION.roster,
        answer: '答复',
        correction,
        commandId: commandId(1),
      });
      await call('answerObjection', proposed, 'secretary');
      const decision = decidingCorrection(linli, 2, proposed);
      const answers = await Promise.all([
        call('decideCorrection', decision, 'partyBranch'),
        call('decideCorrection', { ...decision, commandId: commandId(3) }, 'partyBranch'),
      ]);
      const codes = answers.map(codeOf);
      expect(codes.filter((code) => code === 'ok').length).toBe(1);
      // Whoever comes when the household is off the roster already is told that.
      const told = codes.find((code) => code !== 'ok');
      expect(['OBJECTION_ANSWERED', 'CORRECTION_UNFIT']).toContain(told);
      const [objection] = linli.documents<ObjectionDocument>('objections');
      expect(objection?.carried).toBe(true);
      expect(motion(MOTION.notice).eligible.persons).toBe(2);
      checkAudit(linli);
    }));
});
