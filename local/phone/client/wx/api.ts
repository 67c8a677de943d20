/** What a caller passes to a wx function: an options object with optional callbacks. */
export type Options = Record<string, unknown>;

type Callback = (result: Record<string, unknown>) => void;

/** Thrown by an implementation to reach the fail callback as `name:fail reason`. */
export class WxFailure extends Error {
  readonly details: Record<string, unknown>;
  constructor(reason: string, details: Record<string, unknown> = {}) {
    super(reason);
    this.details = details;
  }
}

/** What a failed wx call hands over; an Error as well, so that an uncaught one shows its origin. */
export class WxError extends Error {
  errMsg: string;
  constructor(errMsg: string, details: Record<string, unknown>) {
    super(errMsg);
    this.errMsg = errMsg;
    Object.assign(this, details);
  }
}

/**
 * Makes a wx function in WeChat's two styles. With success, fail or complete it calls back and
 * returns undefined; without them it returns a promise. `errMsg` is `name:ok` or `name:fail …`.
 * The answer always comes later, never within the call.
 */
export function api(
  name: string,
  run: (options: Options) => unknown,
): (options?: unknown) => Promise<Record<string, unknown>> | undefined {
  return (given) => {
    const options = (typeof given === 'object' && given !== null ? given : {}) as Options;
    const success = callback(options.success);
    const fail = callback(options.fail);
    const complete = callback(options.complete);
    // `run` starts within the call, because some functions must know that a tap is going on.
    const running = attempt(name, run, options);
    if (!success && !fail && !complete) return running;
    running.then(
      (result) => {
        success?.(result);
        complete?.(result);
      },
      (error) => {
        fail?.(error);
        complete?.(error);
      },
    );
    return undefined;
  };
}

async function attempt(
  name: string,
  run: (options: Options) => unknown,
  options: Options,
): Promise<Record<string, unknown>> {
  try {
    const result = await run(options);
    return { ...(typeof result === 'object' ? result : {}), errMsg: `${name}:ok` };
  } catch (error) {
    if (error instanceof WxError) throw error;
    if (error instanceof WxFailure)
      throw new WxError(`${name}:fail ${error.message}`, error.details);
    throw new WxError(`${name}:fail ${error instanceof Error ? error.message : error}`, {});
  }
}

function callback(value: unknown): Callback | undefined {
  return typeof value === 'function' ? (value as Callback) : undefined;
}

/** A required text option; WeChat's own words when it is missing. */
export function requireText(options: Options, key: string): string {
  const value = options[key];
  if (typeof value === 'string') return value;
  const kind = value === null ? 'Null' : value === undefined ? 'Undefined' : typeof value;
  throw new WxFailure(
    `parameter error: parameter.${key} should be String instead of ${kind[0]?.toUpperCase()}${kind.slice(1)};`,
  );
}

/** An optional text option; numbers are spelled out as WeChat does. */
export function text(options: Options, key: string, otherwise = ''): string {
  const value = options[key];
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? String(value) : otherwise;
}

/** An optional number option. */
export function number(options: Options, key: string, otherwise: number): number {
  const value = options[key];
  return typeof value === 'number' && Number.isFinite(value) ? value : otherwise;
}

/** A set of listeners behind a pair `onX` / `offX`. */
export class Listeners<T> {
  readonly #all = new Set<(value: T) => void>();
  readonly on = (listener: unknown): void => {
    if (typeof listener === 'function') this.#all.add(listener as (value: T) => void);
  };
  /** Without an argument all listeners go, as in WeChat. */
  readonly off = (listener?: unknown): void => {
    if (listener === undefined) this.#all.clear();
    else this.#all.delete(listener as (value: T) => void);
  };
  emit(value: T): void {
    for (const listener of [...this.#all]) listener(value);
  }
  get size(): number {
    return this.#all.size;
  }
}
