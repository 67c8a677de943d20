import { setImmediate as nextTurn } from 'node:timers/promises';

/** A database request that waits. */
export interface Waiting {
  /** its call, counted from 1 in the order in which the calls began */
  call: number;
  /** 'resident.join' or 'notice, timer' */
  name: string;
  /** 'database.insertDocument' */
  action: string;
  goOn(): void;
}

/** A call that runs in an instance. */
interface Call {
  number: number;
  name: string;
  waiting: Waiting[];
}

/** Says which of the waiting requests goes next. */
export type Choose = (waiting: readonly Waiting[]) => Waiting;

/**
 * Where the database requests of calls that run at once wait for their turn. Nothing goes through by
 * itself: only when every call under way waits here does one request go, and the next not before its
 * call waits again or is over. The order is therefore the chooser's alone, whatever the machine does.
 */
export class Gate {
  readonly #calls = new Map<string, Call>();
  /** what the test waits for: calls, timers, a moving clock */
  #underWay = 0;
  #begun = 0;
  #isClosed = false;
  #change: () => void = () => undefined;

  /** Counts what the test has started until it has its answer. */
  async during<Answer>(act: () => Promise<Answer>): Promise<Answer> {
    this.#underWay += 1;
    try {
      return await act();
    } finally {
      this.#underWay -= 1;
      this.#change();
    }
  }

  /** Whether the test waits for one thing only, and no call runs that it has not started. */
  get isAlone(): boolean {
    return this.#underWay === 1 && this.#calls.size === 0;
  }

  /** An instance has begun with a call. */
  begin(id: string, name: string): void {
    this.#begun += 1;
    this.#calls.set(id, { number: this.#begun, name, waiting: [] });
    this.#change();
  }

  /** The call is over; what it still asked for nobody waits for. */
  end(id: string): void {
    const call = this.#calls.get(id);
    this.#calls.delete(id);
    for (const { goOn } of call?.waiting ?? []) goOn();
    this.#change();
  }

  /** Holds a database request of a call until it is its turn. */
  admit(action: string, id: string | undefined): Promise<void> | undefined {
    const call = id === undefined ? undefined : this.#calls.get(id);
    if (!this.#isClosed || !call || !action.startsWith('database.')) return undefined;
    return new Promise((resolve) => {
      const { number, name, waiting } = call;
      waiting.push({ call: number, name, action, goOn: resolve });
      this.#change();
    });
  }

  /** Closes the gate while `body` runs, and lets through one request after the other. */
  async run(choose: Choose, body: () => Promise<void>): Promise<void> {
    this.#isClosed = true;
    this.#begun = 0;
    let isOver = false;
    const over = body().finally(() => {
      isOver = true;
      this.#change();
    });
    // Its failure is seen below, after the loop.
    over.catch(() => undefined);
    try {
      for (;;) {
        await this.#settled(() => isOver || this.#isAtRest());
        if (isOver) break;
        const all = [...this.#calls.values()].flatMap(({ waiting }) => waiting);
        const next = choose(all);
        for (const { waiting } of this.#calls.values()) {
          if (waiting.includes(next)) waiting.splice(waiting.indexOf(next), 1);
        }
        next.goOn();
      }
    } finally {
      this.#isClosed = false;
      for (const { waiting } of this.#calls.values()) {
        for (const { goOn } of waiting.splice(0)) goOn();
      }
      await this.#settled(() => this.#underWay === 0);
    }
    await over;
  }

  /** Every call waits, and all that the test has started has come to its call. */
  #isAtRest(): boolean {
    const calls = [...this.#calls.values()];
    return (
      calls.length > 0 &&
      calls.length >= this.#underWay &&
      calls.every(({ waiting }) => waiting.length > 0)
    );
  }

  /** Waits until it is so, and still so when nothing is left to do in this turn of the event loop and the next. */
  async #settled(isSo: () => boolean): Promise<void> {
    for (let turns = 0; turns < 3; ) {
      if (isSo()) {
        turns += 1;
        await nextTurn();
      } else {
        turns = 0;
        await new Promise<void>((resolve) => {
          this.#change = resolve;
        });
      }
    }
  }
}
