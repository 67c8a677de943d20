/** A check-in or check-out that is on this phone until the cloud has answered it. */
export interface KeptScan {
  communityId: string;
  shiftId: string;
  title: string;
  which: 'in' | 'out';
  code: string;
  /** when it was scanned, by this phone's clock: to be shown, the code itself says when it counts */
  at: number;
  /** why the cloud does not take it; '' while it waits */
  refused: string;
  /** they have read what to beware of, who had not before */
  riskRead?: boolean;
}

const KEY = 'kept-scans';
const isSame = (one: KeptScan, other: Pick<KeptScan, 'shiftId' | 'which'>) =>
  one.shiftId === other.shiftId && one.which === other.which;

export function keptScans(shiftId?: string): KeptScan[] {
  const all = (wx.getStorageSync(KEY) as KeptScan[] | '') || [];
  return shiftId === undefined ? all : all.filter((one) => one.shiftId === shiftId);
}

/** Coming counts from the first scan, going from the last one. */
export function keepScan(scan: KeptScan): void {
  const all = keptScans();
  const known = all.find((one) => isSame(one, scan));
  if (known && scan.which === 'in' && known.refused === '') return;
  wx.setStorageSync(KEY, [...all.filter((one) => !isSame(one, scan)), scan]);
}

export function refuseScan(scan: KeptScan, refused: string): void {
  const all = keptScans();
  wx.setStorageSync(
    KEY,
    all.map((one) => (isSame(one, scan) && one.code === scan.code ? { ...one, refused } : one)),
  );
}

/** What to beware of was read after the scan: that it was goes along. */
export function readForScans(shiftId: string): void {
  const all = keptScans();
  wx.setStorageSync(
    KEY,
    all.map((one) => (one.shiftId === shiftId ? { ...one, riskRead: true } : one)),
  );
}

/** The cloud has it, or the person has read why not. One that was made since stays. */
export function dropScan(scan: Pick<KeptScan, 'shiftId' | 'which' | 'code'>): void {
  const left = keptScans().filter((one) => !isSame(one, scan) || one.code !== scan.code);
  wx.setStorageSync(KEY, left);
}
