import http, { type RequestOptions, type Server } from 'node:http';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
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
import {
  type Evaluation,
  leaveEvaluation,
  type Main,
  type Surroundings,
  takeEvaluation,
} from './evaluation.ts';
import { ExchangeRequest } from './exchange.ts';
import type { Gate } from './gate.ts';
import type { IdleTimers, IdleWatch } from './idle-timers.ts';

/** The functions' realm is node's, not that of jest's test file: what is handed in is made there. */
const { parse } = new Script('JSON').runInThisContext() as JSON;

/**
 * Runs functions within the test's own process: an instance starts in a fraction of the time of a process.
 * @param server where their requests go, without a network in between
 * @param gate is told which calls run
 * @param idle timers whose runs may be left out
 */
export function functionsInside(server: Server, gate: Gate, idle?: IdleTimers): FunctionHost {
  return {
    start: (options) => new FunctionInside(options, server, gate, idle),
    mostInstances: Number.POSITIVE_INFINITY,
  };
}

/** An instance with an evaluated bundle, environment, clock and console of its own. */
class FunctionInside implements FunctionInstance, Surroundings {
  readonly ready: Promise<boolean>;
  readonly exited: Promise<void>;
  idleSince = performance.now();
  alive = true;
  readonly #server: Server;
  readonly #gate: Gate;
  readonly #idle: IdleTimers | undefined;
  /** of the run of a timer that is under way */
  #watch: IdleWatch | undefined;
  readonly #name: string;
  readonly environment: Record<string, string>;
  readonly console: Console;
  offset = 0;
  /** the environment that it was born with, but for the address of the cloud */
  readonly #born: string;
  readonly #path: string;
  readonly #log: (line: string) => void;
  #end: () => void = () => undefined;
  #evaluation: Evaluation | undefined;
  #problem = '';
  /** names of the environment that the last call has set */
  #names: string[] = [];
  #running: { id: string; settle(outcome: Outcome): void } | undefined;
  /** whether the bundle is at work, be it unheard */
  #isBusy = false;
  /** what goes off later; it ends with the instance */
  readonly #timers = new Set<NodeJS.Timeout>();
  /** what waits for an answer; it fails with the instance */
  readonly #requests = new Set<ExchangeRequest>();

  constructor(
    { directory, environment, log }: InstanceOptions,
    server: Server,
    gate: Gate,
    idle: IdleTimers | undefined,
  ) {
    this.#server = server;
    this.#gate = gate;
    this.#idle = idle;
    this.#name = environment.SCF_FUNCTIONNAME ?? '';
    this.environment = { ...environment };
    const { TCB_CONTEXT_CNFG: _address, ...born } = environment;
    this.#born = JSON.stringify(born);
    this.#log = log;
    this.#path = join(directory, 'index.js');
    const write = (...values: unknown[]) => this.#print(format(...values));
    this.console = { ...console, log: write };
    this.exited = new Promise((resolve) => {
      this.#end = resolve;
    });
    try {
      this.#evaluation = takeEvaluation(this.#path, this);
    } catch (error) {
      this.#problem = (error as Error).message;
      log(`cannot be loaded: ${this.#problem}`);
      this.kill();
    }
    this.ready = Promise.resolve(this.#evaluation !== undefined);
  }

  #print(text: string): void {
    if (!this.alive) return;
    for (const line of text.split('\n')) {
      this.#watch?.printed(line);
      this.#log(line);
    }
  }

  /** Requests go straight to the server, and once this instance is dead nowhere. */
  request(
    url: string,
    options: RequestOptions,
    answered: (response: unknown) => void,
  ): ExchangeRequest | http.ClientRequest {
    const address = new URL(url);
    const isOpen = () => this.alive;
    // Files go in both directions bit by bit; all else is asked and answered in one piece.
    if (!address.pathname.startsWith('/admin')) {
      this.#watch?.asked(undefined);
      const createConnection = () => connect(this.#server, isOpen);
      return http.request(url, { ...options, createConnection }, answered);
    }
    const request = new ExchangeRequest(this.#server, address, options, isOpen, answered);
    const watch = this.#watch;
    if (watch) request.once('sent', (body: Buffer) => watch.asked(String(body)));
    this.#requests.add(request);
    request.once('close', () => this.#requests.delete(request));
    return request;
  }

  setTimeout(act: () => void, after?: number): NodeJS.Timeout {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      act();
    }, after);
    if (this.alive) this.#timers.add(timer);
    else clearTimeout(timer);
    return timer;
  }

  clearTimeout(timer: NodeJS.Timeout): void {
    this.#timers.delete(timer);
    clearTimeout(timer);
  }

  exit(): void {
    this.kill();
  }

  async run(call: Omit<HostCall, 'deadline'>, timeout: number): Promise<Outcome> {
    const evaluation = this.#evaluation;
    if (!evaluation) return { kind: 'failed', message: this.#problem };
    if (!this.alive) return { kind: 'crashed', how: 'the instance is gone' };
    const timer = this.#timerOf(call);
    const equal = timer && this.#idle?.find(timer, Date.now() + call.offset);
    if (equal) {
      for (const line of equal.lines) this.#log(line);
      return equal.outcome;
    }
    this.#watch = timer ? this.#idle?.watch(timer, Date.now() + call.offset) : undefined;
    for (const name of this.#names) delete this.environment[name];
    this.#names = Object.keys(call.environment);
    Object.assign(this.environment, call.environment);
    this.offset = call.offset;
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
          this.#watch?.end(outcome);
          this.#watch = undefined;
          this.#gate.end(call.id);
          this.idleSince = performance.now();
          resolve(outcome);
        },
      };
      this.#isBusy = true;
      this.#gate.begin(call.id, `${this.#name}.${actionOf(call.event)}`);
      void this.#outcome(evaluation.main, call.event, context).then((outcome) => {
        this.#isBusy = false;
        if (this.#running?.id === call.id) this.#running.settle(outcome);
        if (!this.alive) void this.#leave();
      });
    });
  }

  /** Whose timer has sent the event, and what else may make a difference; undefined if none has. */
  #timerOf({ event }: Pick<HostCall, 'event'>): string | undefined {
    if (!this.#idle?.isPassing || !event.startsWith('{"Type":"Timer"')) return undefined;
    return `${this.#path} ${this.#born} ${event}`;
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
    for (const timer of this.#timers) this.clearTimeout(timer);
    this.#running?.settle({ kind: 'crashed', how: 'killed' });
    // What was under way comes to its end unheard: everything that it asks for fails.
    for (const request of this.#requests) request.fail();
    if (!this.#isBusy) void this.#leave();
    this.#end();
  }

  /** Leaves the evaluation to others once nothing runs in it any more. */
  async #leave(): Promise<void> {
    const evaluation = this.#evaluation;
    this.#evaluation = undefined;
    for (let turns = 0; turns < 3; turns += 1) {
      await nextTurn();
      if (this.#requests.size > 0) turns = 0;
    }
    if (evaluation) leaveEvaluation(this.#path, evaluation);
  }
}

/** What the call is about, for people who read an order of requests. */
function actionOf(event: string): string {
  const { action, Type, Event } = JSON.parse(event) as Record<string, unknown>;
  return String(action ?? Type ?? Event);
}
