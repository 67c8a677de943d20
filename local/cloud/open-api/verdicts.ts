import type { Suggestion } from './state.ts';

/** What a check shall say; `fail`: it does not answer properly. */
export type Verdict = Suggestion | 'fail';
export const VERDICTS: readonly Verdict[] = ['pass', 'review', 'risky', 'fail'];

/** Decides checks: everything passes unless the lever /local/verdicts has said otherwise. */
export class Verdicts {
  readonly #next: Record<'text' | 'picture', { verdict: Verdict; times: number }> = {
    text: { verdict: 'pass', times: Number.POSITIVE_INFINITY },
    picture: { verdict: 'pass', times: Number.POSITIVE_INFINITY },
  };

  /** @param times how many checks; then everything passes again */
  set(what: 'text' | 'picture', verdict: Verdict, times = Number.POSITIVE_INFINITY): void {
    this.#next[what] = { verdict, times };
  }

  take(what: 'text' | 'picture'): Verdict {
    const next = this.#next[what];
    next.times -= 1;
    if (next.times <= 0) this.set(what, 'pass');
    return next.verdict;
  }
}
