// @ts-check
// Plain JavaScript without dependencies: a wrong flag is refused before anything is installed.
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/**
 * @typedef {object} StartOptions
 * @property {number} port 0 for any free one
 * @property {string} data absolute path of the data folder
 * @property {'demo' | 'empty'} seed
 * @property {number} households in the demo community
 * @property {number | undefined} automation port for miniprogram-automator, 0 for any free one
 * @property {boolean} reset begin again with an empty data folder
 */

/** A flag that is unknown or has a wrong value; the message says it in one sentence. */
export class StartOptionError extends Error {}

export const USAGE = `npm start -- [--port N] [--data DIR] [--seed demo|empty] [--households N] [--automation PORT] [--reset]

  --port N           where to listen on 127.0.0.1 (8090; 0 for any free port)
  --data DIR         where the database and the files are kept (.data)
  --seed demo|empty  what a new data folder begins with (demo)
  --households N     size of the demo community (4464)
  --automation PORT  also open the port that miniprogram-automator speaks
  --reset            begin again: what the data folder holds is removed
`;

const FLAGS = new Set(['port', 'data', 'seed', 'households', 'automation', 'reset']);

/**
 * Reads the flags of `npm start`.
 * @param {string[]} args
 * @returns {StartOptions}
 * @throws {StartOptionError}
 */
export function readStartOptions(args) {
  const given = readFlags(args);
  const seed = given.get('seed') ?? 'demo';
  if (seed !== 'demo' && seed !== 'empty') {
    throw new StartOptionError(`--seed is demo or empty, not ${JSON.stringify(seed)}.`);
  }
  const data = given.get('data') ?? '.data';
  if (data === '') throw new StartOptionError('--data needs the path of a folder.');
  const automation = given.get('automation');
  return {
    port: wholeNumber('port', given.get('port') ?? '8090', 0, 65535),
    data: resolve(given.has('data') ? process.cwd() : ROOT, data),
    seed,
    households: wholeNumber('households', given.get('households') ?? '4464', 1, 100_000),
    automation:
      automation === undefined ? undefined : wholeNumber('automation', automation, 0, 65535),
    reset: given.has('reset'),
  };
}

/** @param {string[]} args @returns {Map<string, string>} */
function readFlags(args) {
  /** @type {Map<string, string>} */
  const given = new Map();
  for (let at = 0; at < args.length; at += 1) {
    const [, name = '', , inline] = /^--([a-z]+)(=(.*))?$/s.exec(args[at] ?? '') ?? [];
    if (!FLAGS.has(name)) {
      throw new StartOptionError(
        `${JSON.stringify(args[at])} is not a flag of npm start; npm start -- --help lists them.`,
      );
    }
    if (given.has(name)) throw new StartOptionError(`--${name} is given twice.`);
    if (name === 'reset') {
      if (inline !== undefined) throw new StartOptionError('--reset takes no value.');
      given.set(name, '');
    } else {
      const value = inline ?? args[++at];
      if (value === undefined || (inline === undefined && value.startsWith('--'))) {
        throw new StartOptionError(`--${name} needs a value.`);
      }
      given.set(name, value);
    }
  }
  return given;
}

/** @param {string} name @param {string} value @param {number} least @param {number} most */
function wholeNumber(name, value, least, most) {
  const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
  if (number >= least && number <= most) return number;
  throw new StartOptionError(
    `--${name} is a whole number from ${least} to ${most}, not ${JSON.stringify(value)}.`,
  );
}
