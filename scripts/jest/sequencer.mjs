// @ts-check
import sequencerModule from '@jest/test-sequencer';
import { isLong, kindOf } from './kinds.mjs';

const Sequencer = /** @type {typeof sequencerModule} */ (
  /** @type {{ default?: unknown }} */ (sequencerModule).default ?? sequencerModule
);

/**
 * Of those that run beside each other first the long files, then the kinds in their order; within a kind as jest
 * orders files: those that failed last, then the longest.
 */
export default class InOrderOfKinds extends Sequencer {
  /**
   * @override
   * @param {import('@jest/reporters').Test[]} tests
   */
  sort(tests) {
    const sorted = /** @type {import('@jest/reporters').Test[]} */ (super.sort(tests));
    return sorted.sort((one, other) => {
      const [kind, otherKind] = [kindOf(one), kindOf(other)];
      return (
        otherKind.atOnce - kind.atOnce ||
        Number(isLong(other)) - Number(isLong(one)) ||
        kind.at - otherKind.at
      );
    });
  }
}
