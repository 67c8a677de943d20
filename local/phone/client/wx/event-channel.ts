type Listener = (...values: unknown[]) => void;

/** WeChat's EventChannel: how an opened page and its opener talk to one another. */
export class EventChannel {
  readonly #listeners = new Map<string, { listener: Listener; once: boolean }[]>();

  /** Calls every listener of the event, in the order of their registration. */
  emit(event: string, ...values: unknown[]): void {
    const all = this.#listeners.get(event) ?? [];
    this.#listeners.set(
      event,
      all.filter((entry) => !entry.once),
    );
    for (const entry of all) entry.listener(...values);
  }

  on(event: string, listener: Listener): void {
    this.#add(event, listener, false);
  }

  once(event: string, listener: Listener): void {
    this.#add(event, listener, true);
  }

  /** Removes one listener, or all of the event. */
  off(event: string, listener?: Listener): void {
    const all = this.#listeners.get(event) ?? [];
    this.#listeners.set(event, listener ? all.filter((entry) => entry.listener !== listener) : []);
  }

  #add(event: string, listener: Listener, once: boolean): void {
    this.#listeners.set(event, [...(this.#listeners.get(event) ?? []), { listener, once }]);
  }
}
