import { type Page, readPage } from '../../kernel/database/page.ts';
import { command, replacing, tableOf } from '../../kernel/database/table.ts';
import {
  type AccountDocument,
  accounts,
  type LedgerDocument,
  ledger,
  scoreAccounts,
  scoreEntries,
  type Tail,
} from '../collections.ts';

const entries = tableOf(ledger);
const caches = tableOf(accounts);

/** Entries and what the latest of each account says: of points, and apart from them of scorecards. */
const BOOKS = {
  points: { entries, caches },
  scores: { entries: tableOf(scoreEntries), caches: tableOf(scoreAccounts) },
};
export type Books = keyof typeof BOOKS;

/** The latest entry of an account; undefined while it has none. One request. */
export async function readTail(
  communityId: string,
  accountId: string,
  books: Books = 'points',
): Promise<LedgerDocument | undefined> {
  const [last] = await BOOKS[books].entries.find(
    { communityId, accountId },
    { order: [['seq', 'desc']], limit: 1 },
  );
  return last;
}

/** What one rule has moved in an account within a year. One request. */
export function findMoved(
  communityId: string,
  accountId: string,
  ruleId: string,
  year: string,
): Promise<LedgerDocument[]> {
  return entries.find(
    {
      communityId,
      accountId,
      'rule.ruleId': ruleId,
      day: command.gte(`${year}-01-01`).and(command.lte(`${year}-12-31`)),
    },
    { limit: 1000, fields: ['day', 'sides', 'accountId', 'kind', 'reverses'] },
  );
}

/** The entry that comes from this source. One request. */
export async function findBySource(
  communityId: string,
  sourceId: string,
  books: Books = 'points',
): Promise<LedgerDocument | undefined> {
  const [found] = await BOOKS[books].entries.find({ communityId, sourceId }, { limit: 1 });
  return found;
}

/** The entry that a claim has posted. One request. */
export async function findOfClaim(
  communityId: string,
  claimId: string,
  books: Books = 'points',
): Promise<LedgerDocument | undefined> {
  const [found] = await BOOKS[books].entries.find(
    { communityId, claimId, reverses: null },
    { limit: 1 },
  );
  return found;
}

/** @returns false if the account has gone on, or this source has been posted */
export function insertEntry(entry: LedgerDocument, books: Books = 'points'): Promise<boolean> {
  return BOOKS[books].entries.insert(entry);
}

/** A page of an account's entries, newest first. One request. */
export function readEntries(
  communityId: string,
  accountId: string,
  after: string | undefined,
  books: Books = 'points',
): Promise<Page<LedgerDocument>> {
  return readPage(
    BOOKS[books].entries,
    { communityId, accountId },
    { by: ['seq'], direction: 'desc', limit: 30, after },
  );
}

const MOST_PRINTED = 1000;

/** The latest entries of an account, newest first. One request. */
export function findLatestEntries(
  communityId: string,
  accountId: string,
  books: Books = 'points',
): Promise<LedgerDocument[]> {
  return BOOKS[books].entries.find(
    { communityId, accountId },
    { order: [['seq', 'desc']], limit: MOST_PRINTED },
  );
}

type Holder = Pick<AccountDocument, 'bearer' | 'label'>;

/** Puts an account's latest entry into its cache, unless that knows a later one. One request, two for the first. */
export async function cacheTail(
  entry: LedgerDocument,
  { bearer, label }: Holder,
  checkAt: number,
  books: Books = 'points',
): Promise<void> {
  const { communityId, accountId: _id, seq, balance, heldTotal, hash, at } = entry;
  const patch = { seq, balance, heldTotal, hash, at, checkAt, undigested: true };
  const { caches: kept } = BOOKS[books];
  if ((await kept.change({ communityId, _id, seq: command.lt(seq) }, patch)) === 1) return;
  await kept.insert({
    _id,
    communityId,
    bearer,
    label,
    ...patch,
    checked: { seq: 0, balance: 0, heldTotal: 0, hash: '' },
    broken: null,
  });
}

/** Entries of an account behind a number, in their order. One request. */
export function readAfter(
  { communityId, _id: accountId }: Pick<AccountDocument, 'communityId' | '_id'>,
  seq: number,
  limit: number,
  books: Books = 'points',
): Promise<LedgerDocument[]> {
  return BOOKS[books].entries.find(
    { communityId, accountId, seq: command.gt(seq) },
    { order: [['seq', 'asc']], limit },
  );
}

/** What a check of an account has found. One request. */
export async function saveCheck(
  { communityId, _id }: Pick<AccountDocument, 'communityId' | '_id'>,
  patch: Partial<Pick<AccountDocument, 'checked' | 'readAt' | 'broken' | 'checkAt'>>,
  books: Books = 'points',
): Promise<void> {
  await BOOKS[books].caches.change({ communityId, _id }, replacing(patch));
}

/** The cache of an account says what its latest entry says, unless it knows a later one. One request. */
export async function rebuildCache(
  { communityId, _id, seq: known }: Pick<AccountDocument, 'communityId' | '_id' | 'seq'>,
  { seq, balance, heldTotal, hash }: Tail,
  books: Books = 'points',
): Promise<void> {
  const patch = { seq, balance, heldTotal, hash, ...(seq > known ? { undigested: true } : {}) };
  await BOOKS[books].caches.change({ communityId, _id, seq: command.lte(seq) }, patch);
}

/** Which accounts are to be checked. */
export const checkDue = (at: number) => ({ checkAt: command.lte(at) });

/** Of what somebody takes along, how many. */
const MOST_OWN = 200;

/** The latest entries of these accounts. One request. */
export function findEntriesOf(
  communityId: string,
  accountIds: readonly string[],
  books: Books = 'points',
): Promise<LedgerDocument[]> {
  return BOOKS[books].entries.find(
    { communityId, accountId: command.in([...accountIds]) },
    {
      order: [
        ['at', 'desc'],
        ['seq', 'desc'],
      ],
      limit: MOST_OWN,
    },
  );
}

/** What the latest entries of these accounts say. One request. */
export function findAccounts(
  communityId: string,
  ids: readonly string[],
): Promise<AccountDocument[]> {
  return caches.find({ communityId, _id: command.in([...ids]) });
}

/** The account does not say any more whose it is. One request. */
export async function forgetLabel(communityId: string, _id: string): Promise<void> {
  await caches.change({ communityId, _id }, { label: '' });
}
