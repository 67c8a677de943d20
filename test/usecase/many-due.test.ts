import assert from 'node:assert/strict';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { MessageDocument } from '../../cloudfunctions/messages/collections.ts';
import type { NoticeDocument } from '../../cloudfunctions/notice/collections.ts';
import type { ReviewDocument } from '../../cloudfunctions/review/collections.ts';
import { MAPLE, NOTICE, PLACE, START, TEMPLATE } from '../support/community.ts';
import { crowdOf, type Neighbour } from '../support/crowd.ts';
import { type Linli, startLinli } from '../support/linli.ts';
import { patch } from '../support/patch.ts';

/** A thousand documents due at once: every job has its turn, and some runs of a timer do all. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());
beforeEach(() => linli.reset());

const MANY = 1_000;
const idOf = (n: number) => `a${String(n).padStart(19, '0')}`;
const noticeLike = (_id: string, more: object): NoticeDocument => ({
  ...(linli
    .documents<NoticeDocument>('notices')
    .find((one) => one._id === NOTICE.building) as NoticeDocument),
  _id,
  ...more,
});
const put = (collection: string, documents: object[]) =>
  linli.cloud.database.insertMany(collection, documents as never);
const stateOf = (id: string) =>
  linli.documents<NoticeDocument>('notices').find(({ _id }) => _id === id);

/** Runs the timer until nothing is due. */
async function runAll(functionName: string, isDone: () => boolean): Promise<void> {
  for (let runs = 1; runs <= 10; runs += 1) {
    await linli.timer(functionName);
    if (isDone()) return;
  }
  assert.fail('ten runs were not enough');
}

/** Something for every other job: it is done by the first run, whatever waits beside it. */
async function beside(): Promise<() => void> {
  await put('notices', [
    noticeLike(idOf(501), { state: 'scheduled', publishedAt: START - 1, mustConfirm: false }),
    noticeLike(idOf(502), { state: 'held', heldFor: 'review', publishedAt: START - 1 }),
  ]);
  return () => {
    expect(stateOf(idOf(501))?.state).toBe('published');
    const reviews = linli.documents<ReviewDocument>('reviews');
    assert.ok(reviews.some(({ subjectId }) => subjectId === idOf(502)));
  };
}

async function crowdWithMessages(): Promise<Neighbour[]> {
  const crowd = await crowdOf(linli, MANY);
  await patch(linli, 'residents', { 'change.id': 'seed-crowd' }, { grants: { [TEMPLATE]: 1 } });
  for (const { openid } of crowd) await linli.cloud.grantMessage(openid, TEMPLATE, 1);
  return crowd;
}

const outbox = (state: MessageDocument['state']) =>
  linli.documents<MessageDocument>('messages').filter((one) => one.state === state).length;

describe('a thousand at once', () => {
  it('messages to be queued and sent: each goes out once', async () => {
    await crowdWithMessages();
    await put('notices', [
      noticeLike(idOf(503), {
        audience: [PLACE.otherBuilding],
        reach: [MAPLE, PLACE.estate, PLACE.otherBuilding],
        delivery: { state: 'due', after: '' },
      }),
    ]);
    const check = await beside();
    await linli.timer('notice');
    check();
    await runAll('notice', () => outbox('sent') === MANY);
    const sent = (await linli.messages()).map(({ touser }) => touser);
    expect([sent.length, new Set(sent).size]).toStrictEqual([MANY, MANY]);
    expect(linli.documents('failures')).toStrictEqual([]);
  });

  it('notices to be delivered', async () => {
    await put(
      'notices',
      Array.from({ length: MANY }, (_, n) =>
        noticeLike(idOf(1000 + n), {
          audience: [PLACE.otherBuilding],
          delivery: { state: 'due', after: '' },
        }),
      ),
    );
    const check = await beside();
    await linli.timer('notice');
    check();
    await runAll('notice', () =>
      linli.documents<NoticeDocument>('notices').every(({ delivery }) => delivery.state !== 'due'),
    );
  });

  it('decisions to be carried out', async () => {
    const change = {
      id: 'stamp',
      action: 'review.release',
      actorId: 'person-secretary',
      target: 'notice:x',
      at: START,
    };
    const held = Array.from({ length: MANY }, (_, n) =>
      noticeLike(idOf(1000 + n), { state: 'held', heldFor: 'review', mustConfirm: false }),
    );
    await put('notices', held);
    await put(
      'reviews',
      held.map(({ _id }) => ({
        _id: `notice:${_id}:text`,
        communityId: MAPLE,
        subject: 'notice',
        subjectId: _id,
        reason: 'text-review',
        state: 'released',
        decided: [],
        carried: false,
        at: START,
        change: { ...change, id: `stamp-${_id}` },
      })),
    );
    await runAll('moderation', () =>
      linli.documents<ReviewDocument>('reviews').every(({ carried }) => carried),
    );
    assert.ok(held.every(({ _id }) => stateOf(_id)?.state === 'published'));
  });
});
