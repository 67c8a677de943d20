import { now } from '../../kernel/clock.ts';
import { job } from '../../kernel/upkeep.ts';
import {
  type DigestDocument,
  type DigestPartDocument,
  type PointRulesDocument,
  pointRules,
  type ScorebookDocument,
  scorebooks,
} from '../collections.ts';
import type { Books } from '../ledger/ledger-repository.ts';
import {
  type Dated,
  digestsDue,
  findLatest,
  findUndigested,
  getPart,
  insertDigest,
  insertPart,
  markDigested,
  saveDigest,
  saveDigestAt,
} from './digest-repository.ts';
import { digestDay, digestHash, nextDigest, partHash } from './digest-rules.ts';

/** Accounts in one step. */
const A_PART = 100;

/**
 * Once a day the latest entries of all accounts that have gone on, and of all scorecards, are put into one number, which
 * anybody can keep: a chain alone does not show that its end was cut off. There is one for every day, also when nothing
 * was written, and one for all books: it says of nobody whether they have a card.
 */
async function makeDigest(rules: Dated, of: Books): Promise<void> {
  const { communityId, digestAt } = rules;
  const at = now();
  if (digestAt === undefined) return saveDigestAt(rules, of, nextDigest(at));
  const latest = await findLatest(communityId);
  const digest = latest?.state === 'making' ? latest : await begin(communityId, latest, at);
  if (!digest) return saveDigestAt(rules, of, nextDigest(at));
  const { _id, parts, count, marked } = digest;
  if (marked < count) {
    const part = await getPart(communityId, `${_id}:${marked}`);
    if (part) await markDigested(part);
    return saveDigest(digest, { marked: marked + 1 });
  }
  const next = await nextPart(digest);
  if (!next) return saveDigest(digest, { state: 'made', hash: digestHash(digest), at });
  const part = await insertPart(next);
  // Only what has become a part of the digest counts as being in one.
  await saveDigest(digest, { parts: [...parts, partHash(part)], count: count + 1 });
}

/** Accounts of points first, then scorecards; undefined once all are in. */
async function nextPart({
  _id,
  communityId,
  count,
}: DigestDocument): Promise<DigestPartDocument | undefined> {
  for (const books of ['points', 'scores'] as const) {
    const accounts = await findUndigested(communityId, books, A_PART);
    if (accounts.length === 0) continue;
    const tails = accounts.map(({ _id: accountId, seq, hash }) => ({ accountId, seq, hash }));
    return {
      _id: `${_id}:${count}`,
      communityId,
      ...(books === 'scores' ? { books } : {}),
      tails,
    };
  }
  return undefined;
}

/** @returns undefined if there is one of that day */
async function begin(
  communityId: string,
  latest: DigestDocument | undefined,
  at: number,
): Promise<DigestDocument | undefined> {
  const day = digestDay(at);
  if (latest && latest.day >= day) return undefined;
  const digest: DigestDocument = {
    _id: `${communityId}:${day}`,
    communityId,
    day,
    before: latest?.hash ?? '',
    parts: [],
    count: 0,
    marked: 0,
    state: 'making',
    hash: '',
    at,
  };
  return (await insertDigest(digest)) ? digest : findLatest(communityId);
}

export const makeDigests = job<PointRulesDocument>({
  name: 'civility.digest',
  collection: pointRules,
  due: digestsDue,
  steps: true,
  one: (rules) => makeDigest(rules, 'points'),
});

/** The same where a community has scorebooks alone; of a day there is one, whoever makes it. */
export const makeCardDigests = job<ScorebookDocument>({
  name: 'civility.card-digest',
  collection: scorebooks,
  due: digestsDue,
  steps: true,
  one: (book) => makeDigest(book, 'scores'),
});
