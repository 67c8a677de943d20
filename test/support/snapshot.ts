import { DAY } from '../../cloudfunctions/kernel/calendar.ts';
import { decryptIdNumber, decryptPhone } from '../../cloudfunctions/kernel/secret.ts';
import { START } from './community.ts';

/** Collection → documents in the order of their ids. */
export type Snapshot = Record<string, unknown[]>;

const MINUTE = /^2026年6月15日 1\d:\d\d$/;
/** Copies of files have names of their own at every attempt. */
const NAME = /^[0-9a-f]{24}$/;
const COPY = /(\/notices\/[a-z0-9]+\/)[0-9a-f]{24}\//;
const SIGNED = /^t=\d+&sign=/;
const STORED = /^http:\/\/127\.0\.0\.1:\d+\/storage\//;
/** Drawn anew for each motion, and what follows from it. */
const RANDOM = ['salt', 'guard', 'listHash'];
/** An entry of a chain, over instants and ids of the run. */
const CHAINED = ['hash', 'before'];
const SHA_256 = /^[0-9a-f]{64}$/;
const DRAWN = '<random>';
const TRACE = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/**
 * What two runs of the same commands have in common. Left out: the instant within the run, the nonce
 * of an encrypted phone number, the number that the platform gives a picture's check, the signature in a
 * file's address.
 */
export function simplifiedAll(documents: Record<string, unknown>[]): unknown[] {
  return documents
    .map((document) => simplified(document) as { _id: string })
    .sort((one, other) => (sortKey(one) < sortKey(other) ? -1 : 1));
}

/** Answers of secret ballots have ids that are drawn. */
const sortKey = (document: { _id: string }) =>
  document._id === DRAWN ? JSON.stringify(document) : document._id;

/** Also for answers: two answers of the same command are equal after this. */
export function simplified(value: unknown): unknown {
  return withoutRun(value, (since) =>
    since % DAY < DAY / 2 ? `${Math.floor(since / DAY)} days later` : undefined,
  );
}

/** The same, but for the minute of each instant: two states that are equal after this go on in the same way. */
export function toTheMinute(value: unknown): unknown {
  return withoutRun(value, (since) => `${Math.floor(since / 60_000)} minutes later`);
}

/** @param nameOf says of an instant of the run how to name it, or that it stays as it is */
function withoutRun(value: unknown, nameOf: (since: number) => string | undefined): unknown {
  if (typeof value === 'number') {
    const since = value - START;
    const name = since >= 0 && since <= 40 * DAY ? nameOf(since) : undefined;
    return name === undefined ? value : `<during the run, ${name}>`;
  }
  if (typeof value === 'string') {
    if (NAME.test(value)) return '<name of a copy>';
    if (SIGNED.test(value)) return '<signature>';
    if (COPY.test(value)) return value.replace(COPY, '$1<copy>/');
    if (value.startsWith('v1.')) return `<encrypted ${decryptPhone(value)}>`;
    if (STORED.test(value)) return value.replace(STORED, '<storage>').replace(/\?.*$/, '');
    if (MINUTE.test(value)) return '<minute of the run>';
    return TRACE.test(value) ? '<trace>' : value;
  }
  if (Array.isArray(value)) return value.map((inner) => withoutRun(inner, nameOf));
  if (typeof value !== 'object' || value === null) return value;
  if ('number' in value && 'questionId' in value && '_id' in value) {
    return { ...value, _id: DRAWN, number: DRAWN };
  }
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, inner]) => [key, named(key, inner) ?? withoutRun(inner, nameOf)]),
  );
}

function named(key: string, value: unknown): string | undefined {
  if (RANDOM.includes(key)) return DRAWN;
  if (key === 'numberCipher' && typeof value === 'string') {
    return `<encrypted ${decryptIdNumber(value)}>`;
  }
  const isLink = CHAINED.includes(key) && typeof value === 'string' && SHA_256.test(value);
  return isLink ? '<chained>' : undefined;
}

/** As text, with addresses of stored files without the signature that each asking gives them anew. */
export function unsigned(value: unknown): string {
  return JSON.stringify(value).replace(/(\/storage\/[^"?]+)\?[^"]*/g, '$1');
}
