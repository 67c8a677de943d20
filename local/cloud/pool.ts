import type { FunctionHost, FunctionInstance, HostCall, Outcome } from './function-instance.ts';

/** Milliseconds after which an instance beyond the first is ended. */
const IDLE_TIME = 60_000;

/** The warm instances of one function: one call at a time in each, as many as there are calls. */
export class FunctionPool {
  readonly #start: () => FunctionInstance;
  readonly #most: number;
  readonly #timeout: number;
  readonly #instances = new Set<FunctionInstance>();
  readonly #idle: FunctionInstance[] = [];
  readonly #waiting: ((instance: FunctionInstance | undefined) => void)[] = [];
  #retired = false;
  #isDead = false;

  /**
   * @param most instances of the function at once
   * @param timeout of one call, milliseconds
   */
  constructor(start: () => FunctionInstance, most: FunctionHost['mostInstances'], timeout: number) {
    this.#start = start;
    this.#most = most;
    this.#timeout = timeout;
  }

  /** Starts a first instance, so that the first call finds it ready. */
  async warm(): Promise<void> {
    if (this.#instances.size > 0 || this.#retired) return;
    const instance = this.#add();
    this.#idle.push(instance);
    await instance.ready;
  }

  /** @param assigned is told which instance runs the call, before it starts */
  async run(
    call: Omit<HostCall, 'deadline'>,
    assigned: (instance: FunctionInstance) => void,
  ): Promise<Outcome> {
    const instance = await this.#take();
    if (!instance) return { kind: 'crashed', how: 'the cloud is closed' };
    assigned(instance);
    const outcome = await instance.run(call, this.#timeout);
    if (outcome.kind === 'timeout' || outcome.kind === 'crashed') await instance.exited;
    // One that could not even load would not load the next time either.
    this.#release(instance, { isWorthReplacing: await instance.ready });
    return outcome;
  }

  endIdle(): void {
    const limit = performance.now() - IDLE_TIME;
    for (const instance of [...this.#idle]) {
      if (this.#instances.size <= 1) return;
      if (instance.idleSince < limit) instance.kill();
    }
  }

  /** Ends what is idle now and the rest when its call is done; `hard`: everything now. */
  async retire({ hard = false } = {}): Promise<void> {
    this.#retired = true;
    this.#isDead = hard;
    if (hard) for (const turnAway of this.#waiting.splice(0)) turnAway(undefined);
    const ending = hard ? [...this.#instances] : [...this.#idle];
    for (const instance of ending) instance.kill();
    await Promise.all(ending.map((instance) => instance.exited));
  }

  #take(): Promise<FunctionInstance | undefined> | FunctionInstance | undefined {
    if (this.#isDead) return undefined;
    for (let instance = this.#idle.pop(); instance; instance = this.#idle.pop()) {
      if (instance.alive) return instance;
    }
    if (this.#instances.size < this.#most) return this.#add();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  #release(instance: FunctionInstance, { isWorthReplacing }: { isWorthReplacing: boolean }): void {
    const next = this.#waiting.shift();
    if (next) next(instance.alive ? instance : this.#add());
    else if (this.#retired) instance.kill();
    else if (instance.alive) this.#idle.push(instance);
    else if (isWorthReplacing) void this.warm();
  }

  #add(): FunctionInstance {
    const instance = this.#start();
    this.#instances.add(instance);
    void instance.exited.then(() => {
      this.#instances.delete(instance);
      const place = this.#idle.indexOf(instance);
      if (place >= 0) this.#idle.splice(place, 1);
    });
    return instance;
  }
}
