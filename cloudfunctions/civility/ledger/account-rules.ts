import { createHash } from 'node:crypto';
import type { EntryKind } from '../../../typings/contract/civility/ledger.ts';
import { addDays, dayOf, instantOf } from '../../kernel/calendar.ts';
import type { LedgerDocument, Side, Tail } from '../collections.ts';

export const EMPTY: Tail = { seq: 0, balance: 0, heldTotal: 0, hash: '' };

/** Where the points of an entry come from or go to. */
const AGAINST: Record<EntryKind, string> = {
  opening: 'opening',
  award: 'fund',
  deduction: 'fund',
  reversal: 'fund',
  hold: 'shop',
  release: 'shop',
  redemption: 'shop',
  expiry: 'expired',
  moved: 'moved',
};

/** What is to be written: everything but what follows from the entry before. */
export type Draft = Omit<
  LedgerDocument,
  '_id' | 'seq' | 'sides' | 'balance' | 'heldTotal' | 'before' | 'hash'
> & { points: number };

/**
 * The next entry of an account. Points that are set aside can be spent by what set them
 * aside alone; a balance may fall below zero, which is a debt that is shown, but nothing is set aside or
 * spent that is not there.
 * @returns null if there is not enough
 */
export function nextEntry(tail: Tail, { points, ...draft }: Draft): LedgerDocument | null {
  const { accountId, kind, held } = draft;
  const balance = tail.balance + points;
  const heldTotal = tail.heldTotal + held;
  const takes = kind === 'hold' || kind === 'redemption' || kind === 'moved' || kind === 'expiry';
  if (heldTotal < 0 || (takes && (held > 0 || points < 0) && balance < heldTotal)) return null;
  const entry = {
    ...draft,
    _id: `${accountId}:${tail.seq + 1}`,
    seq: tail.seq + 1,
    sides: sidesOf(accountId, kind, points),
    balance,
    heldTotal,
    before: tail.hash,
  };
  return { ...entry, hash: hashOf(entry) };
}

function sidesOf(accountId: string, kind: EntryKind, points: number): Side[] {
  return [
    { account: accountId, points },
    { account: AGAINST[kind], points: points === 0 ? 0 : -points },
  ];
}

/** Points of an entry's own account. */
export function pointsOf({
  accountId,
  sides,
}: Pick<LedgerDocument, 'accountId' | 'sides'>): number {
  return sides.find(({ account }) => account === accountId)?.points ?? 0;
}

/**
 * SHA-256, hexadecimal, over an entry as one text: every field but the hash, by name. Any stored byte that is
 * changed changes it.
 */
function hashOf(entry: Omit<LedgerDocument, 'hash'>): string {
  return createHash('sha256')
    .update(JSON.stringify(inOrder(entry)), 'utf8')
    .digest('hex');
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).filter(([name]) => name !== 'hash');
  return fields
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, of]) => [name, inOrder(of)]);
}

/** Why an entry does not follow from the one before it. */
export type Break = 'order' | 'sides' | 'balance' | 'chain' | 'hash';

/** @returns null if the entry follows from the one before */
export function breakOf(tail: Tail, entry: LedgerDocument): Break | null {
  const points = pointsOf(entry);
  if (entry.seq !== tail.seq + 1 || entry._id !== `${entry.accountId}:${entry.seq}`) return 'order';
  if (entry.sides.reduce((sum, side) => sum + side.points, 0) !== 0) return 'sides';
  if (entry.balance !== tail.balance + points || entry.heldTotal !== tail.heldTotal + entry.held) {
    return 'balance';
  }
  if (entry.before !== tail.hash) return 'chain';
  return entry.hash === hashOf(entry) ? null : 'hash';
}

/** Books are checked at night, when nobody waits. */
const CHECKED_AT = '02:00';
/** An account is read again from its first entry after so many days. */
export const RECHECK_DAYS = 30;

/** When an account is checked that was written to at an instant. */
export function nextCheck(at: number, days = 1): number {
  return instantOf(addDays(dayOf(at), days), CHECKED_AT);
}
