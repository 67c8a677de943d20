import type { Action, Envelope, ErrorCode } from '../../typings/contract/envelope';
import type { Contract } from '../../typings/contract/index';
import { config } from '../config';

type Module = keyof Contract;
type ActionName<M extends Module> = keyof Contract[M] & string;
type InputOf<M extends Module, A extends ActionName<M>> =
  Contract[M][A] extends Action<infer Input, unknown> ? Input & object : never;
type DataOf<M extends Module, A extends ActionName<M>> =
  Contract[M][A] extends Action<infer _Input, infer Data> ? Data : never;

/** WeChat's code for a function that failed, as opposed to one that could not be reached. */
const FUNCTION_FAILED = -404011;

export function startCloud(): void {
  wx.cloud.init({ env: config.environmentId, traceUser: false });
}

/**
 * Calls an action and always answers with an envelope. A command (an input with a commandId) whose
 * answer was lost is sent once more: its id makes that harmless.
 */
export async function callCloud<M extends Module, A extends ActionName<M>>(
  module: M,
  action: A,
  input: InputOf<M, A>,
): Promise<Envelope<DataOf<M, A>>> {
  const first = await attempt<DataOf<M, A>>(module, action, input);
  const isLost = !first.ok && (first.code === 'OFFLINE' || first.code === 'SERVICE_BUSY');
  if (!isLost || !isCommand(input)) return first;
  return attempt<DataOf<M, A>>(module, action, input);
}

async function attempt<Data>(name: string, action: string, input: object): Promise<Envelope<Data>> {
  try {
    const { result } = await wx.cloud.callFunction({ name, data: { action, input } });
    return isEnvelope<Data>(result) ? result : { ok: false, code: 'INTERNAL' };
  } catch (failure) {
    return { ok: false, code: codeOf(failure) };
  }
}

function codeOf(failure: unknown): ErrorCode {
  const { errCode } = (failure ?? {}) as { errCode?: number };
  return errCode === FUNCTION_FAILED ? 'SERVICE_BUSY' : 'OFFLINE';
}

function isEnvelope<Data>(result: unknown): result is Envelope<Data> {
  return typeof result === 'object' && result !== null && 'ok' in result;
}

function isCommand(input: object): boolean {
  return 'commandId' in input;
}
