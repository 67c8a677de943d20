import assert from 'node:assert/strict';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type {
  BoxDocument,
  MotionDocument,
  PaperDocument,
  VoterDocument,
} from '../../cloudfunctions/ballot/collections.ts';
import { MINUTE } from '../../cloudfunctions/kernel/calendar.ts';
import { HOME, MAPLE } from '../support/community.ts';
import { printedSerial } from '../support/examples/ballot.ts';
import { checkAudit } from '../support/faults.ts';
import { commandId } from '../support/inputs.ts';
import { type Answer, type As, type Linli, startLinli } from '../support/linli.ts';
import { MOTION, NO, onVoter, YES } from '../support/motions.ts';
import { decidingNote, mustAgree, waitingAt } from '../support/notes.ts';
import { inAnyOrder } from '../support/orders.ts';

/** No more papers of a secret vote count than were put into the box, whoever gets in between. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
beforeEach(() => linli.reset());
afterAll(() => linli.stop());

const motionId = MOTION.secret;
const codeOf = ({ envelope }: Answer) => (envelope.ok ? 'ok' : envelope.code);
const call = (action: string, input: object, as: As) => linli.call('ballot', action, input, as);

async function must(action: string, input: object, as: As): Promise<void> {
  const { envelope } = await call(action, input, as);
  assert.ok(envelope.ok, JSON.stringify(envelope));
}

async function entered(n: number): Promise<string> {
  const serial = printedSerial(linli, n);
  const answers = n % 2 ? YES : NO;
  const entry = { motionId, voterId: null, serial, channel: 'paper', answers };
  await must('enterPaper', onVoter(10 + n, entry), 'stairSteward');
  return `${motionId}:${serial}`;
}
const handedIn = (n: number, voterId: string) =>
  mustAgree(
    linli,
    'handIn',
    onVoter(20 + n, { motionId, voterId, channel: 'paper' }),
    'buildingSteward',
  );
const confirm = (n: number, paperId: string, as: As) => () => {
  const decision = { paperId, decision: 'confirm', commandId: commandId(30 + n) };
  return call('decidePaper', { communityId: MAPLE, motionId, ...decision }, as);
};
/** A void that one officer has noted: a second one agrees. */
async function voiding(n: number, voterId: string): Promise<() => Promise<Answer>> {
  const noted = onVoter(40 + n, { motionId, voterId, reason: '作废' });
  await must('voidBallot', noted, 'gridOfficer');
  const decision = decidingNote(linli, 60 + n, 'void', { motionId, voterId });
  return () => call('decideNote', decision, 'secretary');
}

const confirmed = () =>
  linli
    .documents<PaperDocument>('papers')
    .filter((one) => one.motionId === motionId && one.state === 'confirmed' && one.carried);
const standing = () =>
  linli
    .documents<VoterDocument>('voters')
    .filter((one) => one.motionId === motionId && one.cast === 'paper');

const motionOf = () =>
  linli.documents<MotionDocument>('motions').find(({ _id }) => _id === motionId) as MotionDocument;

/** Everything between two calls that are sent at once. */
const EVERY = { planned: 60 };

describe('the last place of a box', () => {
  it('goes to one of two who confirm papers at once, and the other is told', () =>
    inAnyOrder(
      linli,
      async () => {
        const [one, other] = [await entered(1), await entered(2)];
        await handedIn(1, HOME.first);
        const answers = await Promise.all([
          confirm(1, one, 'buildingSteward')(),
          confirm(2, other, 'gridOfficer')(),
        ]);
        expect(answers.map(codeOf).sort()).toStrictEqual(['PAPERS_TOO_MANY', 'ok']);
        expect(confirmed().length).toBe(1);
        checkAudit(linli);
      },
      EVERY,
    ));

  it('goes to one of five at once, and another hand-in makes room for another', () =>
    inAnyOrder(linli, async () => {
      const papers: string[] = [];
      for (const n of [1, 2, 3, 4, 5]) papers.push(await entered(n));
      await handedIn(1, HOME.first);
      const all = papers.map((paperId, n) => confirm(n, paperId, 'buildingSteward')());
      const codes = (await Promise.all(all)).map(codeOf);
      expect(codes.sort()).toStrictEqual([1, 2, 3, 4].map(() => 'PAPERS_TOO_MANY').concat('ok'));
      expect(confirmed().length).toBe(1);
      await handedIn(2, HOME.second);
      const waiting = linli
        .documents<PaperDocument>('papers')
        .filter((one) => one.motionId === motionId && one.state === 'entered');
      expect(waiting.length).toBe(4);
      const [next] = waiting as [PaperDocument];
      expect(codeOf(await confirm(9, next._id, 'buildingSteward')())).toBe('ok');
      expect(confirmed().length).toBe(2);
    }));

  it('is not both left by a void and taken by a paper', () =>
    inAnyOrder(
      linli,
      async () => {
        const paperId = await entered(1);
        await handedIn(1, HOME.first);
        const agree = await voiding(1, HOME.first);
        const answers = await Promise.all([agree(), confirm(1, paperId, 'buildingSteward')()]);
        const codes = answers.map(codeOf);
        assert.equal(codes.filter((code) => code === 'ok').length, 1, codes.join());
        assert.ok(confirmed().length <= standing().length, 'no more papers than voters');
        checkAudit(linli);
      },
      EVERY,
    ));

  it('is returned when its voter denies the note while a second officer agrees: one of them is told so', () =>
    inAnyOrder(
      linli,
      async () => {
        const paperId = await entered(1);
        await handedIn(1, HOME.second);
        const agree = await voiding(1, HOME.second);
        const noteId = waitingAt(linli, 'void', motionId, HOME.second)?.id;
        const denial = onVoter(50, { motionId, voterId: HOME.second, noteId });
        const answers = await Promise.all([agree(), call('denyNote', denial, 'resident')]);
        const codes = answers.map(codeOf);
        assert.equal(codes.filter((code) => code === 'ok').length, 1, codes.join());
        await linli.clock(linli.cloud.now() + 2 * MINUTE);
        const isVoided = codes[0] === 'ok';
        expect(standing().length).toBe(isVoided ? 0 : 1);
        const [box] = linli.documents<BoxDocument>('boxes');
        expect(box?.leaving ?? []).toStrictEqual([]);
        const code = codeOf(await confirm(1, paperId, 'buildingSteward')());
        expect(code).toBe(isVoided ? 'PAPERS_TOO_MANY' : 'ok');
        checkAudit(linli);
      },
      EVERY,
    ));
});

describe('a place that was taken for a void of which nothing came', () => {
  const box = () =>
    linli
      .documents<BoxDocument>('boxes')
      .find(({ _id }) => _id === `${motionId}:paper`) as BoxDocument;
  const voids = () =>
    linli
      .documents<VoterDocument>('voters')
      .filter((one) => one.motionId === motionId)
      .flatMap((one) => one.voids)
      .filter(({ channel, denied }) => channel === 'paper' && !denied).length;

  /** Its voter denies the note, and another void, with a note of its own, goes through. */
  async function overtaken(noteId: string | undefined): Promise<void> {
    const denial = onVoter(50, { motionId, voterId: HOME.second, noteId });
    await call('denyNote', denial, 'resident');
    const noted = onVoter(51, { motionId, voterId: HOME.second, reason: '作废' });
    const { envelope } = await call('voidBallot', noted, 'stairSteward');
    if (!envelope.ok) return;
    const decision = decidingNote(linli, 52, 'void', { motionId, voterId: HOME.second });
    await call('decideNote', decision, 'buildingSteward');
  }

  async function check(): Promise<void> {
    await linli.clock(linli.cloud.now() + 2 * MINUTE);
    expect(box().leaving).toStrictEqual([]);
    assert.equal(box().used, voids(), 'each voided paper has a place, and nothing else');
    checkAudit(linli);
  }

  it('is returned, though another void overtakes it', () =>
    inAnyOrder(
      linli,
      async () => {
        await handedIn(1, HOME.first);
        await handedIn(2, HOME.second);
        const agree = await voiding(1, HOME.second);
        const noteId = waitingAt(linli, 'void', motionId, HOME.second)?.id;
        await Promise.all([agree(), overtaken(noteId)]);
        await check();
      },
      EVERY,
    ));

  for (const request of [1, 2, 3, 4, 5, 6, 7]) {
    it(`is returned, though a crash keeps the void from it (after request ${request})`, async () => {
      await handedIn(1, HOME.first);
      await handedIn(2, HOME.second);
      const agree = await voiding(1, HOME.second);
      const noteId = waitingAt(linli, 'void', motionId, HOME.second)?.id;
      await linli.cut('ballot', { request, when: 'after' });
      await agree();
      await overtaken(noteId);
      await check();
    });
  }
});

describe('the count', () => {
  it('takes a paper that is confirmed meanwhile, or leaves it out, and does not stop', () =>
    inAnyOrder(
      linli,
      async () => {
        const paperId = await entered(1);
        await handedIn(1, HOME.first);
        const { countsAt } = motionOf().form;
        await linli.clock(countsAt - 1);
        const [answer] = await Promise.all([
          confirm(1, paperId, 'buildingSteward')(),
          linli.clock(countsAt + MINUTE),
        ]);
        const { state, stopped, result } = motionOf();
        expect([state, stopped ?? null]).toStrictEqual(['counted', null]);
        expect(result?.ballots).toBe(codeOf(answer) === 'ok' ? 1 : 0);
        checkAudit(linli);
      },
      EVERY,
    ));
});
