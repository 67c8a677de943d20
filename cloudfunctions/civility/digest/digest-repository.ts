import { type Page, readPage } from '../../kernel/database/page.ts';
import { allOf, command, tableOf } from '../../kernel/database/table.ts';
import {
  type AccountDocument,
  accounts,
  type DigestDocument,
  type DigestPartDocument,
  digestParts,
  digests,
  type PointRulesDocument,
  pointRules,
  type ScorebookDocument,
  scoreAccounts,
  scorebooks,
} from '../collections.ts';
import type { Books } from '../ledger/ledger-repository.ts';

const table = tableOf(digests);
const pieces = tableOf(digestParts);
const CACHES = { points: tableOf(accounts), scores: tableOf(scoreAccounts) };
const RULES = { points: tableOf(pointRules), scores: tableOf(scorebooks) };

/** What says when a community's next digest is made: its rules of points, or of a scorebook. */
export type Dated = Pick<
  PointRulesDocument | ScorebookDocument,
  '_id' | 'communityId' | 'digestAt'
>;

/** Communities whose day is over, or of which nothing is known yet. */
export const digestsDue = (at: number) =>
  command.or([
    { digestAt: command.lte(at) },
    { digestAt: command.exists(false) },
  ]) as unknown as Record<string, unknown>;

/** When the next digest is made, unless that is known. One request. */
export async function saveDigestAt(
  { communityId, _id, digestAt }: Dated,
  books: Books,
  next: number,
): Promise<void> {
  const known = digestAt === undefined ? command.exists(false) : digestAt;
  await RULES[books].change({ communityId, _id, digestAt: known }, { digestAt: next });
}

/** The latest digest, whether it is made already or not. One request. */
export async function findLatest(communityId: string): Promise<DigestDocument | undefined> {
  const [latest] = await table.find({ communityId }, { order: [['day', 'desc']], limit: 1 });
  return latest;
}

/** The latest that is made. One request. */
export async function findLatestMade(communityId: string): Promise<DigestDocument | undefined> {
  const [latest] = await table.find(
    { communityId, state: 'made' },
    { order: [['day', 'desc']], limit: 1 },
  );
  return latest;
}

/** @returns false if it is there */
export function insertDigest(digest: DigestDocument): Promise<boolean> {
  return table.insert(digest);
}

/** Accounts that have gone on since their latest digest. One request. */
export function findUndigested(
  communityId: string,
  books: Books,
  limit: number,
): Promise<AccountDocument[]> {
  return CACHES[books].find(
    { communityId, undigested: command.neq(false) },
    { order: [['_id', 'asc']], limit },
  );
}

/** @returns the part of this number: of whoever was first. One request, two for whoever was not */
export async function insertPart(part: DigestPartDocument): Promise<DigestPartDocument> {
  if (await pieces.insert(part)) return part;
  return (await getPart(part.communityId, part._id)) ?? part;
}

export function getPart(communityId: string, _id: string): Promise<DigestPartDocument | undefined> {
  return pieces.get(communityId, _id);
}

/** How far a digest is; a run that is behind changes nothing. One request. */
export async function saveDigest(
  { communityId, _id, count, marked }: DigestDocument,
  patch: Partial<Pick<DigestDocument, 'state' | 'parts' | 'count' | 'marked' | 'hash' | 'at'>>,
): Promise<void> {
  await table.change({ communityId, _id, state: 'making', count, marked }, patch);
}

/** These accounts are in a digest as they are, unless they have gone on. One request. */
export async function markDigested({
  communityId,
  books,
  tails,
}: DigestPartDocument): Promise<void> {
  const same = tails.map(({ accountId: _id, seq }) => ({ _id, seq }));
  await CACHES[books ?? 'points'].change(allOf(communityId, command.or(same)), {
    undigested: false,
  });
}

/** What is published, the latest first. One request. */
export function readDigests(
  communityId: string,
  after: string | undefined,
): Promise<Page<DigestDocument>> {
  return readPage(
    table,
    { communityId, state: 'made' },
    { by: ['day'], direction: 'desc', limit: 30, after },
  );
}
