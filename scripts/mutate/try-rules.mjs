// @ts-check
import { register } from 'node:module';
import { loadSuite, passes } from './suite.mjs';

/**
 * Loads rules with a switch at each comparison, and tests, all once. Runs every test, to learn which switches it
 * passes; then turns one switch after another and runs the tests that pass it, until one of them fails.
 * Told by its parent: { firsts, wanted, tests, seed }. Tells its parent: 'loaded', then { number, noticed: name of the test or null,
 * reached } of each, and 'alive' after each test.
 */

/** @typedef {import('./suite.mjs').Test} Test */

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

/** @param {{ firsts: Record<string, number>, wanted: number[], tests: string[], seed: string }} work */
async function work({ firsts, wanted, tests: files, seed }) {
  register('../jest/native/hooks.mjs', import.meta.url);
  register('./switch-hooks.mjs', import.meta.url, { data: firsts });
  await import(seed);
  const { default: fc } = await import('fast-check');
  // Which example fails is of no interest here, nor is the smallest.
  fc.configureGlobal({ ...fc.readConfigureGlobal(), endOnFailure: true });
  const suites = [];
  for (const file of files) suites.push(await loadSuite(file));
  const loading = seen;
  for (const step of suites.flatMap(({ first }) => first)) await step();
  /** @type {Map<number, { test: Test, ms: number, switches: number }[]>} */
  const byNumber = new Map();
  for (const test of suites.flatMap((suite) => suite.tests)) {
    seen = new Set();
    passed = 0;
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
      passed = 0;
      limit = switches * ENDLESS + 10_000;
      const isQuiet = await passes(test);
      process.send?.('alive');
      if (isQuiet) continue;
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
