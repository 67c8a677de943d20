// @ts-check
import { createRequire, register } from 'node:module';
import { pathToFileURL } from 'node:url';
import { useGlobals } from '../jest/native/globals.mjs';

/**
 * Loads rules with a switch at each comparison, and tests, all once. Runs every test, to learn which switches it
 * passes; then turns one switch after another and runs the tests that pass it, until one of them fails.
 * Told by its parent: { firsts, wanted, tests, seed }. Tells its parent: 'loaded', then { number, noticed: name of the test or null,
 * reached } of each.
 */

/** @typedef {{ name: string, run: () => unknown, before: (() => unknown)[] }} Test */

const circus = createRequire(createRequire(import.meta.url).resolve('jest-circus/package.json'));
const { expect } = circus('expect');

/** How often a test may pass switches, in comparison with a run without a fault, before it counts as endless. */
const ENDLESS = 5;

let on = -1;
let passed = 0;
let limit = Number.POSITIVE_INFINITY;
/** @type {Set<number>} */
let seen = new Set();

/** @param {number} number */
function isOn(number) {
  passed += 1;
  if (passed > limit) throw new Error('does not end');
  if (on === -1) seen.add(number);
  return on === number;
}

/** @typedef {any} Value */
Object.assign(globalThis, {
  __switch: {
    less: (/** @type {number} */ n, /** @type {Value} */ a, /** @type {Value} */ b) =>
      isOn(n) ? a <= b : a < b,
    atMost: (/** @type {number} */ n, /** @type {Value} */ a, /** @type {Value} */ b) =>
      isOn(n) ? a < b : a <= b,
    more: (/** @type {number} */ n, /** @type {Value} */ a, /** @type {Value} */ b) =>
      isOn(n) ? a >= b : a > b,
    atLeast: (/** @type {number} */ n, /** @type {Value} */ a, /** @type {Value} */ b) =>
      isOn(n) ? a > b : a >= b,
    same: (/** @type {number} */ n, /** @type {Value} */ a, /** @type {Value} */ b) =>
      (a === b) !== isOn(n),
    other: (/** @type {number} */ n, /** @type {Value} */ a, /** @type {Value} */ b) =>
      (a !== b) !== isOn(n),
    and: (/** @type {number} */ n, /** @type {Value} */ a, /** @type {() => Value} */ b) =>
      isOn(n) ? a || b() : a && b(),
    or: (/** @type {number} */ n, /** @type {Value} */ a, /** @type {() => Value} */ b) =>
      isOn(n) ? a && b() : a || b(),
  },
});

/** @type {Test[]} */
const tests = [];
/** @type {(() => unknown)[]} */
let around = [];
/** @type {(() => unknown)[]} */
const once = [];

/** @type {Value} */
const it = (/** @type {string} */ name, /** @type {() => unknown} */ run) =>
  tests.push({ name, run, before: around });
it.each =
  (/** @type {Value[]} */ rows) => (/** @type {string} */ name, /** @type {Value} */ run) => {
    for (const row of rows) it(name, () => (Array.isArray(row) ? run(...row) : run(row)));
  };
const describe = (/** @type {string} */ _, /** @type {() => void} */ body) => {
  const outside = around;
  body();
  around = outside;
};
const beforeEach = (/** @type {() => unknown} */ run) => {
  around = [...around, run];
};
const nothing = () => {};
useGlobals(
  /** @type {Value} */ ({
    describe,
    it,
    test: it,
    expect,
    beforeEach,
    beforeAll: (/** @type {() => unknown} */ run) => once.push(run),
    afterAll: nothing,
    afterEach: nothing,
  }),
);

/** @param {Test} test @returns {Promise<boolean>} whether it passes */
async function passes({ run, before }) {
  passed = 0;
  try {
    for (const first of before) await first();
    await run();
    return true;
  } catch {
    return false;
  }
}

/** @param {{ firsts: Record<string, number>, wanted: number[], tests: string[], seed: string }} work */
async function work({ firsts, wanted, tests: files, seed }) {
  register('../jest/native/hooks.mjs', import.meta.url);
  register('./switch-hooks.mjs', import.meta.url, { data: firsts });
  await import(seed);
  const { default: fc } = await import('fast-check');
  // Which example fails is of no interest here, nor is the smallest.
  fc.configureGlobal({ ...fc.readConfigureGlobal(), endOnFailure: true });
  for (const file of files) {
    await import(pathToFileURL(file).href);
    around = [];
  }
  const loading = seen;
  for (const run of once) await run();
  /** @type {Map<number, { test: Test, ms: number, switches: number }[]>} */
  const byNumber = new Map();
  for (const test of tests) {
    seen = new Set();
    const start = performance.now();
    if (!(await passes(test))) {
      console.error(`left out, it fails by itself: ${test.name}`);
      continue;
    }
    const line = { test, ms: performance.now() - start, switches: passed };
    for (const number of seen) byNumber.set(number, [...(byNumber.get(number) ?? []), line]);
  }
  process.send?.('loaded');
  for (const number of wanted) {
    const lines = byNumber.get(number) ?? [];
    on = number;
    /** @type {string | null} */
    let noticed = null;
    for (const { test, switches } of lines.sort((one, two) => one.ms - two.ms)) {
      limit = switches * ENDLESS + 10_000;
      if (await passes(test)) continue;
      noticed = test.name;
      break;
    }
    limit = Number.POSITIVE_INFINITY;
    on = -1;
    const reached = lines.length > 0 ? 'run' : loading.has(number) ? 'loaded' : 'never';
    process.send?.({ number, noticed, reached });
  }
}

process.once('message', (/** @type {Value} */ told) => {
  work(told).then(
    () => process.disconnect(),
    (error) => {
      console.error(error);
      process.exit(1);
    },
  );
});
