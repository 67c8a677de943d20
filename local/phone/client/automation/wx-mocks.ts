import { AutomationError } from './elements.ts';

/** The functions of wx that return their answer instead of handing it over later. */
const ANSWERS_AT_ONCE =
  /Sync$|^create|^canIUse$|^get(Window|Device|AppBase)Info$|^getSystemSetting$|^getMenuButton/;

type Method = (...values: unknown[]) => unknown;

/** Calls and replaces functions of wx for a test. */
export class WxMocks {
  readonly #wx: Record<string, unknown>;
  readonly #originals = new Map<string, Method>();

  constructor(wx: Record<string, unknown>) {
    this.#wx = wx;
  }

  /** Calls wx[name]; waits for the promise that it gives without callbacks. */
  async call(name: string, values: unknown[]): Promise<unknown> {
    return this.#method(name).apply(this.#wx, values);
  }

  /** From now on the function answers with this. */
  fix(name: string, result: unknown): void {
    this.#install(name, () => result);
  }

  /** From now on this function runs instead; its `this.origin` is the real one. */
  replace(name: string, replacement: Method, extra: unknown[]): void {
    const origin = this.#originals.get(name) ?? this.#method(name);
    const here = { origin: origin.bind(this.#wx) };
    this.#install(name, (...values) => replacement.apply(here, [...values, ...extra]));
  }

  restore(name: string): void {
    const original = this.#originals.get(name);
    if (original) this.#wx[name] = original;
    this.#originals.delete(name);
  }

  #method(name: string): Method {
    const method = this.#wx[name];
    if (typeof method !== 'function') throw new AutomationError(`wx.${name} not exists`);
    return method as Method;
  }

  #install(name: string, answer: Method): void {
    if (!this.#originals.has(name)) this.#originals.set(name, this.#method(name));
    this.#wx[name] = ANSWERS_AT_ONCE.test(name)
      ? answer
      : (options: Record<string, unknown> = {}) => answerLater(answer, options);
  }
}

/** An asynchronous function's answer, in the caller's style; errMsg with ':fail' is a failure. */
function answerLater(answer: Method, options: Record<string, unknown>): unknown {
  const call = (name: string, value: unknown) => {
    const listener = options[name];
    if (typeof listener === 'function') listener(value);
  };
  const running = Promise.resolve()
    .then(() => answer(options))
    .then((result) => {
      const { errMsg } = (result ?? {}) as { errMsg?: unknown };
      if (typeof errMsg === 'string' && errMsg.includes(':fail')) throw result;
      return result;
    });
  if (!options.success && !options.fail && !options.complete) return running;
  running.then(
    (result) => {
      call('success', result);
      call('complete', result);
    },
    (error) => {
      call('fail', error);
      call('complete', error);
    },
  );
  return undefined;
}
