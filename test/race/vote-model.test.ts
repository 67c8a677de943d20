import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Linli, startLinli } from '../support/linli.ts';
import { inOrder, SEED } from '../support/orders.ts';
import { Play, runs, type Tried } from '../support/vote-run.ts';
import { type Announced, announced } from '../support/vote-world.ts';

/**
 * Whole votes, of what anybody may send in any order, cut anywhere and sent again, while the clock jumps; compared
 * with a plain model (vote-model.ts). LINLI_STEPS says how many calls are sent, about.
 */
const ENOUGH = 2_000;
const STEPS = Number(process.env.LINLI_STEPS ?? ENOUGH);
/** Calls of a run, on average. */
const A_RUN = 66;
/** Runs that are tried in search of a smaller one that fails. */
const SHRUNK = Number(process.env.LINLI_SHRUNK ?? 60);
/** One number for each choice among waiting requests, see orders.ts. */
const order = fc.array(fc.nat({ max: 4 }), { maxLength: 400, size: 'max' });

/** What has to have been answered with ok: what is always refused shows nothing. */
const DONE = [
  'answerObjection',
  'castBallot',
  'checkIn',
  'checkInFor',
  'decideCorrection',
  'decideNote',
  'decidePaper',
  'denyNote',
  'enterPaper',
  'raiseObjection',
  'undoCheckIn',
  'voidBallot',
];

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());

async function play(vote: Announced, secret: boolean, tried: Tried): Promise<void> {
  let failed = 0;
  const property = fc.asyncProperty(fc.noBias(runs), fc.noBias(order), async (run, choices) => {
    if (failed > SHRUNK) return;
    try {
      await inOrder(linli, choices, () => new Play(linli, vote, secret, tried).vote(run, vote));
    } catch (error) {
      failed += 1;
      throw error;
    }
  });
  await fc.assert(property, { seed: SEED, numRuns: Math.ceil(STEPS / 2 / A_RUN) });
}

describe('a whole vote', () => {
  for (const secret of [false, true]) {
    it(`${secret ? 'in secret' : 'by name'}, has the tally of a plain model, whatever is sent, cut and sent again`, async () => {
      const tried: Tried = new Map();
      await play(await announced(linli, secret), secret, tried);
      if (STEPS < ENOUGH) return;
      const missing = [...DONE, ...(secret ? ['handIn'] : ['setProxy', 'endProxy'])].filter(
        (action) => !tried.has(`${action} ok`),
      );
      expect(missing).toStrictEqual([]);
      expect(tried.get('castBallot CALL_CUT')).toBeGreaterThan(0);
    });
  }
});
