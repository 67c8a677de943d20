// @ts-check
// Plain JavaScript without dependencies: scripts/start.mjs refuses a wrong flag before it installs anything.
import { parseArgs } from 'node:util';

/**
 * @typedef {object} StartOptions
 * @property {number} port
 * @property {string} dataDirectory
 * @property {'demo' | 'empty' | 'bare'} seed
 * @property {number} households
 * @property {number | undefined} automation port for miniprogram-automator; undefined: none
 * @property {boolean} reset
 */

/** A command line that cannot be understood; the message is one sentence. */
export class UsageError extends Error {}

export const USAGE = `npm start -- [options]

  --port PORT         where to listen on 127.0.0.1 (default 8787; 0: any free port)
  --data DIR          where everything is kept (default .data)
  --seed demo|empty|bare
                      what an empty data folder is filled with (default demo);
                      empty: a secretary alone; bare: a set-up code for the first one
  --households N      size of the demo, 1 to 20000 (default 4464)
  --automation PORT   open the port that miniprogram-automator connects to
  --reset             forget what the data folder holds and begin anew
  --help              this text`;

/**
 * Reads the command line.
 * @param {string[]} argv
 * @param {string} defaultData
 * @returns {StartOptions | null} null if help is asked for
 * @throws {UsageError}
 */
export function readArguments(argv, defaultData) {
  const { port, data, seed, households, automation, reset, help } = parse(argv);
  if (help) return null;
  if (seed !== 'demo' && seed !== 'empty' && seed !== 'bare') {
    throw new UsageError(`--seed must be demo, empty or bare, not "${seed}".`);
  }
  if (data === '') throw new UsageError('--data needs the path of a folder.');
  return {
    port: whole('--port', port, 0, 65_535),
    dataDirectory: data ?? defaultData,
    seed,
    households: whole('--households', households, 1, 20_000),
    automation: automation === undefined ? undefined : whole('--automation', automation, 0, 65_535),
    reset,
  };
}

/** @param {string[]} argv */
function parse(argv) {
  try {
    return parseArgs({
      args: argv,
      strict: true,
      allowPositionals: false,
      options: {
        port: { type: 'string', default: '8787' },
        data: { type: 'string' },
        seed: { type: 'string', default: 'demo' },
        households: { type: 'string', default: '4464' },
        automation: { type: 'string' },
        reset: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    const [sentence] = /** @type {Error} */ (error).message.split(/(?<=[^.])\. |\n/);
    throw new UsageError(`${sentence?.replace(/\.$/, '')}; see npm start -- --help.`);
  }
}

/** @param {string} flag @param {string} text @param {number} least @param {number} most */
function whole(flag, text, least, most) {
  const value = Number(text);
  if (!/^\d{1,6}$/.test(text) || value < least || value > most) {
    throw new UsageError(`${flag} must be a whole number from ${least} to ${most}, not "${text}".`);
  }
  return value;
}
