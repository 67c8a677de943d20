import assert from 'node:assert/strict';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { FailureDocument } from '../../cloudfunctions/kernel/collections.ts';
import type { MessageDocument } from '../../cloudfunctions/messages/collections.ts';
import type { NoticeDocument } from '../../cloudfunctions/notice/collections.ts';
import type { ResidentDocument } from '../../cloudfunctions/people/collections.ts';
import type { ReviewDocument } from '../../cloudfunctions/review/collections.ts';
import {
  HOME,
  MAPLE,
  NOTICE,
  openidOf,
  residentIdOf,
  START,
  TEMPLATE,
} from '../support/community.ts';
import { type Linli, startLinli } from '../support/linli.ts';
import { patch } from '../support/patch.ts';

/**
 * One document that upkeep cannot deal with, beside a sound one that comes after it: the sound one is dealt
 * with, the other is listed among the failures.
 */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());
beforeEach(() => linli.reset());

const MINUTE = 60_000;
const BAD = 'a000000000000000bad0'; // before every other in the order of ids
const GOOD = 'a0000000000000009000';

const stamp = (id: string, action: string, target: string, at: number) => ({
  id,
  action,
  actorId: residentIdOf('secretary'),
  target,
  at,
});
const found = <Doc extends { _id: string }>(collection: string, id: string) =>
  linli.documents<Doc>(collection).find(({ _id }) => _id === id);
const noticeLike = (_id: string, more: object) => ({
  ...found<NoticeDocument>('notices', NOTICE.building),
  _id,
  ...more,
});
const put = (collection: string, ...documents: object[]) =>
  linli.cloud.database.insertMany(collection, documents as never);

interface Poison {
  name: string;
  functionName: 'notice' | 'moderation';
  put(): Promise<unknown>;
  /** the job and the document that are listed */
  failure: [job: string, documentId: string];
  /** of the sound one */
  isDone(): boolean | Promise<boolean>;
}

const messageLike = (_id: string, key: 'resident' | 'stairSteward', more: object = {}) => ({
  _id,
  communityId: MAPLE,
  noticeId: NOTICE.building,
  residentId: residentIdOf(key),
  openid: openidOf(key),
  templateId: TEMPLATE,
  page: 'pages/home/index',
  data: {
    thing1: { value: '停水' },
    time2: { value: '2026年6月15日 10:00' },
    thing3: { value: '请打开看一看并确认' },
  },
  needless: [`${NOTICE.building}:${HOME.first}`],
  state: 'due',
  attempts: 0,
  at: START,
  ...more,
});
const messageOf = (id: string) => found<MessageDocument>('messages', id);
const reviewLike = (_id: string, subjectId: string, more: object = {}) => ({
  _id,
  communityId: MAPLE,
  subject: 'notice',
  subjectId,
  reason: 'text-review',
  state: 'released',
  decided: [],
  carried: false,
  at: START,
  change: stamp(`stamp-${_id}`.slice(0, 40), 'review.release', `notice:${subjectId}`, START),
  ...more,
});
const reportLike = (noticeId: unknown, more: object = {}) => ({
  _id: `${noticeId}:${residentIdOf('resident')}`,
  communityId: MAPLE,
  noticeId,
  residentId: residentIdOf('resident'),
  reason: 'untrue',
  note: '',
  state: 'open',
  change: stamp(`stamp-${noticeId}`.slice(0, 40), 'notice.report', `notice:${noticeId}`, START),
  ...more,
});

const appears =
  (bad: object): Poison['put'] =>
  () =>
    put(
      'notices',
      noticeLike(BAD, { state: 'scheduled', publishedAt: START - 2, ...bad }),
      noticeLike(GOOD, { state: 'scheduled', publishedAt: START - 1 }),
    );
const delivers =
  (bad: object): Poison['put'] =>
  () =>
    put(
      'notices',
      noticeLike(BAD, { delivery: { state: 'due', after: '' }, publishedAt: START - 2, ...bad }),
      noticeLike(GOOD, { delivery: { state: 'due', after: '' }, publishedAt: START - 1 }),
    );
const reviewed =
  (bad: object): Poison['put'] =>
  () =>
    put(
      'notices',
      noticeLike(BAD, { state: 'held', heldFor: 'review', publishedAt: START - 2, ...bad }),
      noticeLike(GOOD, { state: 'held', heldFor: 'review', publishedAt: START - 1 }),
    );
const picture = { fileId: 'cloud://x/1.png', state: 'waiting', traceId: 'trace' };
const waits =
  (bad: object): Poison['put'] =>
  () =>
    put(
      'notices',
      noticeLike(BAD, { pictures: [picture], publishedAt: START - 90 * MINUTE, ...bad }),
      noticeLike(GOOD, { pictures: [picture], publishedAt: START - 80 * MINUTE }),
    );
const swept =
  (collection: string, good: object, bad: object): Poison['put'] =>
  () =>
    put(
      collection,
      { ...bad, change: { ...stamp('', 'x.y', 'x:y', START - 4 * MINUTE), id: null } },
      { ...good, change: stamp('stamp-of-good', 'x.y', 'x:y', START - 3 * MINUTE) },
    );
const entryIsThere = () => found('audit', 'stamp-of-good') !== undefined;
const receiptLike = (_id: string) => ({
  _id,
  communityId: MAPLE,
  noticeId: NOTICE.plain,
  residentId: null,
  households: [],
  keys: [],
  by: { residentId: residentIdOf('stairSteward'), name: '', how: 'paper' },
  confirmedAt: START,
  undoneAt: START,
});

const POISONS: Poison[] = [
  {
    name: 'a notice that cannot appear',
    functionName: 'notice',
    put: appears({ delivery: null }),
    failure: ['notice.appear', BAD],
    isDone: () => found<NoticeDocument>('notices', GOOD)?.state === 'published',
  },
  ...[{ audience: null }, { title: null }].map(
    (bad): Poison => ({
      name: `a notice that cannot be delivered, ${JSON.stringify(bad)}`,
      functionName: 'notice',
      put: delivers(bad),
      failure: ['notice.deliver', BAD],
      isDone: () => found<NoticeDocument>('notices', GOOD)?.delivery.state === 'done',
    }),
  ),
  ...[{ pictures: null }, { attachments: {} }].map(
    (bad): Poison => ({
      name: `a notice that cannot be put to review, ${JSON.stringify(bad)}`,
      functionName: 'notice',
      put: reviewed(bad),
      failure: ['notice.review', BAD],
      isDone: () => found<ReviewDocument>('reviews', `notice:${GOOD}:text`)?.state === 'open',
    }),
  ),
  {
    name: 'a notice with a picture that waits and one that is none',
    functionName: 'notice',
    put: waits({ pictures: [null, picture] }),
    failure: ['notice.pictures', BAD],
    isDone: () => found<NoticeDocument>('notices', GOOD)?.pictures[0]?.state === 'review',
  },
  {
    name: 'a message that cannot be sent',
    functionName: 'notice',
    put: () =>
      put(
        'messages',
        messageLike(`${BAD}:1`, 'resident', { at: START - 1, needless: 'x' }),
        messageLike(`${GOOD}:1`, 'stairSteward'),
      ),
    failure: ['notice.send', `${BAD}:1`],
    isDone: () => messageOf(`${GOOD}:1`)?.state === 'sent',
  },
  {
    name: 'a message to nobody, which takes nobody’s grant',
    functionName: 'notice',
    put: () => {
      const { residentId: _, ...nobody } = messageLike(`${BAD}:1`, 'resident', { at: START - 1 });
      return put('messages', nobody, messageLike(`${GOOD}:1`, 'stairSteward'));
    },
    failure: ['notice.send', `${BAD}:1`],
    isDone: () => {
      const person = found<ResidentDocument>('residents', residentIdOf('resident'));
      return messageOf(`${GOOD}:1`)?.state === 'sent' && person?.grants[TEMPLATE] === 2;
    },
  },
  ...[{ subject: 'nothing' }, { decided: null, _id: `notice:${NOTICE.plain}:pictures` }].map(
    (bad): Poison => ({
      name: `a decision that cannot be carried out, ${JSON.stringify(bad)}`,
      functionName: 'moderation',
      put: async () => {
        const _id = `notice:${NOTICE.plain}:text`;
        await put(
          'notices',
          noticeLike(GOOD, {
            state: 'held',
            pictures: [],
            publishedAt: START - 3 * 24 * 60 * MINUTE,
          }),
        );
        const doubtful = { pictures: [{ ...picture, state: 'review' }] };
        await put('notices', noticeLike(BAD, doubtful));
        const late = { change: stamp('stamp-of-bad', 'review.release', 'notice:x', START - 1) };
        await put(
          'reviews',
          reviewLike(_id, BAD, { ...late, ...bad }),
          reviewLike(`notice:${GOOD}:text`, GOOD),
        );
      },
      failure: ['review.carry', bad._id ?? `notice:${NOTICE.plain}:text`],
      isDone: () => found<NoticeDocument>('notices', GOOD)?.state === 'published',
    }),
  ),
  ...[null, 'a0000000000000099999'].map(
    (noticeId): Poison => ({
      name: `a report about ${noticeId}`,
      functionName: 'notice',
      put: () => put('reports', reportLike(noticeId), reportLike(NOTICE.plain)),
      failure: ['notice.reports', `${noticeId}:${residentIdOf('resident')}`],
      isDone: () => found('reviews', `notice:${NOTICE.plain}:reports`) !== undefined,
    }),
  ),
  {
    name: 'a notice with a stamp without an id',
    functionName: 'notice',
    put: () => swept('notices', noticeLike(GOOD, {}), noticeLike(BAD, {}))(),
    failure: ['audit.notices', BAD],
    isDone: entryIsThere,
  },
  {
    name: 'a receipt with a stamp without an id',
    functionName: 'notice',
    put: swept('receipts', receiptLike(GOOD), receiptLike(BAD)),
    failure: ['audit.receipts', BAD],
    isDone: entryIsThere,
  },
  {
    name: 'a report with a stamp without an id',
    functionName: 'notice',
    put: swept(
      'reports',
      { ...reportLike(NOTICE.plain), _id: GOOD, state: 'closed' },
      { ...reportLike(NOTICE.plain), _id: BAD, state: 'closed' },
    ),
    failure: ['audit.reports', BAD],
    isDone: entryIsThere,
  },
  {
    name: 'a review with a stamp without an id',
    functionName: 'moderation',
    put: swept(
      'reviews',
      { ...reviewLike('notice:y:text', NOTICE.plain), carried: true },
      { ...reviewLike('notice:x:text', NOTICE.plain), carried: true },
    ),
    failure: ['audit.reviews', 'notice:x:text'],
    isDone: entryIsThere,
  },
];

describe('a poisoned document', () => {
  for (const { name, functionName, put: poison, failure, isDone } of POISONS) {
    it(`${name}: the next one is dealt with, and it is listed`, async () => {
      await poison();
      await linli.timer(functionName);
      const listed = linli
        .documents<FailureDocument>('failures')
        .map(({ job, documentId }) => [job, documentId]);
      assert.equal(await isDone(), true, JSON.stringify(listed));
      expect(listed).toStrictEqual([failure]);
    });
  }

  it('and thirty more of them keep nobody waiting', async () => {
    const due = { delivery: { state: 'due', after: '' } };
    const bad = Array.from({ length: 30 }, (_, n) =>
      noticeLike(`${BAD}-${n}`, { ...due, title: null, publishedAt: START - 100 + n }),
    );
    await put('notices', ...bad, noticeLike(GOOD, { ...due, publishedAt: START }));
    await linli.timer('notice');
    expect(found<NoticeDocument>('notices', GOOD)?.delivery.state).toBe('done');
    expect(linli.documents('failures').length).toBe(30);
  });

  it('is tried again less and less often, and gone from the list once it is mended', async () => {
    await delivers({ title: null })();
    for (let minute = 0; minute < 5; minute += 1) await linli.clock(START + minute * MINUTE);
    const [failure] = linli.documents<FailureDocument>('failures');
    assert.ok(failure && failure.attempts >= 2 && failure.attempts < 5, String(failure?.attempts));
    await patch(linli, 'notices', { _id: BAD }, { title: '停水' });
    await linli.clock(failure.nextAt + MINUTE);
    expect(linli.documents('failures')).toStrictEqual([]);
    expect(found<NoticeDocument>('notices', BAD)?.delivery.state).toBe('done');
  });
});
