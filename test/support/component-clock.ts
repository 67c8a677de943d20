/**
 * The time on the phone in component tests: it goes on from a Wednesday morning in Beijing, so that «today» and
 * «in three hours» mean the same whenever the tests run.
 */
const MORNING = Date.UTC(2026, 2, 11, 2);
const loadedAt = performance.now();

/** Milliseconds since the epoch. */
export const now = (): number => MORNING + Math.round(performance.now() - loadedAt);

/** What pages get from `Date`. */
export function setClock(window: object): void {
  const { Date: Real } = window as { Date: DateConstructor };
  class PhoneDate extends Real {
    constructor(...parts: []) {
      if (parts.length === 0) super(now());
      else super(...parts);
    }

    static override now(): number {
      return now();
    }
  }
  Object.assign(window, { Date: PhoneDate });
}
