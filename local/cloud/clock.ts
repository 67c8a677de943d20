import { join } from 'node:path';
import { readJsonFile, writeDurably } from './durable.ts';

/** The latest instant that Date can name. */
const LATEST = 8.64e15;

/** The cloud's time: real time plus an offset that survives a restart. It always goes on ticking. */
export class CloudClock {
  readonly #file: string | undefined;
  #offset: number;

  private constructor(file: string | undefined, offset: number) {
    this.#file = file;
    this.#offset = offset;
  }

  /** @param directory undefined: a later start begins with the real time */
  static async open(directory: string | undefined): Promise<CloudClock> {
    if (directory === undefined) return new CloudClock(undefined, 0);
    const file = join(directory, 'clock.json');
    const saved = (await readJsonFile(file)) as { offset?: unknown } | undefined;
    return new CloudClock(file, Number.isSafeInteger(saved?.offset) ? Number(saved?.offset) : 0);
  }

  /** milliseconds to add to real time */
  get offset(): number {
    return this.#offset;
  }

  now(): number {
    return Date.now() + this.#offset;
  }

  /** @param now the instant it shall be, or null for real time */
  async move(now: number | null): Promise<void> {
    const offset = now === null ? 0 : Math.round(now - Date.now());
    if (this.#file !== undefined) await writeDurably(this.#file, JSON.stringify({ offset }));
    this.#offset = offset;
  }
}

export function isInstant(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 && value <= LATEST;
}
