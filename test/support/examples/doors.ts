import { HOME } from '../community.ts';
import { oneHousehold, writtenDown } from '../inputs.ts';
import type { Linli } from '../linli.ts';
import { example } from './example.ts';

/** A mark on the door of the resident's household, which another officer's door does not have. */
async function marked(n: number, linli: Linli): Promise<void> {
  await linli.call('notice', 'confirmFor', writtenDown(n + 300_000, HOME.second), 'stairSteward');
}

export const doorExamples = [
  example('notice', 'denyMark', {
    as: 'resident',
    writes: true,
    input: async (n, linli) => {
      await marked(n, linli);
      return oneHousehold(n, HOME.second);
    },
  }),
];
