import { readFileSync } from 'node:fs';
import http, { type ClientRequest, type Server } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { format } from 'node:util';
import { Script } from 'node:vm';
import type {
  FunctionHost,
  FunctionInstance,
  HostCall,
  InstanceOptions,
  Outcome,
} from '../../local/cloud/function-instance.ts';
import { connect } from './connection.ts';
import type { Gate } from './gate.ts';

type Main = (event: unknown, context: unknown) => Promise<unknown>;
type Bundle = (this: unknown, ...own: unknown[]) => void;

/** What a bundle finds instead of the globals of these names: every instance has its own. */
const OWN =
  'exports, require, module, __filename, __dirname, process, Date, console, setTimeout, clearTimeout';
/** The functions' realm is node's, not that of jest's test file: what is handed in is made there. */
const { parse } = new Script('JSON').runInThisContext() as JSON;

/** One script a bundle, compiled once, whatever the number of instances. */
const bundles = new Map<string, Bundle>();

function bundleOf(path: string): Bundle {
  const known = bundles.get(path);
  if (known) return known;
  const text = `(function (${OWN}) {${readFileSync(path, 'utf8')}\n})`;
  const bundle = new Script(text, { filename: path }).runInThisContext() as Bundle;
  bundles.set(path, bundle);
  return bundle;
}

/**
 * Runs functions within the test's own process: an instance starts in a fraction of the time of a process.
 * @param server where their requests go, without a network in between
 * @param gate is told which calls run
 */
export function functionsInside(server: Server, gate: Gate): FunctionHost {
  return {
    start: (options) => new FunctionInside(options, server, gate),
    mostInstances: Number.POSITIVE_INFINITY,
  };
}

/** An instance with module state, environment, clock and console of its own. */
class FunctionInside implements FunctionInstance {
  readonly ready: Promise<boolean>;
  readonly exited: Promise<void>;
  idleSince = performance.now();
  alive = true;
  readonly #server: Server;
  readonly #gate: Gate;
  readonly #name: string;
  readonly #environment: Record<string, string>;
  readonly #log: (line: string) => void;
  #end: () => void = () => undefined;
  #main: Main | undefined;
  #problem = '';
  /** names of the environment that the last call has set */
  #names: string[] = [];
  #offset = 0;
  #running: { id: string; settle(outcome: Outcome): void } | undefined;
  /** what goes off later; it ends with the instance */
  readonly #timers = new Set<NodeJS.Timeout>();

  constructor({ directory, environment, log }: InstanceOptions, server: Server, gate: Gate) {
    this.#server = server;
    this.#gate = gate;
    this.#name = environment.SCF_FUNCTIONNAME ?? '';
    this.#environment = { ...environment };
    this.#log = log;
    this.exited = new Promise((resolve) => {
      this.#end = resolve;
    });
    try {
      this.#main = this.#load(directory);
    } catch (error) {
      this.#problem = (error as Error).message;
      log(`cannot be loaded: ${this.#problem}`);
      this.kill();
    }
    this.ready = Promise.resolve(this.#main !== undefined);
  }

  #load(directory: string): Main {
    const path = join(directory, 'index.js');
    const module = { exports: {} as { main?: Main } };
    const ownProcess = Object.create(process, {
      env: { value: this.#environment },
      argv: { value: process.argv.slice(0, 2) },
      cwd: { value: () => directory },
      exit: { value: () => this.kill() },
    });
    bundleOf(path).call(
      module.exports,
      module.exports,
      this.#ownRequire(path),
      module,
      path,
      directory,
      ownProcess,
      this.#ownDate(),
      this.#ownConsole(),
      this.#ownSetTimeout(),
      (timer: NodeJS.Timeout) => this.#clear(timer),
    );
    const { main } = module.exports;
    if (typeof main !== 'function') throw new Error('index.js exports no function "main"');
    return main;
  }

  /** Requests go straight to the server, and once this instance is dead nowhere. */
  #ownRequire(path: string): (id: string) => unknown {
    const real = createRequire(path);
    const request = (url: string, options: object, answered: () => void): ClientRequest =>
      http.request(
        url,
        { ...options, createConnection: () => connect(this.#server, () => this.alive) },
        answered,
      );
    const ownHttp = Object.assign(Object.create(http), { request });
    return (id) => (id === 'http' || id === 'node:http' ? ownHttp : real(id));
  }

  /** Date as a whole, moved by the offset of the running call. */
  #ownDate(): DateConstructor {
    const now = () => Date.now() + this.#offset;
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

  #ownSetTimeout() {
    return (act: (...values: unknown[]) => void, after?: number, ...values: unknown[]) => {
      const timer = setTimeout(() => {
        this.#timers.delete(timer);
        act(...values);
      }, after);
      this.#timers.add(timer);
      return timer;
    };
  }

  #clear(timer: NodeJS.Timeout): void {
    this.#timers.delete(timer);
    clearTimeout(timer);
  }

  #ownConsole(): Console {
    const write = (...values: unknown[]) => {
      if (!this.alive) return;
      for (const line of format(...values).split('\n')) this.#log(line);
    };
    return { ...console, log: write, info: write, warn: write, error: write, debug: write };
  }

  async run(call: Omit<HostCall, 'deadline'>, timeout: number): Promise<Outcome> {
    const main = this.#main;
    if (!main) return { kind: 'failed', message: this.#problem };
    if (!this.alive) return { kind: 'crashed', how: 'the instance is gone' };
    for (const name of this.#names) delete this.#environment[name];
    this.#names = Object.keys(call.environment);
    Object.assign(this.#environment, call.environment);
    this.#offset = call.offset;
    const deadline = Date.now() + timeout;
    const context = Object.assign(parse(JSON.stringify(call.context)), {
      callbackWaitsForEmptyEventLoop: false,
      getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
    });
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.#running?.settle({ kind: 'timeout' });
        this.kill();
      }, timeout);
      this.#running = {
        id: call.id,
        settle: (outcome) => {
          clearTimeout(timer);
          this.#running = undefined;
          this.#gate.end(call.id);
          this.idleSince = performance.now();
          resolve(outcome);
        },
      };
      this.#gate.begin(call.id, `${this.#name}.${actionOf(call.event)}`);
      void this.#outcome(main, call.event, context).then((outcome) => {
        if (this.#running?.id === call.id) this.#running.settle(outcome);
      });
    });
  }

  async #outcome(main: Main, event: string, context: object): Promise<Outcome> {
    try {
      return { kind: 'done', result: JSON.stringify(await main(parse(event), context)) };
    } catch (error) {
      const { message = String(error), stack } = (error ?? {}) as Partial<Error>;
      return { kind: 'failed', message, stack };
    }
  }

  kill(): void {
    if (!this.alive) return;
    this.alive = false;
    for (const timer of this.#timers) this.#clear(timer);
    this.#running?.settle({ kind: 'crashed', how: 'killed' });
    this.#end();
  }
}

/** What the call is about, for people who read an order of requests. */
function actionOf(event: string): string {
  const { action, Type, Event } = JSON.parse(event) as Record<string, unknown>;
  return String(action ?? Type ?? Event);
}
