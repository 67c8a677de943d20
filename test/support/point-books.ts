import { expect } from '@jest/globals';
import type { AccountDocument, LedgerDocument } from '../../cloudfunctions/civility/collections.ts';
import { breakOf, EMPTY } from '../../cloudfunctions/civility/ledger/account-rules.ts';
import type { Linli } from './linli.ts';

/** Every book follows from its first entry to the last, all sides sum to zero, and caches say the same. */
export function checkBooks(linli: Linli): void {
  const tails = new Map<string, LedgerDocument>();
  const entries = linli.documents<LedgerDocument>('ledger');
  for (const entry of entries.sort((one, other) => one.seq - other.seq)) {
    expect(breakOf(tails.get(entry.accountId) ?? EMPTY, entry)).toBeNull();
    tails.set(entry.accountId, entry);
  }
  for (const { _id, seq, hash, balance } of linli.documents<AccountDocument>('accounts')) {
    expect(tails.get(_id)).toMatchObject({ seq, hash, balance });
  }
}
