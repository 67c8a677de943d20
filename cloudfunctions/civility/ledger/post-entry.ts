import { Refusal } from '../../kernel/refusal.ts';
import type { AccountDocument, LedgerDocument, Tail } from '../collections.ts';
import { type Draft, EMPTY, nextCheck, nextEntry } from './account-rules.ts';
import { type Books, cacheTail, findBySource, insertEntry, readTail } from './ledger-repository.ts';

const TURNS = 8;

/** Where an entry is written, and what may be known of it before. */
export interface Posting {
  communityId: string;
  accountId: string;
  sourceId: string;
  holder: Pick<AccountDocument, 'bearer' | 'label'>;
  /** as a cache says; one that is behind costs a turn */
  tail?: Tail | undefined;
  /** those of points unless told */
  books?: Books;
}

/**
 * Writes what `draft` makes of an account's latest entry, once for a source: whoever writes the next number
 * has seen all entries before it. Without a race two requests, beside those of `draft`; one more without a
 * known tail.
 * @param draft asked again for every tail; null = nothing is to be written
 * @returns the entry of this source, or null if there is nothing to write
 * @throws Refusal POINTS_SHORT if what is taken is not there; SERVICE_BUSY if others keep writing
 */
export async function postEntry(
  { communityId, accountId, sourceId, holder, tail: known, books }: Posting,
  draft: (tail: Tail) => Promise<Draft | null> | Draft | null,
): Promise<LedgerDocument | null> {
  let tail: Tail = known ?? (await readTail(communityId, accountId, books)) ?? EMPTY;
  for (let turn = 0; turn < TURNS; turn += 1) {
    const wanted = await draft(tail);
    const entry = wanted && nextEntry(tail, wanted);
    if (entry && (await insertEntry(entry, books))) {
      await cacheTail(entry, holder, nextCheck(entry.at), books);
      return entry;
    }
    // A repeat after a crash finds what it has written, or nothing left to write because of it.
    const posted = await findBySource(communityId, sourceId, books);
    if (posted) {
      await cacheTail(posted, holder, nextCheck(posted.at), books);
      return posted;
    }
    if (wanted === null) return null;
    const seq = tail.seq;
    tail = (await readTail(communityId, accountId, books)) ?? EMPTY;
    if (!entry && tail.seq === seq) {
      throw new Refusal('POINTS_SHORT', { available: Math.max(0, tail.balance - tail.heldTotal) });
    }
  }
  throw new Refusal('SERVICE_BUSY');
}
