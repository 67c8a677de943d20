/** Sets of half hours as bits: a body's year is 17,568 of them. */

/** Half hours of a day. */
export const A_DAY = 48;

export type Bits = Uint32Array;

export function emptyBits(length: number): Bits {
  return new Uint32Array((length + 31) >>> 5);
}

/** Adds [from, until), as far as it lies within the set. */
export function addRange(bits: Bits, from: number, until: number): void {
  const end = Math.min(until, bits.length << 5);
  for (let at = Math.max(0, from); at < end; ) {
    const word = at >>> 5;
    const shift = at & 31;
    const count = Math.min(32 - shift, end - at);
    const mask = count === 32 ? 0xffffffff : ((1 << count) - 1) << shift;
    bits[word] = (bits[word] as number) | mask;
    at += count;
  }
}

/** Whether any of [from, until) is in the set. */
export function hasAny(bits: Bits, from: number, until: number): boolean {
  for (let at = from; at < until; ) {
    const shift = at & 31;
    const count = Math.min(32 - shift, until - at);
    const mask = count === 32 ? 0xffffffff : ((1 << count) - 1) << shift;
    if (((bits[at >>> 5] ?? 0) & mask) !== 0) return true;
    at += count;
  }
  return false;
}

/** The half hour of a time of day, the one it lies in; `24:00` is 48. */
export function slotOf(time: string): number {
  return Math.floor(minutesOf(time) / 30);
}

/** The first half hour that begins at this time of day or later. */
export function slotAfter(time: string): number {
  return Math.ceil(minutesOf(time) / 30);
}

export function timeOfSlot(slot: number): string {
  const minutes = slot * 30;
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}
