// @ts-check
import { register } from 'node:module';
import { loadSuite, passes } from './suite.mjs';

/**
 * Runs files of tests against bundles with a switch at each guard (guards.ts). Of each file every test is run once, to
 * learn which guards it comes by, and which of them held something back; then one of these after another is left out, and
 * those tests are run until one of them fails.
 * Told by its parent: { files, noticed, tried, seed }. Tells its parent what it tries and finds: see guard-run.ts.
 */

/** @typedef {any} Value */
/** @typedef {import('./suite.mjs').Test} Test */
/** @typedef {import('./suite.mjs').Suite} Suite */
/** @typedef {{ test: Test, ms: number, switches: number, isLoose: boolean }} Line */

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
/** Guards that the test under way has come by. @type {Set<string>} */
let reached = new Set();
/** Refusals that were refused. @type {Set<string>} */
let refused = new Set();
/** Writes of the test under way. @type {{ collection: string, condition: Value, answer: Value, guards: string[] }[]} */
let saved = [];
/** What is left out where a command saves whatever has become of the document. */
const STAMP = 'stamp and all that was seen';
/** Tests of a file that are run for a guard of which it is not known whether it held anything back. */
const LOOSELY = 2;

/** Condition, or list of fields, or options of a command → its guards. @type {WeakMap<object, string[]>} */
const behind = new WeakMap();

/** @param {number} number @param {string} name @param {string[]} guards to which it is added */
function isOn(number, name, guards) {
  if (!wanted.has(number)) return false;
  passed += 1;
  if (passed > limit) throw new Error('does not end');
  const guard = `${number} ${name}`;
  reached.add(guard);
  guards.push(guard);
  return on === guard;
}

/** @type {typeof import('./decisive.mjs')} */
let watching;

/** @param {Value} value */
const isPlain = (value) =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
/** @param {Value} value the SDK's `and` of several conditions */
const isAnd = (value) => value?.operator === 'and' && Array.isArray(value.operands);
/** Ids in paths are the same guard. @param {string} field */
const nameOf = (field) => field.replace(/\.[^.]*[^a-zA-Z.][^.]*/g, '.*');

/** @param {number} number @param {Value} condition @param {string[]} guards @returns {Value} */
function without(number, condition, guards, at = '') {
  if (isAnd(condition)) {
    const operands = condition.operands.flatMap(
      (/** @type {Value} */ one, /** @type {number} */ n) => {
        if (!isPlain(one)) return isOn(number, `part ${n}`, guards) ? [] : [one];
        const rest = without(number, one, guards, n < 2 ? '' : ` in ${n}`);
        return Object.keys(rest).length > 0 ? [rest] : [];
      },
    );
    return new condition.constructor('and', operands, condition.fieldName);
  }
  if (!isPlain(condition)) return condition;
  const { everywhere, where } = condition;
  if (everywhere) return { everywhere, where: without(number, where, guards) };
  return Object.fromEntries(
    Object.entries(condition).filter(
      ([field]) => ADDRESS.has(field) || !isOn(number, `${nameOf(field)}${at}`, guards),
    ),
  );
}

/** Whether a condition finds one document at most. @param {Value} condition @returns {boolean} */
const isOfOne = (condition) =>
  isAnd(condition) ? condition.operands.some(isOfOne) : typeof condition?._id === 'string';

/** Lists of fields whose command saves without a look at the stamp. @type {WeakSet<object>} */
const free = new WeakSet();
Object.assign(globalThis, {
  __guards: {
    condition: (/** @type {number} */ number, /** @type {Value} */ condition) => {
      /** @type {string[]} */
      const guards = [];
      const rest = without(number, condition, guards);
      if (guards.length > 0) behind.set(rest, guards);
      return rest;
    },
    seen: (/** @type {number} */ number, /** @type {string[]} */ fields) => {
      /** @type {string[]} */
      const guards = [];
      const rest = fields.filter((field) => !isOn(number, field, guards));
      behind.set(rest, guards);
      return rest;
    },
    stamp: (/** @type {number} */ number, /** @type {Value} */ options) => {
      if (!options?.decide) return options;
      const guards = [...(behind.get(options.seen ?? []) ?? [])];
      const isFree = isOn(number, STAMP, guards);
      const fields = isFree ? [] : [...(options.seen ?? [])];
      if (isFree) free.add(fields);
      behind.set(fields, guards);
      return { ...options, seen: fields };
    },
    refusal: (/** @type {number} */ number, /** @type {() => Value} */ test) => {
      /** @type {string[]} */
      const guards = [];
      const isAllowed = isOn(number, 'refusal', guards);
      if (!test()) return false;
      for (const guard of guards) refused.add(guard);
      return !isAllowed;
    },
    isFree: (/** @type {object} */ fields) => free.has(fields),
    link: (/** @type {object} */ condition, /** @type {object} */ fields) => {
      behind.set(condition, behind.get(fields) ?? []);
      return condition;
    },
    saved: (
      /** @type {string} */ collection,
      /** @type {Value} */ condition,
      /** @type {Value} */ answer,
    ) => {
      const guards = behind.get(condition) ?? [];
      if (guards.length > 0 && on === '') saved.push({ collection, condition, answer, guards });
      return answer;
    },
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

/** Guards that held something back in the test that has ended, and those of which it is not known. */
function heldBack() {
  const needed = new Set(refused);
  const loose = new Set();
  for (const { collection, condition, answer, guards } of saved) {
    for (const guard of guards) {
      const field = guard.slice(guard.indexOf(' ') + 1);
      const known = watching.isDecisive(
        collection,
        condition.everywhere ? condition.where : condition,
        field === STAMP ? undefined : field,
      );
      if (known === true) needed.add(guard);
      if (known === undefined && (!answer || !isOfOne(condition))) loose.add(guard);
    }
  }
  return { needed, loose };
}

/** @param {Suite} suite @returns {Promise<Map<string, Line[]>>} guard → the tests that may need it, the quick ones first */
async function guardsOf(suite) {
  /** @type {Map<string, Line[]>} */
  const byGuard = new Map();
  for (const test of suite.tests) {
    reached = new Set();
    refused = new Set();
    saved = [];
    watching.beginWatching();
    const start = performance.now();
    const isPassed = await passesIn(test, 600_000);
    watching.endWatching();
    if (!isPassed) {
      tell({ leftOut: test.name });
      continue;
    }
    const line = { test, ms: performance.now() - start, switches: passed };
    const { needed, loose } = heldBack();
    for (const guard of reached) {
      const lines = byGuard.get(guard) ?? [];
      const isLoose = !needed.has(guard);
      const isTried = !isLoose || loose.has(guard);
      byGuard.set(guard, isTried ? [...lines, { ...line, isLoose }] : lines);
    }
    tell({ alive: true });
  }
  for (const lines of byGuard.values()) lines.sort((one, two) => one.ms - two.ms);
  return byGuard;
}

/** Tests that fail by themselves when those before them in the file have not run. @type {Map<Test, boolean>} */
const alone = new Map();

/** @param {Suite} suite @param {string} guard @param {Line[]} lines @returns {Promise<string | null>} which test notices */
async function tryGuard(suite, guard, lines) {
  let loosely = 0;
  for (const { test, ms, switches, isLoose } of lines) {
    if (isLoose) loosely += 1;
    if (alone.get(test) === false || (isLoose && loosely > LOOSELY)) continue;
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

/** @param {{ files: { path: string, numbers: number[] }[], noticed: string[], tried: string[], seed: string }} work */
async function work({ files, noticed: found, tried, seed }) {
  register('../jest/native/hooks.mjs', import.meta.url);
  await import(seed);
  watching = await import('./decisive.mjs');
  const { default: fc } = await import('fast-check');
  // Which example fails is of no interest here, nor is the smallest.
  fc.configureGlobal({ ...fc.readConfigureGlobal(), endOnFailure: true });
  const noticed = new Set(found);
  const skipped = new Set([...found, ...tried]);
  for (const { path: file, numbers } of files) {
    tell({ begins: file });
    wanted = new Set(numbers);
    const suite = await loadSuite(file);
    for (const step of suite.first) await step();
    const byGuard = await guardsOf(suite);
    for (const [guard, { length }] of byGuard) tell({ guard, tests: length });
    for (const [guard, lines] of byGuard) {
      if (lines.length === 0 || noticed.has(guard) || skipped.has(guard)) continue;
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
