import type { FunctionProcess, HostCall, Outcome } from './function-process.ts';

/** Processes of one function at most: further calls wait. */
const LARGEST = 8;
/** Milliseconds after which a process beyond the first is ended. */
const IDLE_TIME = 60_000;

/** The warm processes of one function: one call at a time in each, as many as there are calls. */
export class FunctionPool {
  readonly #start: () => FunctionProcess;
  readonly #timeout: number;
  readonly #processes = new Set<FunctionProcess>();
  readonly #idle: FunctionProcess[] = [];
  readonly #waiting: ((process: FunctionProcess | undefined) => void)[] = [];
  #retired = false;
  #isDead = false;

  /** @param timeout of one call, milliseconds */
  constructor(start: () => FunctionProcess, timeout: number) {
    this.#start = start;
    this.#timeout = timeout;
  }

  /** Starts a first process, so that the first call finds it ready. */
  async warm(): Promise<void> {
    if (this.#processes.size > 0 || this.#retired) return;
    const process = this.#add();
    this.#idle.push(process);
    await process.ready;
  }

  /** @param assigned is told which process runs the call, before it starts */
  async run(
    call: Omit<HostCall, 'deadline'>,
    assigned: (process: FunctionProcess) => void,
  ): Promise<Outcome> {
    const process = await this.#take();
    if (!process) return { kind: 'crashed', how: 'the cloud is closed' };
    assigned(process);
    const outcome = await process.run(call, this.#timeout);
    if (outcome.kind === 'timeout' || outcome.kind === 'crashed') await process.exited;
    // One that could not even load would not load the next time either.
    this.#release(process, { isWorthReplacing: await process.ready });
    return outcome;
  }

  endIdle(): void {
    const limit = performance.now() - IDLE_TIME;
    for (const process of [...this.#idle]) {
      if (this.#processes.size <= 1) return;
      if (process.idleSince < limit) process.kill();
    }
  }

  /** Ends what is idle now and the rest when its call is done; `hard`: everything now. */
  async retire({ hard = false } = {}): Promise<void> {
    this.#retired = true;
    this.#isDead = hard;
    if (hard) for (const turnAway of this.#waiting.splice(0)) turnAway(undefined);
    const ending = hard ? [...this.#processes] : [...this.#idle];
    for (const process of ending) process.kill();
    await Promise.all(ending.map((process) => process.exited));
  }

  #take(): Promise<FunctionProcess | undefined> | FunctionProcess | undefined {
    if (this.#isDead) return undefined;
    for (let process = this.#idle.pop(); process; process = this.#idle.pop()) {
      if (process.alive) return process;
    }
    if (this.#processes.size < LARGEST) return this.#add();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  #release(process: FunctionProcess, { isWorthReplacing }: { isWorthReplacing: boolean }): void {
    const next = this.#waiting.shift();
    if (next) next(process.alive ? process : this.#add());
    else if (this.#retired) process.kill();
    else if (process.alive) this.#idle.push(process);
    else if (isWorthReplacing) void this.warm();
  }

  #add(): FunctionProcess {
    const process = this.#start();
    this.#processes.add(process);
    void process.exited.then(() => {
      this.#processes.delete(process);
      const place = this.#idle.indexOf(process);
      if (place >= 0) this.#idle.splice(place, 1);
    });
    return process;
  }
}
