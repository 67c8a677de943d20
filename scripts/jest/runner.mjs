// @ts-check
import runnerModule from 'jest-runner';
import { kindOf } from './kinds.mjs';

/** A CommonJS module's default export, which node wraps once more. */
const TestRunner = /** @type {typeof runnerModule} */ (
  /** @type {{ default?: unknown }} */ (runnerModule).default ?? runnerModule
);

/**
 * Jest has one number of workers for all files. This runner gives the kinds of each `atOnce` a pool of that many,
 * and the pools work side by side: browsers wait a good part of their time, which the files that compute use.
 */
export default class Runner extends TestRunner {
  #globalConfig;

  /**
   * @param {import('jest-runner').Config.GlobalConfig} globalConfig
   * @param {import('jest-runner').TestRunnerContext} context
   */
  constructor(globalConfig, context) {
    super(globalConfig, context);
    this.#globalConfig = globalConfig;
  }

  /**
   * @override
   * @param {import('jest-runner').Test[]} tests
   * @param {import('jest-runner').TestWatcher} watcher
   * @param {import('jest-runner').TestRunnerOptions} options
   */
  async runTests(tests, watcher, options) {
    const { maxWorkers, watch, watchAll, runInBand } = this.#globalConfig;
    // While jest watches, each run has new workers: what they have loaded is as old as the files are.
    const serial = options.serial && (runInBand || !(watch || watchAll));
    /** @type {Map<number, import('jest-runner').Test[]>} */
    const pools = new Map();
    for (const test of tests) {
      // `--maxWorkers=1` and `--runInBand` hold for all kinds together.
      const workers = serial ? 1 : Math.min(maxWorkers, kindOf(test).atOnce);
      pools.set(workers, [...(pools.get(workers) ?? []), test]);
    }
    await Promise.all(
      [...pools].map(([workers, pool]) => {
        // It is read before the first wait.
        this._globalConfig = { ...this.#globalConfig, maxWorkers: workers };
        return super.runTests(pool, watcher, { ...options, serial });
      }),
    );
  }
}
