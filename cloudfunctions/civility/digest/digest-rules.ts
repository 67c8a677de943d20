import { createHash } from 'node:crypto';
import { addDays, dayOf, instantOf } from '../../kernel/calendar.ts';
import type { DigestDocument, DigestPartDocument } from '../collections.ts';

/** Digests are made at night, when the day before is over. */
const MADE_AT = '00:30';

/** When the next digest is made. */
export function nextDigest(at: number): number {
  const today = instantOf(dayOf(at), MADE_AT);
  return today > at ? today : instantOf(addDays(dayOf(at), 1), MADE_AT);
}

/** The day that is over when a digest is made. */
export const digestDay = (at: number): string => addDays(dayOf(at), -1);

function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value), 'utf8').digest('hex');
}

/** SHA-256 over the latest entries of some accounts, in the order of their ids. */
export function partHash({ tails }: Pick<DigestPartDocument, 'tails'>): string {
  return hashOf(
    [...tails]
      .sort((one, other) => (one.accountId < other.accountId ? -1 : 1))
      .map(({ accountId, seq, hash }) => [accountId, seq, hash]),
  );
}

/** SHA-256 over a day, its parts and the digest before: an entry that is changed or gone changes all that follow. */
export function digestHash({
  communityId,
  day,
  before,
  parts,
}: Pick<DigestDocument, 'communityId' | 'day' | 'before' | 'parts'>): string {
  return hashOf([communityId, day, before, parts]);
}
