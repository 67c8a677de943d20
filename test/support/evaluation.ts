import { readFileSync, statSync } from 'node:fs';
import http from 'node:http';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Script } from 'node:vm';

export type Main = (event: unknown, context: unknown) => Promise<unknown>;
type Bundle = (this: unknown, ...own: unknown[]) => void;

/** What an instance gives its bundle in place of the world outside. */
export interface Surroundings {
  environment: Record<string, string>;
  /** milliseconds that the clock is ahead */
  readonly offset: number;
  readonly console: Console;
  request(
    url: string,
    options: http.RequestOptions,
    answered: (response: unknown) => void,
  ): unknown;
  setTimeout(act: () => void, after?: number): NodeJS.Timeout;
  clearTimeout(timer: NodeJS.Timeout): void;
  exit(): void;
}

/** What a bundle finds instead of the globals of these names. */
const OWN =
  'exports, require, module, __filename, __dirname, process, Date, console, setTimeout, clearTimeout';

interface Compiled {
  builtAt: number;
  bundle: Bundle;
  /** the SDK, which the bundle requires: a file of its own beside it, compiled once for all functions */
  sdk: Bundle;
  /** evaluations that no instance has at the moment */
  free: Evaluation[];
}

/**
 * By path. Outlives the test file, whose own modules are loaded anew: what has been compiled and has become
 * quick in one file stays so for the next.
 */
const compiled = new Script(
  'globalThis[Symbol.for("linli.bundles")] ??= new Map()',
).runInThisContext() as Map<string, Compiled>;

/** By its text: every function has a copy. */
const sdks = new Map<string, Bundle>();

/** How the SDK's function begins that signs a request. */
const SIGN = /(function [\w$]+\(([\w$]+)\)\{)(?=let\{secretId:[\w$]+,secretKey:[\w$]+,method:)/g;

/**
 * The SDK without signatures, a tenth of what a call costs: the local cloud looks only whether there is one.
 * Functions in processes sign.
 */
function unsigned(sdk: string): string {
  const parts = sdk.split(SIGN);
  const [before, start, options, after] = parts;
  if (parts.length !== 4) throw new Error('the SDK signs in another way: see unsigned()');
  const authorization = 'TC3-HMAC-SHA256 Credential=unsigned/';
  return `${before}${start}return{authorization:"${authorization}",timestamp:${options}.timestamp};${after}`;
}

function compiledOf(path: string): Compiled {
  const builtAt = statSync(path).mtimeMs;
  const known = compiled.get(path);
  if (known?.builtAt === builtAt) return known;
  const bundle = compile(readFileSync(path, 'utf8'), path);
  const made = { builtAt, bundle, sdk: sdkOf(join(dirname(path), 'sdk.js')), free: [] };
  compiled.set(path, made);
  return made;
}

function sdkOf(path: string): Bundle {
  const text = readFileSync(path, 'utf8');
  const known = sdks.get(text) ?? compile(unsigned(text), path);
  sdks.set(text, known);
  return known;
}

function compile(text: string, filename: string): Bundle {
  return new Script(`(function (${OWN}) {${text}\n})`, { filename }).runInThisContext() as Bundle;
}

/**
 * An evaluated bundle for an instance. Functions keep nothing in their modules but what follows from the code
 * and the environment (`test/architecture` holds that), so one that another instance has left is as good as new.
 * @throws what the bundle throws
 */
export function takeEvaluation(path: string, surroundings: Surroundings): Evaluation {
  const { bundle, sdk, free } = compiledOf(path);
  const left = free.pop();
  if (!left) return new Evaluation(path, { bundle, sdk }, surroundings);
  left.surroundings = surroundings;
  return left;
}

/** Of an evaluation that no instance has: it reaches nothing, and holds no test file in memory. */
const NOWHERE: Surroundings = {
  environment: {},
  offset: 0,
  console: { ...console, log: () => undefined },
  request: () => {
    throw new Error('the instance is gone');
  },
  setTimeout: () => {
    const never = setTimeout(() => undefined);
    clearTimeout(never);
    return never;
  },
  clearTimeout,
  exit: () => undefined,
};

/** Once nothing of the instance runs in it any more. */
export function leaveEvaluation(path: string, evaluation: Evaluation): void {
  evaluation.surroundings = NOWHERE;
  const known = compiled.get(path);
  if (known && evaluation.bundle === known.bundle) known.free.push(evaluation);
}

/** A bundle's modules, evaluated, in the surroundings of the instance that has it. */
export class Evaluation {
  readonly bundle: Bundle;
  readonly main: Main;
  surroundings: Surroundings;

  constructor(
    path: string,
    { bundle, sdk }: Pick<Compiled, 'bundle' | 'sdk'>,
    surroundings: Surroundings,
  ) {
    this.bundle = bundle;
    this.surroundings = surroundings;
    const directory = dirname(path);
    const ownProcess = Object.create(process, {
      env: { get: () => this.surroundings.environment },
      argv: { value: process.argv.slice(0, 2) },
      cwd: { value: () => directory },
      exit: { value: () => this.surroundings.exit() },
    });
    const rest = [
      path,
      directory,
      ownProcess,
      this.#ownDate(),
      this.#ownConsole(),
      (act: (...values: unknown[]) => void, after?: number, ...values: unknown[]) =>
        this.surroundings.setTimeout(() => act(...values), after),
      (timer: NodeJS.Timeout) => this.surroundings.clearTimeout(timer),
    ];
    const evaluate = (code: Bundle, require: (id: string) => unknown) => {
      const module = { exports: {} };
      code.call(module.exports, module.exports, require, module, ...rest);
      return module.exports;
    };
    const ownRequire = this.#ownRequire(path);
    let evaluated: unknown;
    const { main } = evaluate(bundle, (id) => {
      if (id !== './sdk.js') return ownRequire(id);
      evaluated ??= evaluate(sdk, ownRequire);
      return evaluated;
    }) as { main?: Main };
    if (typeof main !== 'function') throw new Error('index.js exports no function "main"');
    this.main = main;
  }

  #ownRequire(path: string): (id: string) => unknown {
    const real = createRequire(path);
    const request: Surroundings['request'] = (url, options, answered) =>
      this.surroundings.request(url, options, answered);
    const ownHttp = Object.assign(Object.create(http), { request });
    return (id) => (id === 'http' || id === 'node:http' ? ownHttp : real(id));
  }

  /** Date as a whole, moved by the offset of the running call. */
  #ownDate(): DateConstructor {
    const now = () => Date.now() + this.surroundings.offset;
    const MovedDate: DateConstructor = new Proxy(Date, {
      construct: (target, parameters, newTarget) =>
        Reflect.construct(
          target,
          parameters.length === 0 ? [now()] : parameters,
          newTarget === MovedDate ? target : newTarget,
        ),
      apply: () => new Date(now()).toString(),
      get: (target, key) => (key === 'now' ? now : Reflect.get(target, key, target)),
    });
    return MovedDate;
  }

  #ownConsole(): Console {
    const write = (...values: unknown[]) => this.surroundings.console.log(...values);
    return { ...console, log: write, info: write, warn: write, error: write, debug: write };
  }
}
