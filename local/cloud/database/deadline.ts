import { createContext, Script } from 'node:vm';
import { refused } from './error.ts';
import { LIMITS } from './limits.ts';

const sandbox: { run?: () => unknown } = {};
const context = createContext(sandbox);
const script = new Script('run()');

/**
 * Runs a pure computation that a request may have made endless, such as a regular expression that
 * backtracks for hours, and stops it in time. Only the virtual machine's timeout can interrupt
 * synchronous code; it costs some tens of microseconds.
 * @throws WireError DATABASE_REQUEST_FAILED when the time is over
 */
export function withDeadline<T>(run: () => T): T {
  sandbox.run = run;
  try {
    return script.runInContext(context, { timeout: LIMITS.computing }) as T;
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') {
      throw refused(`operation exceeded time limit of ${LIMITS.computing} ms`);
    }
    throw error;
  } finally {
    sandbox.run = undefined;
  }
}
