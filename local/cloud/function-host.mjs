/**
 * Runs one cloud function in a process of its own, started by plain node. The parent sends calls,
 * one at a time; the function sees the environment and the context that Tencent's platform gives.
 */
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { loadCode } from './function-code.mjs';

// A parent that is gone, however it went, leaves no process behind: not even one that is too busy to
// hear of it, which is what the second thread is for.
process.on('disconnect', () => process.exit(0));
const WATCH = `const parent = process.ppid;
setInterval(() => { if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL'); }, 1000);`;
// Ctrl-C in a terminal reaches us too; the parent decides when we end.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => {});

const RealDate = Date;
const realNow = Date.now.bind(Date);
let offset = 0;

/** Date as a whole, moved by the offset of the running call. */
RealDate.now = () => realNow() + offset;
const MovedDate = new Proxy(RealDate, {
  construct: (target, parameters, newTarget) =>
    Reflect.construct(
      target,
      parameters.length === 0 ? [RealDate.now()] : parameters,
      newTarget === MovedDate ? target : newTarget,
    ),
  apply: () => new RealDate(RealDate.now()).toString(),
});
RealDate.prototype.constructor = MovedDate;
globalThis.Date = MovedDate;

const [directory, codeDirectory] = process.argv.slice(2);
process.argv.length = 2;
process.chdir(directory);

let main;
/** names of the environment that the last call has set */
let names = [];

process.on('message', (message) => {
  void run(message);
});

try {
  const { exports: loaded, keep } = loadCode(join(directory, 'index.js'), codeDirectory);
  main = loaded.main ?? loaded.default?.main;
  if (typeof main !== 'function') throw new Error('index.js exports no function "main"');
  process.send({ type: 'ready' });
  // Not at once: it would hold up the first call.
  setTimeout(() => {
    keep();
    new Worker(WATCH, {
      eval: true,
      env: {},
      resourceLimits: { maxOldGenerationSizeMb: 8 },
    }).unref();
  }, 1000).unref();
} catch (error) {
  process.send({ type: 'broken', message: describe(error).message }, () => process.exit(1));
}

/**
 * @param {{ id: string, event: string, offset: number, deadline: number,
 *   environment: Record<string, string>, context: Record<string, unknown> }} call
 */
async function run(call) {
  for (const name of names) delete process.env[name];
  names = Object.keys(call.environment);
  Object.assign(process.env, call.environment);
  offset = call.offset;
  const context = {
    callbackWaitsForEmptyEventLoop: false,
    ...call.context,
    getRemainingTimeInMillis: () => Math.max(0, call.deadline - realNow()),
  };
  try {
    const result = await main(JSON.parse(call.event), context);
    process.send({ type: 'done', id: call.id, result: JSON.stringify(result) });
  } catch (error) {
    process.send({ type: 'failed', id: call.id, ...describe(error) });
  }
}

/** @param {unknown} error */
function describe(error) {
  if (error instanceof Error) return { message: error.message, stack: error.stack };
  return { message: typeof error === 'string' ? error : (JSON.stringify(error) ?? 'undefined') };
}
