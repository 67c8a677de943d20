import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type {
  AccountDocument,
  DigestDocument,
  DigestPartDocument,
  LedgerDocument,
} from '../../cloudfunctions/civility/collections.ts';
import { digestHash, partHash } from '../../cloudfunctions/civility/digest/digest-rules.ts';
import { EMPTY, nextEntry } from '../../cloudfunctions/civility/ledger/account-rules.ts';
import { BookCheck } from '../../scripts/community/check-books.ts';

/** The operator's check of all books. */

function bookOf(accountId: string, points: readonly number[]): LedgerDocument[] {
  const book: LedgerDocument[] = [];
  for (const [n, one] of points.entries()) {
    const entry = nextEntry(book.at(-1) ?? EMPTY, {
      communityId: 'maple',
      accountId,
      sourceId: `${accountId}/${n}`,
      kind: one < 0 ? 'deduction' : 'award',
      points: one,
      held: 0,
      rule: null,
      title: '邻里互助',
      claimId: null,
      reverses: null,
      decidedBy: [],
      as: '',
      reason: '',
      day: '2026-06-01',
      at: n,
    });
    if (entry) book.push(entry);
  }
  return book;
}

const cacheOf = ({ accountId, seq, balance, heldTotal, hash }: LedgerDocument) =>
  ({ _id: accountId, seq, balance, heldTotal, hash }) as AccountDocument;

function checked(entries: readonly LedgerDocument[], caches: readonly AccountDocument[] = []) {
  const check = new BookCheck();
  for (const entry of entries) check.add(entry);
  return check.result(caches);
}
const reasons = (entries: readonly LedgerDocument[], caches?: readonly AccountDocument[]) =>
  checked(entries, caches).broken.map(({ why }) => why);

const books = fc
  .array(fc.array(fc.integer({ min: -20, max: 50 }), { minLength: 1, maxLength: 15 }), {
    minLength: 1,
    maxLength: 6,
  })
  .map((all) => all.flatMap((points, n) => bookOf(`h:${n}`, points)));

describe('the check of all books', () => {
  it('finds nothing in books that are right, in whatever order they are read', () => {
    fc.assert(
      fc.property(
        books.chain((entries) =>
          fc.tuple(
            fc.constant(entries),
            fc.shuffledSubarray(entries, { minLength: entries.length }),
          ),
        ),
        ([entries, shuffled]) => {
          const last = new Map(entries.map((entry) => [entry.accountId, entry]));
          const report = checked(shuffled, [...last.values()].map(cacheOf));
          expect(report.broken).toStrictEqual([]);
          expect(report.entries).toBe(entries.length);
          expect(report.points).toBe(
            [...last.values()].reduce((sum, { balance }) => sum + balance, 0),
          );
        },
      ),
    );
  });

  it('finds every stored value that was altered, and an entry that is gone from between', () => {
    fc.assert(
      fc.property(books, fc.nat(), fc.nat(), (entries, which, field) => {
        const at = which % entries.length;
        const entry = entries[at] as LedgerDocument;
        const names = Object.keys(entry) as (keyof LedgerDocument)[];
        const name = names[field % names.length] as keyof LedgerDocument;
        const value = entry[name];
        const altered = typeof value === 'number' ? value + 1 : value === null ? 'x' : `${value}x`;
        const list = name === 'sides' || name === 'decidedBy';
        const other = { ...entry, [name]: list ? [] : altered } as LedgerDocument;
        if (name === 'decidedBy') (other as { decidedBy: string[] }).decidedBy = ['somebody'];
        expect(reasons(entries.with(at, other)).length).toBeGreaterThan(0);
      }),
    );
    const book = bookOf('h:1', [5, 5, 5]);
    expect(reasons(book.filter(({ seq }) => seq !== 2))).toContain('order');
  });

  it('finds a tail that was cut off by the cache, a source posted twice, and a cache that is wrong', () => {
    const book = bookOf('h:1', [5, 5, 5]);
    const cache = cacheOf(book[2] as LedgerDocument);
    expect(reasons(book.slice(0, 2), [cache])).toStrictEqual(['cache']);
    expect(reasons(book, [{ ...cache, balance: 16 }])).toStrictEqual(['cache']);
    expect(reasons(book, [cacheOf(book[0] as LedgerDocument)])).toStrictEqual([]);
    const other = bookOf('h:2', [5]).map((entry) => ({ ...entry, sourceId: 'h:1/0' }));
    expect(reasons([...book, ...other])).toContain('twice');
  });

  describe('with digests', () => {
    /** Digests of these days: what the accounts said at the end of each. */
    function digested(days: readonly (readonly LedgerDocument[])[]) {
      const digests: DigestDocument[] = [];
      const parts: DigestPartDocument[] = [];
      for (const [n, tails] of days.entries()) {
        const _id = `maple:2026-06-0${n + 1}`;
        const part = {
          _id: `${_id}:0`,
          communityId: 'maple',
          tails: tails.map(({ accountId, seq, hash }) => ({ accountId, seq, hash })),
        };
        parts.push(part);
        const digest = {
          communityId: 'maple',
          day: _id.slice(6),
          before: digests.at(-1)?.hash ?? '',
          parts: [partHash(part)],
        };
        digests.push({
          _id,
          ...digest,
          count: 1,
          marked: 1,
          state: 'made',
          hash: digestHash(digest),
          at: n,
        });
      }
      return { digests, parts };
    }
    const report = (
      entries: readonly LedgerDocument[],
      published: ReturnType<typeof digested>,
      caches: readonly AccountDocument[] = [],
    ) => {
      const check = new BookCheck();
      for (const entry of entries) check.add(entry);
      return check.result(caches, published);
    };
    const book = bookOf('h:1', [5, 5, 5]);
    const other = bookOf('h:2', [7, 1]);
    const [, second, third] = book as [LedgerDocument, LedgerDocument, LedgerDocument];
    const published = digested([
      [second, ...other.slice(0, 1)],
      [third, ...other.slice(1)],
    ]);

    it('that are right says which one statements have', () => {
      const { broken, digest } = report([...book, ...other], published);
      expect(broken).toStrictEqual([]);
      expect(digest).toStrictEqual({ day: '2026-06-02', hash: published.digests[1]?.hash });
    });

    it('finds a tail that is gone, also where the cache was cut with it', () => {
      const left = book.slice(0, 2);
      const { broken } = report([...left, ...other], published, [cacheOf(second)]);
      expect(broken).toStrictEqual([{ id: 'h:1:3', why: 'gone since its digest' }]);
    });

    it('finds a book that was written anew from some entry on', () => {
      const anew = bookOf('h:1', [5, 5, 50]);
      const { broken } = report([...anew, ...other], published);
      expect(broken).toStrictEqual([{ id: 'h:1:3', why: 'gone since its digest' }]);
    });

    it('finds a digest that was changed with its part: all that follow say another number', () => {
      const parts = published.parts.map((part, n) =>
        n === 0 ? { ...part, tails: part.tails.slice(1) } : part,
      );
      const changed = { ...published, parts };
      expect(report([...book, ...other], changed).broken).toStrictEqual([
        { id: 'maple:2026-06-01', why: 'digest' },
      ]);
      const anew = digested([[second], [third, ...other.slice(1)]]);
      expect(anew.digests[1]?.hash).not.toBe(published.digests[1]?.hash);
    });

    it('says the same whatever the order in which accounts were read', () => {
      const tails = [...book, ...other].map(({ accountId, seq, hash }) => ({
        accountId,
        seq,
        hash,
      }));
      fc.assert(
        fc.property(fc.shuffledSubarray([second, other[1] as LedgerDocument]), (chosen) => {
          const of = (list: readonly LedgerDocument[]) =>
            partHash({ tails: tails.filter(({ hash }) => list.some((one) => one.hash === hash)) });
          expect(partHash({ tails: chosen })).toBe(of(chosen));
        }),
      );
    });
  });
});
