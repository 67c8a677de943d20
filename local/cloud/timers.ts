import { join } from 'node:path';
import { readJsonFile, writeDurably } from './durable.ts';
import type { FunctionDeclaration, Trigger } from './functions.ts';
import type { Invocation } from './invocation.ts';

export interface TimersOptions {
  /** where they remember what is dealt with; undefined: nowhere */
  directory: string | undefined;
  functions(): ReadonlyMap<string, FunctionDeclaration>;
  now(): number;
  /** calls a function with a timer's event; a lever's call may be cut, a timer's own may not */
  fire(functionName: string, event: TimerEvent, isLever: boolean): Promise<Invocation>;
  log(line: string): void;
}

/** What a timer gives its function (SCF, timer trigger). */
export interface TimerEvent {
  Type: 'Timer';
  TriggerName: string;
  /** ISO 8601, to the second */
  Time: string;
  Message: string;
}

export interface Fired {
  function: string;
  trigger: string;
  /** due instant, milliseconds */
  time: number;
}

/** The clock is looked at this often at least, so that a machine that slept does not miss much. */
const LONGEST_WAIT = 30_000;

/** Runs the functions' timers by the cloud's clock: each due timer once, never two of one at a time. */
export class Timers {
  readonly #options: TimersOptions;
  readonly #file: string | undefined;
  /** timer → due instants up to this one are dealt with */
  readonly #handled: Map<string, number>;
  readonly #chains = new Map<string, Promise<unknown>>();
  #alarm: NodeJS.Timeout | undefined;
  #isRunning = false;
  #saved: Promise<void> = Promise.resolve();

  private constructor(
    options: TimersOptions,
    file: string | undefined,
    handled: Map<string, number>,
  ) {
    this.#options = options;
    this.#file = file;
    this.#handled = handled;
  }

  static async open(options: TimersOptions): Promise<Timers> {
    const { directory } = options;
    const file = directory === undefined ? undefined : join(directory, 'timers.json');
    const saved = ((file && (await readJsonFile(file))) ?? {}) as Record<string, number>;
    const timers = new Timers(options, file, new Map(Object.entries(saved)));
    // A timer that is new counts from now on.
    for (const { id } of timers.#triggers()) {
      if (!timers.#handled.has(id)) timers.#handled.set(id, options.now());
    }
    return timers;
  }

  /** From now on timers fire by themselves. What came due while the cloud was off fires once. */
  start(): void {
    if (this.#isRunning) return;
    this.#isRunning = true;
    this.#tick();
  }

  async stop(): Promise<void> {
    this.#isRunning = false;
    clearTimeout(this.#alarm);
    await this.#saved;
  }

  /** After the clock was moved: fires what came due in between, once each, in order of time. */
  async clockMoved(): Promise<Fired[]> {
    const now = this.#options.now();
    for (const [id, handled] of this.#handled) if (handled > now) this.#handled.set(id, now);
    const due = this.#takeDue({ andBusy: true });
    for (const fired of due) await this.#run(fired, true);
    await this.#save();
    return due;
  }

  /** Fires one timer now, after a run of it that is under way. */
  fireNow(functionName: string, triggerName: string): Promise<Invocation> {
    const time = this.#options.now();
    return this.#run({ function: functionName, trigger: triggerName, time }, true);
  }

  #tick(): void {
    if (!this.#isRunning) return;
    for (const fired of this.#takeDue({ andBusy: false })) {
      // One that still runs takes its next turn when it is done.
      void this.#run(fired, false).catch((error) => {
        this.#options.log(`timer ${fired.function}/${fired.trigger}: ${(error as Error).message}`);
      });
    }
    const now = this.#options.now();
    const next = this.#triggers().map(({ trigger }) => trigger.schedule.next(now) ?? now + 1e12);
    const wait = Math.min(LONGEST_WAIT, ...next.map((instant) => instant - now));
    this.#alarm = setTimeout(() => this.#tick(), Math.max(20, wait));
    this.#alarm.unref();
  }

  /** The latest due instant of each timer since it was last dealt with; from now on they are. */
  #takeDue({ andBusy }: { andBusy: boolean }): Fired[] {
    const now = this.#options.now();
    const due: Fired[] = [];
    for (const { id, functionName, trigger } of this.#triggers()) {
      const handled = this.#handled.get(id);
      const time = handled === undefined ? undefined : trigger.schedule.latest(handled, now);
      // A run under way: what comes due meanwhile waits, however often that is.
      if (time !== undefined && !andBusy && this.#chains.has(id)) continue;
      this.#handled.set(id, now);
      if (time !== undefined) due.push({ function: functionName, trigger: trigger.name, time });
    }
    if (due.length > 0)
      this.#save().catch((error) => this.#options.log(`timers: ${error.message}`));
    return due.sort((one, other) => one.time - other.time);
  }

  #run(fired: Fired, isLever: boolean): Promise<Invocation> {
    const id = timerId(fired.function, fired.trigger);
    const event: TimerEvent = {
      Type: 'Timer',
      TriggerName: fired.trigger,
      Time: new Date(fired.time).toISOString().replace(/\.\d+Z$/, 'Z'),
      Message: '',
    };
    const before = this.#chains.get(id) ?? Promise.resolve();
    const run = before.then(() => this.#options.fire(fired.function, event, isLever));
    const end: Promise<void> = run.then(
      () => this.#done(id, end),
      () => this.#done(id, end),
    );
    this.#chains.set(id, end);
    return run;
  }

  #done(id: string, end: Promise<void>): void {
    if (this.#chains.get(id) === end) this.#chains.delete(id);
  }

  #triggers(): { id: string; functionName: string; trigger: Trigger }[] {
    return [...this.#options.functions().values()].flatMap(({ name, triggers }) =>
      triggers.map((trigger) => ({
        id: timerId(name, trigger.name),
        functionName: name,
        trigger,
      })),
    );
  }

  #save(): Promise<void> {
    const file = this.#file;
    if (file === undefined) return this.#saved;
    this.#saved = this.#saved.then(() =>
      writeDurably(file, JSON.stringify(Object.fromEntries(this.#handled))),
    );
    return this.#saved;
  }
}

function timerId(functionName: string, triggerName: string): string {
  return `${functionName}/${triggerName}`;
}
