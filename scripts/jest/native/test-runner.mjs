// @ts-check
import asyncHooks from 'node:async_hooks';
import { register } from 'node:module';
import { pathToFileURL } from 'node:url';
// @ts-expect-error: it has no types
import circusModule from 'jest-circus/runner';
import { useGlobals } from './globals.mjs';

/**
 * @typedef {(...all: [
 *   globalConfig: import('@jest/reporters').Config.GlobalConfig,
 *   config: import('@jest/reporters').Config.ProjectConfig,
 *   environment: { global: typeof globalThis },
 *   runtime: object,
 *   testPath: string,
 *   send?: unknown,
 * ]) => Promise<import('@jest/reporters').TestResult>} TestRunner
 */

const circus = /** @type {TestRunner} */ (circusModule.default);

register('./hooks.mjs', import.meta.url);
process.setSourceMapsEnabled(true);

/**
 * Runs a test file by jest's own means, but the file and all that it imports are modules of node, not of the
 * realm that jest makes for each file. A worker loads each module once, what node has compiled stays compiled,
 * and no look at a global costs a call. `perfStats.processor` of the result says what the file took of a processor,
 * in milliseconds, without processes of its own.
 * @type {TestRunner}
 */
export default async function run(globalConfig, config, environment, runtime, testPath, send) {
  const own = Object.create(runtime, {
    requireInternalModule: { value: requireInternalModule },
    unstable_shouldLoadAsEsm: { value: () => true },
    unstable_importModule: { value: importTests },
    setGlobalsForRuntime: { value: useGlobals },
  });
  const { console } = globalThis;
  globalThis.console = environment.global.console;
  // Node itself finds the lines of TypeScript, in both realms; jest's way knows only what it has loaded itself.
  for (const realm of [globalThis, environment.global]) {
    Reflect.deleteProperty(realm.Error, 'prepareStackTrace');
  }
  /** @type {NodeJS.ProcessEnv | undefined} */
  let environmentVariables;
  const started = process.cpuUsage();
  try {
    const result = await circus(globalConfig, config, environment, own, testPath, send);
    const { user, system } = process.cpuUsage(started);
    Object.assign(result.perfStats, { processor: (user + system) / 1000 });
    return result;
  } finally {
    globalThis.console = console;
    if (environmentVariables) restoreEnvironment(environmentVariables);
  }

  /** Jest's own modules are made anew for each file, its runner of tests among them. */
  function requireInternalModule(/** @type {unknown[]} */ ...all) {
    const { AsyncLocalStorage } = asyncHooks;
    Object.assign(asyncHooks, { AsyncLocalStorage: TestUnderWay });
    try {
      return Reflect.apply(Reflect.get(runtime, 'requireInternalModule'), runtime, all);
    } finally {
      Object.assign(asyncHooks, { AsyncLocalStorage });
    }
  }

  /** @param {string} path */
  async function importTests(path) {
    await import(pathToFileURL(path).href);
    // What modules set when they are loaded stays, as they do.
    environmentVariables = { ...process.env };
  }
}

/**
 * Stands for the AsyncLocalStorage in which jest's runner keeps the test or hook that is under way. Node's makes
 * every promise of the process twice as expensive; tests of a file run one after the other, so that a variable does.
 */
class TestUnderWay {
  /** @type {unknown} */
  #store;

  getStore() {
    return this.#store;
  }

  /**
   * @template Result
   * @param {unknown} store
   * @param {() => Promise<Result>} run
   */
  async run(store, run) {
    const before = this.#store;
    this.#store = store;
    try {
      return await run();
    } finally {
      this.#store = before;
    }
  }
}

/** @param {NodeJS.ProcessEnv} before */
function restoreEnvironment(before) {
  for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
  Object.assign(process.env, before);
}
