/** The codes of a shift, fetched beforehand, so that a leader's phone shows them without a signal. */
export interface ShiftCodes {
  title: string;
  codes: string[];
  /** UTC milliseconds, by the cloud's clock */
  from: number;
  step: number;
  /** how far the cloud's clock is ahead of this phone's */
  ahead: number;
  /** when they were fetched, by this phone's clock */
  at: number;
}

const INDEX = 'shift-codes';
/** As many shifts as a leader has in a few days. */
const MOST = 8;
const keyOf = (shiftId: string) => `shift-codes:${shiftId}`;

export function keepCodes(shiftId: string, codes: ShiftCodes): void {
  const ids = [shiftId, ...keptIds().filter((id) => id !== shiftId)];
  for (const old of ids.slice(MOST)) wx.removeStorageSync(keyOf(old));
  wx.setStorageSync(keyOf(shiftId), codes);
  wx.setStorageSync(INDEX, ids.slice(0, MOST));
}

export function keptCodes(shiftId: string): ShiftCodes | null {
  return (wx.getStorageSync(keyOf(shiftId)) as ShiftCodes | '') || null;
}

export function dropCodes(shiftId: string): void {
  wx.removeStorageSync(keyOf(shiftId));
}

function keptIds(): string[] {
  return (wx.getStorageSync(INDEX) as string[] | '') || [];
}
