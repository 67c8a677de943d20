import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type {
  AccountDocument,
  DigestDocument,
  DigestPartDocument,
  LedgerDocument,
} from '../../cloudfunctions/civility/collections.ts';
import { DAY, instantOf } from '../../cloudfunctions/kernel/calendar.ts';
import { BookCheck } from '../../scripts/community/check-books.ts';
import type { DigestLine, PointSums } from '../../typings/contract/civility/sums.ts';
import { HOME, MAPLE } from '../support/community.ts';
import { type Linli, startLinli } from '../support/linli.ts';
import { patch, remove } from '../support/patch.ts';
import { pointsWith } from '../support/point-talk.ts';
import { accountOf, CLAIM, ofClaim } from '../support/points.ts';
import { CARD, ofScore, SCORE } from '../support/scorecards.ts';

/** A number a day over all accounts, and a year of points as sums. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
beforeEach(async () => {
  await linli.reset();
  await patch(linli, 'pointRules', { _id: MAPLE }, { digestAt: 1 });
});
afterAll(() => linli.stop());

const { must, later } = pointsWith(() => linli);
const digests = () =>
  linli
    .documents<DigestDocument>('digests')
    .filter(({ communityId }) => communityId === MAPLE)
    .sort((one, other) => (one.day < other.day ? -1 : 1));
const parts = () => linli.documents<DigestPartDocument>('digestParts');
const NIGHT = instantOf('2026-06-17', '00:40');
const listed = () =>
  must<{ digests: DigestLine[] }>('listDigests', { communityId: MAPLE }, 'resident');

type Cut = (entry: LedgerDocument) => boolean;

function broken(cut: Cut = () => false, books?: 'scores'): string[] {
  const check = new BookCheck(books);
  const [entries, accounts] = books ? ['scoreEntries', 'scoreAccounts'] : ['ledger', 'accounts'];
  for (const entry of linli.documents<LedgerDocument>(entries)) if (!cut(entry)) check.add(entry);
  const caches = linli.documents<AccountDocument>(accounts);
  const report = check.result(caches, { digests: digests(), parts: parts() });
  return report.broken.map(({ id, why }) => `${id} ${why}`);
}

describe('the digest of a day', () => {
  it('is made once, from every account that has gone on, and also when none has', async () => {
    await later(NIGHT);
    await later(NIGHT + 60_000);
    expect(digests()).toMatchObject([{ day: '2026-06-16', state: 'made', before: '' }]);
    const first = parts().flatMap(({ tails }) => tails.map(({ accountId }) => accountId));
    expect(first).toContain(accountOf(HOME.second));
    await must(
      'reviewClaim',
      ofClaim(1, CLAIM.own, { accepts: true, reason: '看过' }),
      'gridOfficer',
    );
    await later(NIGHT + DAY);
    await later(NIGHT + 2 * DAY);
    const [one, two, three] = digests();
    expect([two?.day, three?.day]).toStrictEqual(['2026-06-17', '2026-06-18']);
    expect([two?.before, three?.before]).toStrictEqual([one?.hash, two?.hash]);
    expect(three?.parts).toStrictEqual([]);
    expect(parts().find(({ _id }) => _id === `${MAPLE}:2026-06-17:0`)?.tails).toMatchObject([
      { accountId: accountOf(HOME.first) },
    ]);
    expect(broken()).toStrictEqual([]);
  });

  it('finds an entry that was cut off together with its cache', async () => {
    await later(NIGHT);
    const id = accountOf(HOME.second);
    const book = linli
      .documents<LedgerDocument>('ledger')
      .filter(({ accountId }) => accountId === id)
      .sort((one, other) => one.seq - other.seq);
    const [last, before] = [book.at(-1), book.at(-2)];
    const { seq, balance, heldTotal, hash } = before as LedgerDocument;
    await patch(linli, 'accounts', { _id: id }, { seq, balance, heldTotal, hash });
    expect(broken((entry) => entry._id === last?._id)).toStrictEqual([
      `${id}:${last?.seq} gone since its digest`,
    ]);
  });

  it('is over scorecards as well: an entry cut off together with its cache is found', async () => {
    await later(NIGHT);
    const { books, tails } = parts().find((part) => part.books === 'scores') ?? {};
    expect(books).toBe('scores');
    expect(tails?.map(({ accountId }) => accountId)).toStrictEqual([CARD.shop, CARD.member]);
    expect(broken(undefined, 'scores')).toStrictEqual([]);
    const isLast: Cut = ({ accountId, seq }) => accountId === CARD.shop && seq === 2;
    const [before] = linli
      .documents<LedgerDocument>('scoreEntries')
      .filter(({ accountId, seq }) => accountId === CARD.shop && seq === 1);
    const { seq, balance, heldTotal, hash } = before as LedgerDocument;
    await patch(linli, 'scoreAccounts', { _id: CARD.shop }, { seq, balance, heldTotal, hash });
    expect(broken(isLast, 'scores')).toStrictEqual([`${CARD.shop}:2 gone since its digest`]);
    // Whoever goes on is in the next one, and nobody else.
    await later(NIGHT + DAY);
    expect(parts().filter((part) => part.books === 'scores')).toHaveLength(1);
    await must(
      'reviewScore',
      ofScore(5, SCORE.open, { accepts: true, reason: '看过' }),
      'gridOfficer',
    );
    await later(NIGHT + 2 * DAY);
    const next = parts().filter((part) => part.books === 'scores')[1];
    expect(next?.tails).toMatchObject([{ accountId: CARD.shop }]);
  });

  it('is made where there are scorebooks alone, and tells nobody of a members’ book', async () => {
    await remove(linli, 'pointRules', { _id: MAPLE });
    await patch(linli, 'scorebooks', { communityId: MAPLE }, { digestAt: 1 });
    await later(NIGHT);
    expect(digests()).toMatchObject([{ day: '2026-06-16', state: 'made' }]);
    expect((await listed()).digests).toHaveLength(1);
    await remove(linli, 'scorebooks', { _id: `${MAPLE}:merchants` });
    expect((await listed()).digests).toStrictEqual([]);
  });

  it('is read by everybody, and says nothing but a day and a number', async () => {
    await later(NIGHT);
    const { digests: lines } = await listed();
    expect(lines.map(({ day }) => day)).toStrictEqual(['2026-06-16']);
    expect(lines[0]?.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(Object.keys(lines[0] ?? {}).sort()).toStrictEqual(['at', 'day', 'hash']);
    const own = await must<{ digests: DigestLine[] }>(
      'listDigests',
      { communityId: 'cedar' },
      'cedarResident',
    );
    expect(own.digests).toStrictEqual([]);
  });
});

describe('the sums of a year', () => {
  const sums = () =>
    must<PointSums>('showPointSums', { communityId: MAPLE, year: 2026 }, 'householdRepresentative');

  it('say what was given by which rule, and what came from paper; of one deduction nothing', async () => {
    // Hours of volunteers count by themselves meanwhile.
    const { months: _, given, ...before } = await sums();
    expect(given).toStrictEqual([{ ruleId: 'help', title: '邻里互助', points: 10, times: 2 }]);
    expect(before).toStrictEqual({
      year: 2026,
      opening: 12,
      spent: 0,
      expired: 0,
      taken: null,
      appeals: null,
    });
    // What the household lost since changes nothing that others see.
    await later(NIGHT + 30 * DAY);
    const entries = linli.documents<LedgerDocument>('ledger');
    expect(entries.some(({ kind }) => kind === 'deduction')).toBe(true);
    const { months, given: since, ...after } = await sums();
    expect(after).toStrictEqual({ ...before, year: 2026 });
    expect(since.map(({ ruleId }) => ruleId)).toStrictEqual(['help', 'hours']);
    expect(months.reduce((sum, one) => sum + one, 0)).toBe(12);
  });

  it('of a year without any are none', async () => {
    const none = await must<PointSums>(
      'showPointSums',
      { communityId: MAPLE, year: 2019 },
      'resident',
    );
    expect(none).toMatchObject({ given: [], months: new Array(12).fill(0), spent: 0 });
  });
});
