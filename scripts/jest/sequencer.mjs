// @ts-check
import sequencerModule from '@jest/test-sequencer';
import { kindOf } from './kinds.mjs';

const Sequencer = /** @type {typeof sequencerModule} */ (
  /** @type {{ default?: unknown }} */ (sequencerModule).default ?? sequencerModule
);

/** The kinds in their order; within a kind as jest orders files: those that failed last, then the longest. */
export default class InOrderOfKinds extends Sequencer {
  /**
   * @override
   * @param {import('@jest/reporters').Test[]} tests
   */
  sort(tests) {
    const sorted = /** @type {import('@jest/reporters').Test[]} */ (super.sort(tests));
    return sorted.sort((one, other) => kindOf(one).at - kindOf(other).at);
  }
}
