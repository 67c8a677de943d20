import { sha256 } from './sha-256';

const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** What only numbers of papers begin with. */
const FIRST = DIGITS.replace('P', '');
const LENGTH = 20;

const keyOf = (motionId: string, voterId: string) => `receipt:${motionId}:${voterId}`;

/** A number that only this phone knows: 99 random bits from the phone's own source. */
export async function newReceipt(): Promise<string> {
  const bytes = await randomBytes();
  return Array.from(bytes, (byte, at) => (at === 0 ? FIRST[byte % 31] : DIGITS[byte % 32])).join(
    '',
  );
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

/**
 * Under which number the answer to one question of a secret vote is published: only who has the receipt can
 * tell it, and it says nothing of the receipt or of the answers to other questions. See docs/voting.md.
 */
export function answerNumber(motionId: string, questionId: string, receipt: string): string {
  const bytes = sha256(['linli answer 1', motionId, questionId, receipt].join('\n'));
  return bytes
    .slice(0, LENGTH)
    .map((byte) => DIGITS[byte % 32])
    .join('');
}
