import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { EJSON } from 'bson';
import type {
  AccountDocument,
  DigestDocument,
  DigestPartDocument,
  LedgerDocument,
} from '../../cloudfunctions/civility/collections.ts';
import { digestHash, partHash } from '../../cloudfunctions/civility/digest/digest-rules.ts';
import { breakOf, pointsOf } from '../../cloudfunctions/civility/ledger/account-rules.ts';
import { CommandError } from './cloud.ts';
import type { Port } from './port.ts';

/** What a full check of a community's books has found. */
export interface BookReport {
  entries: number;
  accounts: number;
  /** points that accounts hold together; what fund, shop and the others gave and took is the same with another sign */
  points: number;
  /** the latest digest: printed statements and the page of the community's points say the same */
  digest: { day: string; hash: string } | null;
  /** of scorecards, in books of their own; the digest is over them as well */
  cards: { entries: number; accounts: number };
  /** the first ones: the entry or account, and why */
  broken: { id: string; why: string }[];
}

const HASH = 32;
const MOST_BROKEN = 50;

/** Columns that grow: a million entries are held in some 100 MB. */
class Columns {
  account = new Uint32Array(1024);
  seq = new Uint32Array(1024);
  points = new Int32Array(1024);
  held = new Int32Array(1024);
  balance = new Int32Array(1024);
  heldTotal = new Int32Array(1024);
  source = new BigUint64Array(1024);
  hash = new Uint8Array(1024 * HASH);
  before = new Uint8Array(1024 * HASH);
  length = 0;

  grow(): void {
    if (this.length < this.seq.length) return;
    const size = this.seq.length * 2;
    const wider = <Kind extends { set(from: Kind): void }>(next: Kind, from: Kind): Kind => {
      next.set(from);
      return next;
    };
    this.account = wider(new Uint32Array(size), this.account);
    this.seq = wider(new Uint32Array(size), this.seq);
    this.points = wider(new Int32Array(size), this.points);
    this.held = wider(new Int32Array(size), this.held);
    this.balance = wider(new Int32Array(size), this.balance);
    this.heldTotal = wider(new Int32Array(size), this.heldTotal);
    this.source = wider(new BigUint64Array(size), this.source);
    this.hash = wider(new Uint8Array(size * HASH), this.hash);
    this.before = wider(new Uint8Array(size * HASH), this.before);
  }
}

/**
 * Reads entries in any order, each of them once: each by itself as it comes, and the chains once all are there. Every
 * stored byte of an entry is part of its hash.
 */
export class BookCheck {
  /** whose latest entries are looked for in the digests: of points, or of scorecards */
  constructor(private readonly books?: 'scores') {}

  private readonly columns = new Columns();
  private readonly places = new Map<string, number>();
  private readonly names: string[] = [];
  private readonly broken: BookReport['broken'] = [];
  private points = 0;

  add(entry: LedgerDocument): void {
    const points = pointsOf(entry);
    // What it says of the entry before is taken for granted here, and compared later.
    const claimed = {
      seq: entry.seq - 1,
      balance: entry.balance - points,
      heldTotal: entry.heldTotal - entry.held,
      hash: entry.before,
    };
    const why = breakOf(claimed, entry);
    if (why) this.note(entry._id, why);
    const { columns } = this;
    columns.grow();
    const at = columns.length;
    columns.account[at] = this.placeOf(entry.accountId);
    columns.seq[at] = entry.seq;
    columns.points[at] = points;
    columns.held[at] = entry.held;
    columns.balance[at] = entry.balance;
    columns.heldTotal[at] = entry.heldTotal;
    columns.source[at] = createHash('sha256').update(entry.sourceId).digest().readBigUInt64BE(0);
    columns.hash.set(bytesOf(entry.hash), at * HASH);
    columns.before.set(bytesOf(entry.before), at * HASH);
    columns.length += 1;
    this.points += points;
  }

  /**
   * @param caches what the accounts say
   * @param published the digests of the days, and what they were made from
   */
  result(
    caches: readonly AccountDocument[],
    published: { digests: readonly DigestDocument[]; parts: readonly DigestPartDocument[] } = {
      digests: [],
      parts: [],
    },
  ): BookReport {
    const { columns, places } = this;
    const order = new Uint32Array(columns.length).map((_, at) => at);
    order.sort(
      (one, other) =>
        (columns.account[one] ?? 0) - (columns.account[other] ?? 0) ||
        (columns.seq[one] ?? 0) - (columns.seq[other] ?? 0),
    );
    const tails = new Map<number, number>();
    for (const at of order) {
      const account = columns.account[at] ?? 0;
      const why = this.linkOf(tails.get(account), at);
      if (why) this.note(`${this.names[account]}:${columns.seq[at]}`, why);
      tails.set(account, at);
    }
    this.checkSources();
    for (const cache of caches) {
      const tail = tails.get(places.get(cache._id) ?? -1);
      if (!this.isSame(cache, tail)) this.note(cache._id, 'cache');
    }
    const latest = this.checkDigests(published.digests, published.parts, order);
    return {
      entries: columns.length,
      accounts: places.size,
      points: this.points,
      cards: { entries: 0, accounts: 0 },
      digest: latest ? { day: latest.day, hash: latest.hash } : null,
      broken: this.broken,
    };
  }

  /** Why an entry does not follow from the one before it in its book; null if it does. */
  private linkOf(before: number | undefined, at: number): string | null {
    const { columns } = this;
    const of = (column: Uint32Array | Int32Array, place: number | undefined) =>
      place === undefined ? 0 : (column[place] ?? 0);
    if (of(columns.seq, at) !== of(columns.seq, before) + 1) return 'order';
    const isBalanced =
      of(columns.balance, at) === of(columns.balance, before) + of(columns.points, at) &&
      of(columns.heldTotal, at) === of(columns.heldTotal, before) + of(columns.held, at);
    if (!isBalanced) return 'balance';
    for (let byte = 0; byte < HASH; byte += 1) {
      const stands = before === undefined ? 0 : columns.hash[before * HASH + byte];
      if (columns.before[at * HASH + byte] !== stands) return 'chain';
    }
    return null;
  }

  /** Nothing is posted twice. */
  private checkSources(): void {
    const sources = this.columns.source.slice(0, this.columns.length).sort();
    for (let at = 1; at < sources.length; at += 1) {
      if (sources[at] === sources[at - 1]) this.note(`source ${sources[at]}`, 'twice');
    }
  }

  /** Every entry that a digest was made from is there still, and every digest follows from the one before. */
  private checkDigests(
    digests: readonly DigestDocument[],
    parts: readonly DigestPartDocument[],
    order: Uint32Array,
  ): DigestDocument | undefined {
    const { columns, places } = this;
    const starts = new Map<number, number>();
    for (const [place, at] of order.entries()) {
      const account = columns.account[at] ?? 0;
      if (!starts.has(account)) starts.set(account, place);
    }
    const stands = ({ accountId, seq, hash }: DigestPartDocument['tails'][number]) => {
      const account = places.get(accountId);
      const start = account === undefined ? undefined : starts.get(account);
      const at = start === undefined ? undefined : order[start + seq - 1];
      return (
        at !== undefined &&
        columns.account[at] === account &&
        columns.seq[at] === seq &&
        this.hashAt(at) === hash
      );
    };
    const byId = new Map(parts.map((part) => [part._id, part]));
    let before = '';
    const made = digests
      .filter(({ state }) => state === 'made')
      .sort((one, other) => (one.day < other.day ? -1 : 1));
    for (const digest of made) {
      const own = digest.parts.map((_, n) => byId.get(`${digest._id}:${n}`));
      const isWhole =
        digest.before === before &&
        digest.hash === digestHash(digest) &&
        own.every((part, n) => part && partHash(part) === digest.parts[n]);
      if (!isWhole) this.note(digest._id, 'digest');
      const ofThese = own.filter((part) => part?.books === this.books);
      for (const tail of ofThese.flatMap((part) => part?.tails ?? [])) {
        if (!stands(tail)) this.note(`${tail.accountId}:${tail.seq}`, 'gone since its digest');
      }
      before = digest.hash;
    }
    return made.at(-1);
  }

  private hashAt(at: number): string {
    return Buffer.from(this.columns.hash.subarray(at * HASH, (at + 1) * HASH)).toString('hex');
  }

  private isSame({ seq, balance, heldTotal, hash }: AccountDocument, tail: number | undefined) {
    if (tail === undefined) return seq === 0;
    const { columns } = this;
    // A cache may be behind for a moment: upkeep puts it right. One that is ahead has seen what is gone.
    if (seq < (columns.seq[tail] ?? 0)) return true;
    return (
      seq === columns.seq[tail] &&
      balance === columns.balance[tail] &&
      heldTotal === columns.heldTotal[tail] &&
      hash === this.hashAt(tail)
    );
  }

  private placeOf(accountId: string): number {
    const known = this.places.get(accountId);
    if (known !== undefined) return known;
    const place = this.places.size;
    this.places.set(accountId, place);
    this.names.push(accountId);
    return place;
  }

  private note(id: string, why: string): void {
    if (this.broken.length < MOST_BROKEN) this.broken.push({ id, why });
  }
}

/** 32 bytes; none, for the first entry of a book, are zeros. */
function bytesOf(hash: string): Uint8Array {
  const bytes = new Uint8Array(HASH);
  bytes.set(Buffer.from(hash, 'hex').subarray(0, HASH));
  return bytes;
}

/** The documents of a collection, in whatever order; none where there is none. */
type Read = <Doc>(collection: string) => AsyncIterable<Doc>;

/** The books of points, and those of scorecards: one digest a day is over both. */
async function checkAll(read: Read): Promise<BookReport> {
  const published = {
    digests: await listed(read<DigestDocument>('digests')),
    parts: await listed(read<DigestPartDocument>('digestParts')),
  };
  const points = await checkOne(read, 'ledger', 'accounts', new BookCheck(), published);
  const cards = new BookCheck('scores');
  const scores = await checkOne(read, 'scoreEntries', 'scoreAccounts', cards, published);
  const { entries, accounts } = scores;
  // A digest that does not agree is found by either.
  const known = new Set(points.broken.map(({ id, why }) => `${id} ${why}`));
  const more = scores.broken.filter(({ id, why }) => !known.has(`${id} ${why}`));
  return { ...points, cards: { entries, accounts }, broken: [...points.broken, ...more] };
}

async function checkOne(
  read: Read,
  entries: string,
  accounts: string,
  check: BookCheck,
  published: Parameters<BookCheck['result']>[1],
): Promise<BookReport> {
  const caches = await listed(read<AccountDocument>(accounts));
  for await (const entry of read<LedgerDocument>(entries)) check.add(entry);
  return check.result(caches, published);
}

const ALWAYS_THERE = ['ledger', 'accounts'];

/** The books of a backup, read line by line. */
export function checkBackup(directory: string): Promise<BookReport> {
  return checkAll(<Doc>(name: string) => {
    const file = join(directory, `${name}.jsonl`);
    // A backup of before lacks some.
    const isThere = ALWAYS_THERE.includes(name) || existsSync(file);
    return linesOf<Doc>(isThere ? file : null);
  });
}

async function* linesOf<Doc>(file: string | null): AsyncGenerator<Doc> {
  if (file === null) return;
  const input = createReadStream(file, { encoding: 'utf8' });
  try {
    for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
      if (line !== '') yield EJSON.parse(line, { relaxed: true }) as Doc;
    }
  } catch (error) {
    if ((error as { code?: string }).code !== 'ENOENT') throw error;
    throw new CommandError(`${file} is not there: is that a backup?`);
  }
}

/** The books of a community as they are in a cloud, a thousand entries a request. */
export function checkCloud(port: Port, communityId: string): Promise<BookReport> {
  return checkAll(<Doc>(name: string) => documentsOf<Doc>(port, name, communityId));
}

async function* documentsOf<Doc>(
  port: Port,
  name: string,
  communityId: string,
): AsyncGenerator<Doc> {
  for (let after = ''; ; ) {
    const page = await port.page(name, communityId, after);
    for (const document of page) yield document as unknown as Doc;
    const last = page.at(-1);
    if (!last) return;
    after = last._id;
  }
}

async function listed<Doc>(documents: AsyncIterable<Doc>): Promise<Doc[]> {
  const list: Doc[] = [];
  for await (const one of documents) list.push(one);
  return list;
}

export function reportLines({
  entries,
  accounts,
  points,
  cards,
  digest,
  broken,
}: BookReport): string[] {
  const sums = [`${entries} entries in ${accounts} accounts, which hold ${points} points.`];
  if (cards.entries > 0) {
    sums.push(`${cards.entries} entries on ${cards.accounts} scorecards.`);
  }
  if (digest) {
    sums.push(`Digest of ${digest.day}, as statements have it: ${digest.hash.slice(0, 16)} …`);
  }
  if (broken.length === 0) return [...sums, 'The books agree.'];
  return [...sums, ...broken.map(({ id, why }) => `${id}: ${why}`)];
}
