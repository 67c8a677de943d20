import { expect } from '@jest/globals';
import type { AccountDocument, LedgerDocument } from '../../cloudfunctions/civility/collections.ts';
import { breakOf, EMPTY, pointsOf } from '../../cloudfunctions/civility/ledger/account-rules.ts';
import type { Linli } from './linli.ts';

/**
 * Every card's entries follow from the first to the last, sum to zero, come from one source each, and caches say the
 * same. @returns what each card has
 */
export function checkScores(linli: Linli): Map<string, number> {
  const entries = linli.documents<LedgerDocument>('scoreEntries');
  const tails = new Map<string, LedgerDocument>();
  for (const entry of entries.sort((one, other) => one.seq - other.seq)) {
    expect(breakOf(tails.get(entry.accountId) ?? EMPTY, entry)).toBeNull();
    tails.set(entry.accountId, entry);
  }
  const sources = entries.map(({ sourceId }) => sourceId);
  expect(new Set(sources).size).toBe(sources.length);
  const reversed = entries.flatMap(({ reverses }) => reverses ?? []);
  expect(new Set(reversed).size).toBe(reversed.length);
  for (const { _id, seq, hash, balance } of linli.documents<AccountDocument>('scoreAccounts')) {
    expect(tails.get(_id)).toMatchObject({ seq, hash, balance });
  }
  const sums = new Map<string, number>();
  for (const entry of entries) {
    sums.set(entry.accountId, (sums.get(entry.accountId) ?? 0) + pointsOf(entry));
  }
  return sums;
}
