import { HOUR, MINUTE } from './calendar.ts';

/** Codes that a phone shows one after the other around a time, so that whoever scans one has been there. */

/** How long a code is shown. */
export const STEP = 30_000;
/** Codes are shown from so long before the beginning, and until so long after the end. */
export const BEFORE = 30 * MINUTE;
export const AFTER = HOUR;
/** A code that is sent within this time was scanned while it was shown, or just after. */
export const FRESH = 90_000;

export interface Times {
  from: number;
  until: number;
}

/** How many codes there are. */
export function codesOf({ from, until }: Times): number {
  return Math.ceil((until + AFTER - (from - BEFORE)) / STEP);
}

/** The instant at which the code of this number begins to be shown. */
export function shownAt({ from }: Times, index: number): number {
  return from - BEFORE + index * STEP;
}

/** The number of the code that is shown at an instant; there may be none of it. */
export function indexAt({ from }: Times, at: number): number {
  return Math.floor((at - (from - BEFORE)) / STEP);
}

/** Whether a code is sent while it is shown, or just after; clocks may be a little apart. */
export function isFresh(times: Times, index: number, at: number): boolean {
  const shown = shownAt(times, index);
  return shown <= at + STEP && at - shown <= FRESH;
}
