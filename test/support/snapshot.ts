import { decryptPhone } from '../../cloudfunctions/shared/secret.ts';
import { START } from './community.ts';

/** Collection → documents in the order of their ids. */
export type Snapshot = Record<string, unknown[]>;

const HOURS = 60 * 60 * 1000;
const MINUTE = /^2026年6月15日 1\d:\d\d$/;
const STORED = /^http:\/\/127\.0\.0\.1:\d+\/storage\//;
/** Drawn anew for each motion, and what follows from it. */
const RANDOM = ['salt', 'guard'];
const TRACE = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/**
 * What two runs of the same commands have in common. Left out: the instant within the run, the nonce
 * of an encrypted phone number, the number that the platform gives a picture's check, the signature in a
 * file's address.
 */
export function normalised(collections: Record<string, Record<string, unknown>[]>): Snapshot {
  return Object.fromEntries(
    Object.entries(collections).map(([name, documents]) => [
      name,
      documents
        .map((document) => simplified(document) as { _id: string })
        .sort((one, other) => (one._id < other._id ? -1 : 1)),
    ]),
  );
}

/** Also for answers: two answers of the same command are equal after this. */
export function simplified(value: unknown): unknown {
  if (typeof value === 'number') {
    const since = value - START;
    if (since < 0 || since > 40 * 24 * HOURS || since % (24 * HOURS) >= 12 * HOURS) return value;
    return `<during the run, ${Math.floor(since / (24 * HOURS))} days later>`;
  }
  if (typeof value === 'string') {
    if (value.startsWith('v1.')) return `<encrypted ${decryptPhone(value)}>`;
    if (STORED.test(value)) return value.replace(STORED, '<storage>').replace(/\?.*$/, '');
    if (MINUTE.test(value)) return '<minute of the run>';
    return TRACE.test(value) ? '<trace>' : value;
  }
  if (Array.isArray(value)) return value.map(simplified);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, inner]) => [key, RANDOM.includes(key) ? '<random>' : simplified(inner)]),
  );
}

/** As text, with addresses of stored files without the signature that each asking gives them anew. */
export function unsigned(value: unknown): string {
  return JSON.stringify(value).replace(/(\/storage\/[^"?]+)\?[^"]*/g, '$1');
}
