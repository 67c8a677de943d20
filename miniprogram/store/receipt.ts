const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 20;

const keyOf = (motionId: string, voterId: string) => `receipt:${motionId}:${voterId}`;

/** A number that only this phone knows: 100 random bits from the phone's own source. */
export async function newReceipt(): Promise<string> {
  const bytes = await randomBytes();
  return Array.from(bytes, (byte) => DIGITS[byte % 32]).join('');
}

async function randomBytes(): Promise<Uint8Array> {
  const { randomValues } = await wx.getRandomValues({ length: LENGTH });
  return new Uint8Array(randomValues);
}

/** Keeps a receipt on this phone: in a secret vote nobody else has it. */
export function keepReceipt(motionId: string, voterId: string, receipt: string): void {
  wx.setStorageSync(keyOf(motionId, voterId), receipt);
}

/** The receipt that this phone kept, or ''. */
export function keptReceipt(motionId: string, voterId: string): string {
  return (wx.getStorageSync(keyOf(motionId, voterId)) as string) || '';
}
