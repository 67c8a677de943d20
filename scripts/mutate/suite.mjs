// @ts-check
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { useGlobals } from '../jest/native/globals.mjs';

/**
 * Loads files of tests without jest, so that each of their tests can be run by itself and often.
 * @typedef {() => unknown} Step
 * @typedef {{ name: string, run: Step, before: Step[], after: Step[] }} Test
 * @typedef {{ tests: Test[], first: Step[], last: Step[] }} Suite what is done once stands in `first` and `last`
 * @typedef {any} Value
 */

const circus = createRequire(createRequire(import.meta.url).resolve('jest-circus/package.json'));
const { expect } = circus('expect');

/** @type {Suite} */
let suite = { tests: [], first: [], last: [] };
/** @type {Pick<Test, 'before' | 'after'> & { name: string }} */
let around = { name: '', before: [], after: [] };

const it = eachOf((/** @type {string} */ name, /** @type {Step} */ run) => {
  const { before, after } = around;
  suite.tests.push({ name: `${around.name}${name}`, run, before, after });
});
const describe = eachOf((/** @type {string} */ name, /** @type {Step} */ body) => {
  const outside = around;
  around = { ...around, name: `${around.name}${name} ` };
  body();
  around = outside;
});

/** @param {(name: string, run: Value) => void} define */
function eachOf(define) {
  const each =
    (/** @type {Value[]} */ rows) => (/** @type {string} */ name, /** @type {Value} */ run) => {
      for (const row of rows) {
        const values = Array.isArray(row) ? row : [row];
        define(`${name} (${values[0]})`, () => run(...values));
      }
    };
  return Object.assign(define, { each });
}

useGlobals(
  /** @type {Value} */ ({
    describe,
    it,
    test: it,
    expect,
    beforeAll: (/** @type {Step} */ step) => suite.first.push(step),
    afterAll: (/** @type {Step} */ step) => suite.last.push(step),
    beforeEach: (/** @type {Step} */ step) => {
      around = { ...around, before: [...around.before, step] };
    },
    afterEach: (/** @type {Step} */ step) => {
      around = { ...around, after: [...around.after, step] };
    },
  }),
);

/**
 * @param {string} file path; a file can be loaded once in a process
 * @returns {Promise<Suite>}
 */
export async function loadSuite(file) {
  suite = { tests: [], first: [], last: [] };
  around = { name: '', before: [], after: [] };
  await import(pathToFileURL(file).href);
  return suite;
}

/**
 * @param {Test} test
 * @returns {Promise<boolean>} whether it passes
 */
export async function passes({ run, before, after }) {
  try {
    for (const step of before) await step();
    await run();
    for (const step of after) await step();
    return true;
  } catch {
    return false;
  }
}
