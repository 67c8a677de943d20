// @ts-check
import { register } from 'node:module';
import { loadSuite, passes } from './suite.mjs';

/**
 * Runs files of tests against bundles with a switch at each guard (guards.ts). Of each file every test is run once, to
 * learn which guards it passes; then one guard after another is left out, and the tests that pass it are run until one
 * of them fails.
 * Told by its parent: { files, numbers, noticed, passed, seed }. Tells its parent what it tries and finds: see guard-run.ts.
 */

/** @typedef {any} Value */
/** @typedef {import('./suite.mjs').Test} Test */
/** @typedef {import('./suite.mjs').Suite} Suite */
/** @typedef {{ test: Test, ms: number, switches: number }} Line */

/** How often a test may pass switches, in comparison with a run without a fault, before it counts as endless. */
const ENDLESS = 5;
/** What finds the document is no guard of the write. */
const ADDRESS = new Set(['communityId', '_id', 'everywhere']);
/** A worker that has grown beyond this ends after a file, and another goes on. */
const MOST_MEMORY = 1.5e9;

let on = '';
let passed = 0;
let limit = Number.POSITIVE_INFINITY;
/** @type {Set<number>} */
let wanted = new Set();
/** @type {Set<string>} */
let seen = new Set();

/** @param {number} number @param {string} name */
function isOn(number, name) {
  if (!wanted.has(number)) return false;
  passed += 1;
  if (passed > limit) throw new Error('does not end');
  const guard = `${number} ${name}`;
  if (on === '') seen.add(guard);
  return on === guard;
}

/** @param {Value} value */
const isPlain = (value) =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
/** @param {Value} value the SDK's `and` of several conditions */
const isAnd = (value) => value?.operator === 'and' && Array.isArray(value.operands);
/** Ids in paths are the same guard. @param {string} field */
const nameOf = (field) => field.replace(/\.[^.]*[^a-zA-Z.][^.]*/g, '.*');

/** @param {number} number @param {Value} condition @returns {Value} */
function without(number, condition, at = '') {
  if (isAnd(condition)) {
    const operands = condition.operands.flatMap(
      (/** @type {Value} */ one, /** @type {number} */ n) => {
        if (!isPlain(one)) return isOn(number, `part ${n}`) ? [] : [one];
        const rest = without(number, one, n < 2 ? '' : ` in ${n}`);
        return Object.keys(rest).length > 0 ? [rest] : [];
      },
    );
    return new condition.constructor('and', operands, condition.fieldName);
  }
  if (!isPlain(condition)) return condition;
  const { everywhere, where } = condition;
  if (everywhere) return { everywhere, where: without(number, where) };
  return Object.fromEntries(
    Object.entries(condition).filter(
      ([field]) => ADDRESS.has(field) || !isOn(number, `${nameOf(field)}${at}`),
    ),
  );
}

/** Lists of fields whose command saves without a look at the stamp. @type {WeakSet<object>} */
const free = new WeakSet();
Object.assign(globalThis, {
  __guards: {
    condition: without,
    seen: (/** @type {number} */ number, /** @type {string[]} */ fields) =>
      fields.filter((field) => !isOn(number, field)),
    stamp: (/** @type {number} */ number, /** @type {Value} */ options) => {
      if (!options?.decide || !isOn(number, 'stamp')) return options;
      const fields = [...(options.seen ?? [])];
      free.add(fields);
      return { ...options, seen: fields };
    },
    refusal: (/** @type {number} */ number, /** @type {() => Value} */ test) =>
      test() && !isOn(number, 'refusal'),
    isFree: (/** @type {object} */ fields) => free.has(fields),
  },
});
// A fault may leave a promise that nobody waits for.
process.on('unhandledRejection', () => {});

/** @param {object} line */
const tell = (line) => process.send?.(line);

/** @param {Test} test @param {number} ms */
async function passesIn(test, ms) {
  passed = 0;
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const tooLate = new Promise((resolve) => {
    timer = setTimeout(() => resolve(false), ms);
  });
  try {
    return await Promise.race([passes(test), tooLate]);
  } finally {
    clearTimeout(timer);
  }
}

/** What a fault has left must not be noticed by the next one. @param {Suite} suite */
async function restart({ first, last }) {
  await stop({ last });
  for (const step of first) await step();
}

/** @param {Pick<Suite, 'last'>} suite */
async function stop({ last }) {
  for (const step of last) {
    await Promise.race([
      Promise.resolve(step()).catch(() => undefined),
      new Promise((resolve) => setTimeout(resolve, 5_000)),
    ]);
  }
}

/** @param {Suite} suite @returns {Promise<Map<string, Line[]>>} the tests that pass a guard, the quick ones first */
async function guardsOf(suite) {
  /** @type {Map<string, Line[]>} */
  const byGuard = new Map();
  for (const test of suite.tests) {
    seen = new Set();
    const start = performance.now();
    if (!(await passesIn(test, 600_000))) {
      tell({ leftOut: test.name });
      continue;
    }
    const line = { test, ms: performance.now() - start, switches: passed };
    for (const guard of seen) byGuard.set(guard, [...(byGuard.get(guard) ?? []), line]);
    tell({ alive: true });
  }
  for (const lines of byGuard.values()) lines.sort((one, two) => one.ms - two.ms);
  return byGuard;
}

/** Tests that fail by themselves when those before them in the file have not run. @type {Map<Test, boolean>} */
const alone = new Map();

/** @param {Suite} suite @param {string} guard @param {Line[]} lines @returns {Promise<string | null>} which test notices */
async function tryGuard(suite, guard, lines) {
  for (const { test, ms, switches } of lines) {
    if (alone.get(test) === false) continue;
    on = guard;
    limit = switches * ENDLESS + 10_000;
    const isQuiet = await passesIn(test, ms * 10 + 10_000);
    limit = Number.POSITIVE_INFINITY;
    on = '';
    tell({ alive: true });
    if (isQuiet) continue;
    await restart(suite);
    if (!alone.has(test)) alone.set(test, await passesIn(test, 600_000));
    if (alone.get(test)) return test.name;
    await restart(suite);
  }
  return null;
}

/** @param {{ files: string[], numbers: number[], noticed: string[], tried: string[], seed: string }} work */
async function work({ files, numbers, noticed: found, tried, seed }) {
  register('../jest/native/hooks.mjs', import.meta.url);
  await import(seed);
  const { default: fc } = await import('fast-check');
  // Which example fails is of no interest here, nor is the smallest.
  fc.configureGlobal({ ...fc.readConfigureGlobal(), endOnFailure: true });
  wanted = new Set(numbers);
  const noticed = new Set(found);
  const skipped = new Set([...found, ...tried]);
  for (const file of files) {
    tell({ begins: file });
    const suite = await loadSuite(file);
    for (const step of suite.first) await step();
    const byGuard = await guardsOf(suite);
    tell({ reached: [...byGuard.keys()] });
    for (const [guard, lines] of byGuard) {
      if (noticed.has(guard) || skipped.has(guard)) continue;
      tell({ tries: guard });
      const by = await tryGuard(suite, guard, lines);
      if (by !== null) noticed.add(guard);
      tell({ guard, by });
    }
    skipped.clear();
    await stop(suite);
    tell({ ends: file });
    if (process.memoryUsage().rss > MOST_MEMORY) return;
  }
}

process.once('message', (/** @type {Value} */ told) => {
  work(told).then(
    () => process.exit(0),
    (error) => {
      console.error(error);
      process.exit(1);
    },
  );
});
