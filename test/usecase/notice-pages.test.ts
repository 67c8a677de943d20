import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { NoticeDocument } from '../../cloudfunctions/notice/collections.ts';
import type { ReviewDocument } from '../../cloudfunctions/review/collections.ts';
import type { Home } from '../../typings/contract/home.ts';
import type { ReviewLine } from '../../typings/contract/moderation.ts';
import type { ForSomebody, NoticeLine, UnconfirmedLine } from '../../typings/contract/notice.ts';
import { HOME, MAPLE, NOTICE, PLACE, residentIdOf, START } from '../support/community.ts';
import { crowdOf } from '../support/crowd.ts';
import { consentOf, type Input } from '../support/inputs.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { patch } from '../support/patch.ts';
import { talkWith } from '../support/talk.ts';

/** Pages of lists: whatever is among the rows, each row that counts comes once, and no page is short. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());
beforeEach(() => linli.reset());

const { ask } = talkWith(() => linli);
const noticeLike = (_id: string, more: object): NoticeDocument => ({
  ...(linli
    .documents<NoticeDocument>('notices')
    .find((one) => one._id === NOTICE.building) as NoticeDocument),
  _id,
  ...more,
});
const idOf = (n: number) => `a${String(n).padStart(19, '0')}`;
const put = (collection: string, documents: object[]) =>
  linli.cloud.database.insertMany(collection, documents as never);
const reviewLike = (n: number, more: object = {}): ReviewDocument => ({
  ...(linli.documents<ReviewDocument>('reviews')[0] as ReviewDocument),
  _id: `notice:${idOf(n)}:text`,
  communityId: MAPLE,
  subjectId: idOf(n),
  at: START,
  ...more,
});
const held = { state: 'held', heldFor: 'review' };
const numbers = (from: number, count: number) => Array.from({ length: count }, (_, n) => from + n);

/** All pages of a list. */
async function pages<Row>(name: string, field: string, as: As, more: Input = {}): Promise<Row[][]> {
  const found: Row[][] = [];
  let next: string | null | undefined;
  do {
    const input = { communityId: MAPLE, ...more, ...(next ? { after: next } : {}) };
    const answer = await ask<Record<string, Row[]> & { next: string | null }>(name, input, as);
    found.push(answer[field] ?? []);
    next = answer.next as string | null;
  } while (next !== null && found.length < 10);
  return found;
}

describe('the review queue', () => {
  const queue = () => pages<ReviewLine>('moderation.listReviews', 'reviews', 'partyBranch');

  it('has full pages though notices were taken back meanwhile', async () => {
    const gone = ['withdrawn', 'cancelled', 'rejected'];
    await put('notices', [
      ...numbers(100, 30).map((n) => noticeLike(idOf(n), { state: gone[n % 3] })),
      ...numbers(200, 25).map((n) => noticeLike(idOf(n), held)),
    ]);
    await put('reviews', [
      ...numbers(100, 30).map((n) => reviewLike(n, { at: START - 1_000_000 })),
      ...numbers(200, 25).map((n) => reviewLike(n)),
    ]);
    // of the estate’s held notice, which is there from the start, and 25 more
    expect((await queue()).map((page) => page.length)).toStrictEqual([20, 6]);
  });

  it('leaves out corrections that wait no more, and what has no document', async () => {
    await put('notices', [noticeLike(idOf(100), {})]);
    await put('reviews', [
      reviewLike(100, { _id: `notice:${idOf(100)}:correction` }),
      reviewLike(101, { at: START + 1 }),
    ]);
    const [page = []] = await queue();
    expect(page.map(({ reviewId }) => reviewId)).toStrictEqual([`notice:${NOTICE.held}:text`]);
  });

  it('shows each of many with one instant once', async () => {
    await put(
      'notices',
      numbers(100, 50).map((n) => noticeLike(idOf(n), held)),
    );
    await put(
      'reviews',
      numbers(100, 50).map((n) => reviewLike(n)),
    );
    const ids = (await queue()).flat().map(({ reviewId }) => reviewId);
    expect(ids.length).toBe(51);
    expect(new Set(ids).size).toBe(51);
  });
});

describe('lists of notices', () => {
  it('show each of many with one instant once', async () => {
    await put(
      'notices',
      numbers(100, 70).map((n) => noticeLike(idOf(n), {})),
    );
    const found = await pages<NoticeLine>('notice.listNotices', 'notices', 'resident');
    const ids = found.flat().map(({ noticeId }) => noticeId);
    expect(ids.length).toBe(73);
    expect(new Set(ids).size).toBe(73);
  });

  it('show each household that has not confirmed once, also if doors sort alike', async () => {
    await crowdOf(linli, 65);
    await patch(linli, 'households', { buildingId: PLACE.otherBuilding }, { sortKey: '001-0001' });
    const found = await pages<UnconfirmedLine>(
      'notice.listUnconfirmed',
      'households',
      'secretary',
      { noticeId: NOTICE.community },
    );
    const ids = found.flat().map(({ householdId }) => householdId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBe(65 + 5); // of six households one has confirmed
  });
});

describe('what waits for somebody else', () => {
  it('is found behind many newer notices that are confirmed', async () => {
    await put('consents', [{ ...consentOf('resident', 'residentElsewhere') }]);
    const newer = numbers(100, 25).map((n) =>
      noticeLike(idOf(n), { publishedAt: START - n, order: START - n }),
    );
    await put('notices', newer);
    await put(
      'receipts',
      newer.map(({ _id: noticeId }) => ({
        _id: `${noticeId}:paper:${HOME.second}`,
        communityId: MAPLE,
        noticeId,
        residentId: null,
        households: [{ householdId: HOME.second, buildingId: '', stairId: '' }],
        keys: [`${noticeId}:${HOME.second}`],
        by: { residentId: residentIdOf('stairSteward'), name: '', how: 'paper' },
        confirmedAt: START,
        undoneAt: null,
      })),
    );
    const { people } = await ask<{ people: ForSomebody[] }>(
      'notice.listForOthers',
      { communityId: MAPLE },
      'residentElsewhere',
    );
    expect(
      people.map(({ notices }) => notices.map(({ noticeId }) => noticeId).sort()),
    ).toStrictEqual([[NOTICE.building, NOTICE.community]]);
  });
});

describe('the notice that an officer watches on the first page', () => {
  it('is the newest of those that ask their own places alone', async () => {
    await put('notices', [
      noticeLike(idOf(100), {
        audience: [PLACE.building, PLACE.otherBuilding],
        reach: [MAPLE, PLACE.estate, PLACE.building, PLACE.otherBuilding],
        publishedAt: START - 1,
      }),
    ]);
    const { watch } = await ask<Home>(
      'home.showOverview',
      { communityId: MAPLE },
      'buildingSteward',
    );
    expect(watch?.noticeId).toBe(NOTICE.building);
  });
});
