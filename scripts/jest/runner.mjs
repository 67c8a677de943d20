// @ts-check
import runnerModule from 'jest-runner';
import { kindOf } from './kinds.mjs';

/** A CommonJS module's default export, which node wraps once more. */
const TestRunner = /** @type {typeof runnerModule} */ (
  /** @type {{ default?: unknown }} */ (runnerModule).default ?? runnerModule
);

/**
 * Jest has one number of workers for all files. This runner gives neighbouring kinds of the same
 * `atOnce` a pool of that many, one pool after the other.
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
    const { watch, watchAll, runInBand } = this.#globalConfig;
    // While jest watches, each run has new workers: what they have loaded is as old as the files are.
    const serial = options.serial && (runInBand || !(watch || watchAll));
    for (let from = 0; from < tests.length; ) {
      const { atOnce } = kindOf(/** @type {import('jest-runner').Test} */ (tests[from]));
      const end = tests.findIndex((test, at) => at > from && kindOf(test).atOnce !== atOnce);
      const group = tests.slice(from, end < 0 ? tests.length : end);
      // `--maxWorkers=1` and `--runInBand` hold for every kind.
      const maxWorkers = Math.min(this.#globalConfig.maxWorkers, atOnce);
      this._globalConfig = { ...this.#globalConfig, maxWorkers };
      await super.runTests(group, watcher, { ...options, serial });
      from += group.length;
    }
  }
}
