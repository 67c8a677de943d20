import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Linli, startLinli } from '../support/linli.ts';
import { inOrder } from '../support/orders.ts';
import { SEED } from '../support/seed.ts';
import { Play, runsOf, type Tried } from '../support/vote-run.ts';
import { type Announced, announced } from '../support/vote-world.ts';

/**
 * Whole votes, of what anybody may send in any order, cut anywhere and sent again, while the clock jumps; compared
 * with a plain model (vote-model.ts). LINLI_STEPS says how many calls are sent, about.
 */
const ENOUGH = 2_000;
const STEPS = Number(process.env.LINLI_STEPS ?? ENOUGH);
/** Calls of a run, on average. */
const A_RUN = 66;
/** Tests that share them: each has its own limit of time, also on a machine that is busy. */
const PARTS = 4;
/** Runs that are tried in search of a smaller one that fails; the last that failed is shown. */
const SHRUNK = Number(process.env.LINLI_SHRUNK ?? 10);
/** One number for each choice among waiting requests, see orders.ts. */
const order = fc.array(fc.nat({ max: 4 }), { maxLength: 400, size: 'max' });

/** What has to have been answered with ok: what is always refused shows nothing. */
const DONE = [
  'castBallot',
  'checkIn',
  'checkInFor',
  'decideNote',
  'decidePaper',
  'denyNote',
  'enterPaper',
  'undoCheckIn',
  'voidBallot',
];
const DONE_BY_NAME = [
  'answerObjection',
  'decideCorrection',
  'endProxy',
  'raiseObjection',
  'setProxy',
];

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli({ only: ['ballot'] });
});
afterAll(() => linli.stop());

async function play(vote: Announced, secret: boolean, part: number, tried: Tried): Promise<void> {
  let isFailed = false;
  let left = SHRUNK;
  const property = fc.asyncProperty(
    fc.noBias(runsOf(secret)),
    fc.noBias(order),
    async (run, choices) => {
      if (isFailed && left === 0) return;
      if (isFailed) left -= 1;
      try {
        await inOrder(linli, choices, () => new Play(linli, vote, secret, tried).vote(run, vote));
      } catch (error) {
        isFailed = true;
        throw error;
      }
    },
  );
  const numRuns = Math.ceil(STEPS / 2 / A_RUN / PARTS);
  await fc.assert(property, { seed: SEED * PARTS + part, numRuns });
}

for (const secret of [false, true]) {
  describe(`a whole vote ${secret ? 'in secret' : 'by name'}`, () => {
    const tried: Tried = new Map();
    let vote: Announced;
    beforeAll(async () => {
      vote = await announced(linli, secret);
    });

    for (let part = 1; part <= PARTS; part += 1) {
      it(`has the tally of a plain model, whatever is sent, cut and sent again (${part} of ${PARTS})`, () =>
        play(vote, secret, part, tried));
    }

    it('was tried with everything that can be done', () => {
      if (STEPS < ENOUGH) return;
      const missing = [...DONE, ...(secret ? ['handIn'] : DONE_BY_NAME)].filter(
        (action) => !tried.has(`${action} ok`),
      );
      expect(missing).toStrictEqual([]);
      expect(tried.get('castBallot CALL_CUT')).toBeGreaterThan(0);
    });
  });
}
