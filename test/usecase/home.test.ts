import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { Home } from '../../typings/contract/home.ts';
import type { Turnout } from '../../typings/contract/notice.ts';
import { MAPLE, NOTICE, START } from '../support/community.ts';
import { type Linli, startLinli } from '../support/linli.ts';

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());
beforeEach(() => linli.reset());

it('the watched notice has the figures of its turnout, also when the roster has changed since', async () => {
  await linli.cloud.database.command('database.modifyDocument', {
    collectionName: 'notices',
    queryType: 'WHERE',
    query: JSON.stringify({ _id: NOTICE.community }),
    data: JSON.stringify({ $set: { households: 0, publishedAt: START - 1 } }),
    multi: true,
    merge: true,
    upsert: false,
  });
  const communityId = MAPLE;
  const home = await linli.call('home', 'showOverview', { communityId }, 'secretary');
  const input = { communityId, noticeId: NOTICE.community };
  const turnout = await linli.call('notice', 'countTurnout', input, 'secretary');
  const { watch } = (home.envelope as { data: Home }).data;
  const { confirmed, households } = (turnout.envelope as { data: Turnout }).data;
  expect([watch?.noticeId, watch?.confirmed, watch?.households]).toStrictEqual([
    NOTICE.community,
    confirmed,
    households,
  ]);
});
