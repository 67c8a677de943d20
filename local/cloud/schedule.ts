import { Cron } from 'croner';

/** When a timer is due. */
export interface Schedule {
  /** the first due instant after this one (ms), or undefined if there is none */
  next(after: number): number | undefined;
  /** the last due instant after `from` and not after `to` (ms) */
  latest(from: number, to: number): number | undefined;
}

/** Minutes ahead of UTC. */
const UTC_8 = 8 * 60;

/**
 * Tencent's cron: seven fields (second minute hour day month weekday year) in UTC+8; a day and a
 * weekday together mean either.
 * @throws if it is not such a text
 */
export function parseTimer(text: string): Schedule {
  const fields = text.trim().split(/\s+/);
  if (fields.length !== 7) throw new Error(`a timer has seven fields, not "${text}"`);
  let cron: Cron;
  try {
    cron = new Cron(text, { utcOffset: UTC_8, paused: true, mode: '7-part' });
  } catch (error) {
    throw new Error(`"${text}" is no timer: ${(error as Error).message}`);
  }
  const next = (after: number) => cron.nextRun(new Date(after))?.getTime();
  return {
    next,
    latest(from, to) {
      const first = next(from);
      if (first === undefined || first > to) return undefined;
      // next(t) ≤ to holds up to the last due instant and never after it: halve the interval.
      let low = Math.floor(from / 1000);
      let high = Math.ceil(to / 1000);
      while (high - low > 1) {
        const middle = Math.floor((low + high) / 2);
        const due = next(middle * 1000);
        if (due !== undefined && due <= to) low = middle;
        else high = middle;
      }
      return next(low * 1000);
    },
  };
}
