import assert from 'node:assert/strict';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { PaperDocument, VoterDocument } from '../../cloudfunctions/ballot/collections.ts';
import { HOME, MAPLE } from '../support/community.ts';
import { printedSerial } from '../support/examples/ballot.ts';
import { checkAudit } from '../support/faults.ts';
import { commandId } from '../support/inputs.ts';
import { type Answer, type As, type Linli, startLinli } from '../support/linli.ts';
import { MOTION, NO, onVoter, YES } from '../support/motions.ts';
import { decidingNote, mustAgree } from '../support/notes.ts';
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
});
