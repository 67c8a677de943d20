import { afterAll, beforeAll } from '@jest/globals';
import { handoverExamples } from '../support/examples/handover.ts';
import { exampleOf } from '../support/examples.ts';
import { ofHandover } from '../support/handovers.ts';
import type { Input } from '../support/inputs.ts';
import { describeLateRepeats, type Late, must as mustOf } from '../support/late.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';

/** Commands about handovers, sent again late. */
let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());

const must = (action: string, input: Input, as: As) => mustOf(linli, `role.${action}`, input, as);
const called = (action: string) => async (): Promise<[string, Input, As]> => {
  const { as, input } = exampleOf('role', action);
  return [`role.${action}`, await input(1, linli), as];
};
const confirms = (as: As) => () => must('confirmHandover', ofHandover(2, { counted: true }), as);

const LATE: Late[] = [
  {
    after: 'the successor confirmed',
    command: called('beginHandover'),
    between: async ({ handoverId }) => {
      const input = { ...ofHandover(2, { counted: false }), handoverId };
      await must('confirmHandover', input, 'buildingSteward');
    },
  },
  {
    after: 'the leaver confirmed',
    command: called('giveWork'),
    between: confirms('stewardElsewhere'),
  },
  {
    after: 'the successor confirmed',
    command: called('noteAbsence'),
    between: confirms('buildingSteward'),
  },
  {
    after: 'the leaver confirmed',
    command: called('confirmHandover'),
    between: confirms('stewardElsewhere'),
  },
];

describeLateRepeats(() => linli, 'role', LATE, handoverExamples);
