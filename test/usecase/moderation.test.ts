import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { NoticeDocument } from '../../cloudfunctions/notice/collections.ts';
import type { ReviewDocument } from '../../cloudfunctions/review/collections.ts';
import type { PictureState } from '../../cloudfunctions/review/picture-rules.ts';
import { MAPLE, NOTICE, REVIEW, START } from '../support/community.ts';
import { type Linli, startLinli } from '../support/linli.ts';

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());
beforeEach(() => linli.reset());

const noticeOf = (id: string) =>
  linli.documents<NoticeDocument>('notices').find(({ _id }) => _id === id) as NoticeDocument;
const reviewOf = (id: string) =>
  linli.documents<ReviewDocument>('reviews').find(({ _id }) => _id === id);
const states = (id: string) => noticeOf(id).pictures.map(({ state }) => state);
const fileOf = (n: number) => `cloud://e.b/notices/${MAPLE}/${n}.png`;
const waiting = (n: number): PictureState => ({
  fileId: fileOf(n),
  state: 'waiting',
  traceId: `trace-${n}`,
});

async function replaceNotice(id: string, patch: Partial<NoticeDocument>): Promise<void> {
  const document = { ...noticeOf(id), ...patch };
  await linli.cloud.database.command('database.removeDocument', {
    collectionName: 'notices',
    queryType: 'WHERE',
    query: JSON.stringify({ _id: id }),
    multi: true,
  });
  await linli.cloud.database.insertMany('notices', [{ ...document }]);
}

/** WeChat's check doubts a picture. */
const doubt = (n: number) =>
  linli.invoke(
    'moderation',
    { Event: 'wxa_media_check', trace_id: `trace-${n}`, errcode: 0, result: { suggest: 'review' } },
    null,
  );

async function decide(
  reviewId: string,
  decision: 'release' | 'reject',
  pictures: string[] = [],
  commandId = 'command-decide-0001',
): Promise<unknown> {
  const input = { communityId: MAPLE, reviewId, decision, seen: pictures, commandId };
  return (await linli.call('moderation', 'decideReview', input, 'partyBranch')).envelope;
}

describe('pictures that a check doubts', () => {
  const review = (id: string) => `notice:${id}:pictures`;

  it('one that turns doubtful after the text was released waits for a person of its own', async () => {
    await replaceNotice(NOTICE.held, { publishedAt: START, pictures: [waiting(1)] });
    expect(await decide(REVIEW.held, 'release')).toStrictEqual({
      ok: true,
      data: { decision: 'release' },
    });
    await doubt(1);
    await linli.timer('moderation');
    expect(states(NOTICE.held)).toStrictEqual(['review']);
    expect(noticeOf(NOTICE.held).state).toBe('published');
  });

  it('one that turns doubtful after others were released comes back, also after a cut', async () => {
    await replaceNotice(NOTICE.plain, { publishedAt: START, pictures: [waiting(1), waiting(2)] });
    await doubt(1);
    await decide(review(NOTICE.plain), 'release', [fileOf(1)]);
    await linli.cut('moderation', { request: 2, when: 'after' });
    await doubt(2);
    await linli.timer('moderation');
    await linli.timer('notice');
    expect(states(NOTICE.plain)).toStrictEqual(['passed', 'review']);
    expect(reviewOf(review(NOTICE.plain))?.state).toBe('open');
  });

  it('none is released that the person did not have before them', async () => {
    await replaceNotice(NOTICE.plain, { publishedAt: START, pictures: [waiting(1), waiting(2)] });
    await doubt(1);
    await doubt(2);
    await decide(review(NOTICE.plain), 'release', [fileOf(1)]);
    expect(states(NOTICE.plain)).toStrictEqual(['passed', 'review']);
    await linli.timer('notice');
    expect(reviewOf(review(NOTICE.plain))?.state).toBe('open');
  });

  it('one that was named before it turned doubtful is not decided by that', async () => {
    await replaceNotice(NOTICE.plain, { publishedAt: START, pictures: [waiting(1), waiting(2)] });
    await doubt(1);
    await decide(review(NOTICE.plain), 'release', [fileOf(1), fileOf(2)]);
    await linli.cut('moderation', { request: 2, when: 'after' });
    await doubt(2);
    await linli.timer('moderation');
    await linli.timer('notice');
    expect(states(NOTICE.plain)).toStrictEqual(['passed', 'review']);
    expect(reviewOf(review(NOTICE.plain))?.state).toBe('open');
  });

  it('a late retry of an earlier decision decides nothing new', async () => {
    await replaceNotice(NOTICE.plain, { publishedAt: START, pictures: [waiting(1), waiting(2)] });
    await doubt(1);
    await decide(review(NOTICE.plain), 'release', [fileOf(1)]);
    await doubt(2);
    await decide(review(NOTICE.plain), 'release', [fileOf(1), fileOf(2)]);
    expect(states(NOTICE.plain)).toStrictEqual(['passed', 'review']);
    expect(reviewOf(review(NOTICE.plain))?.state).toBe('open');
  });

  it('a decision about pictures leaves a held text held', async () => {
    await replaceNotice(NOTICE.held, { publishedAt: START, pictures: [waiting(1)] });
    await doubt(1);
    await decide(review(NOTICE.held), 'release', [fileOf(1)]);
    await linli.timer('moderation');
    expect(states(NOTICE.held)).toStrictEqual(['passed']);
    expect(noticeOf(NOTICE.held).state).toBe('held');
    expect(reviewOf(REVIEW.held)?.state).toBe('open');
  });
});
