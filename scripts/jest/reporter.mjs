// @ts-check
import { relative } from 'node:path';
import { KINDS, kindOf } from './kinds.mjs';

const BEAT = 30_000;
/** Of what a failing file has printed. */
const LONGEST_OUTPUT = 8000;

/**
 * @typedef {import('@jest/reporters').Test} Test
 * @typedef {import('@jest/reporters').TestResult} TestResult
 * @typedef {import('@jest/reporters').AggregatedResult} AggregatedResult
 */

/**
 * A line for each file, with its seconds on the clock and (of a processor), failures in full at the end, then the
 * counts as the last line: skipped tests and files that could not be run count as failed.
 */
export default class Reporter {
  /** @type {Set<string>} */
  #running = new Set();
  /** @type {Map<string, { tests: number, milliseconds: number, processor: number }>} */
  #kinds = new Map();
  /** @type {string[]} */
  #failures = [];
  /** @type {NodeJS.Timeout | undefined} */
  #beat;
  #started = 0;
  #files = 0;
  #failed = 0;
  #isFiltered;
  #root;

  /** @param {import('@jest/reporters').Config.GlobalConfig} globalConfig */
  constructor(globalConfig) {
    // A filter by name leaves out tests on purpose; jest reports those as skipped too.
    this.#isFiltered = Boolean(globalConfig.testNamePattern);
    this.#root = globalConfig.rootDir;
  }

  /** @param {AggregatedResult} results */
  onRunStart(results) {
    this.#started = Date.now();
    this.#running.clear();
    this.#kinds.clear();
    this.#failures = [];
    this.#files = 0;
    clearInterval(this.#beat);
    this.#beat = setInterval(() => {
      const running = [...this.#running].map((path) => relative(this.#root, path)).join(', ');
      console.log(
        `… ${seconds(Date.now() - this.#started)}, ${this.#files} of ${results.numTotalTestSuites} files, now ${running}`,
      );
    }, BEAT);
    this.#beat.unref();
  }

  /** @param {Test} test */
  onTestFileStart(test) {
    this.#running.add(test.path);
  }

  /**
   * @param {Test} test
   * @param {TestResult} result
   */
  onTestFileResult(test, result) {
    this.#running.delete(test.path);
    this.#files += 1;
    const { numPassingTests: passed, perfStats } = result;
    const failed = this.#failedOf(result);
    if (passed + failed === 0) return;
    const { name } = kindOf(test);
    const known = this.#kinds.get(name) ?? { tests: 0, milliseconds: 0, processor: 0 };
    const milliseconds = perfStats.runtime;
    const processor = /** @type {{ processor?: number }} */ (perfStats).processor ?? 0;
    this.#kinds.set(name, {
      tests: known.tests + passed + failed,
      milliseconds: known.milliseconds + milliseconds,
      processor: known.processor + processor,
    });
    const path = relative(this.#root, test.path);
    const count = failed > 0 ? `${failed} of ${passed + failed} failed` : `${passed}`;
    console.log(
      `${failed > 0 ? '✖' : '✔'} ${path}  ${count}  ${seconds(milliseconds)} (${seconds(processor)})`,
    );
    if (failed > 0) this.#failures.push(this.#failureOf(path, result));
  }

  /**
   * @param {unknown} _contexts
   * @param {AggregatedResult} results
   */
  onRunComplete(_contexts, results) {
    clearInterval(this.#beat);
    for (const failure of this.#failures) console.log(`\n${failure}`);
    console.log('');
    for (const { name, title } of KINDS) {
      const of = this.#kinds.get(name);
      if (of) {
        const { tests, milliseconds, processor } = of;
        console.log(
          `${title} (${name}): ${tests} tests, ${seconds(milliseconds)} (${seconds(processor)})`,
        );
      }
    }
    const { numPassedTests: passed, numFailedTests, numPendingTests, numTodoTests } = results;
    this.#failed =
      numFailedTests +
      numTodoTests +
      results.numRuntimeErrorTestSuites +
      (this.#isFiltered ? 0 : numPendingTests) +
      // Written by scripts/test.mjs: checks that failed before the tests.
      Number(process.env.LINLI_FAILED_CHECKS ?? 0);
    if (passed + this.#failed === 0) {
      console.log('No test was run.');
      this.#failed = 1;
    }
    console.log(
      `in ${seconds(Date.now() - this.#started)}\n\n${passed} passed, ${this.#failed} failed`,
    );
    process.send?.('counted');
  }

  /** Makes jest's exit code the one that the counts say. */
  getLastError() {
    return this.#failed > 0 ? new Error(`${this.#failed} failed`) : undefined;
  }

  /** @param {TestResult} result */
  #failedOf({ numFailingTests, numPendingTests, numTodoTests, testExecError, failureMessage }) {
    const skipped = this.#isFiltered ? 0 : numPendingTests;
    const failed = numFailingTests + numTodoTests + skipped;
    return failed === 0 && (testExecError || failureMessage) ? 1 : failed;
  }

  /**
   * @param {string} path
   * @param {TestResult} result
   */
  #failureOf(path, result) {
    const left = this.#isFiltered
      ? []
      : result.testResults.filter(({ status }) => status === 'pending' || status === 'todo');
    const said = (result.console ?? []).map(({ message }) => message).join('\n');
    return [
      `✖ ${path}`,
      result.failureMessage ?? '',
      ...left.map(
        ({ fullName }) => `  ● ${fullName}\n\n    skipped or unfinished tests are not accepted`,
      ),
      ...(said === ''
        ? []
        : [`  It printed:\n${said.slice(-LONGEST_OUTPUT).replace(/^/gm, '    ')}`]),
    ].join('\n');
  }
}

/** @param {number} milliseconds */
function seconds(milliseconds) {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
