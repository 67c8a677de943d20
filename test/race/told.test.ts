import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { MessageDocument } from '../../cloudfunctions/messages/collections.ts';
import { MAPLE, residentIdOf, START, TEMPLATE } from '../support/community.ts';
import { type Linli, startLinli } from '../support/linli.ts';
import { inAnyOrder } from '../support/orders.ts';

/** Messages that are opened on two phones of one person at once. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
beforeEach(() => linli.reset());
afterAll(() => linli.stop());

const to = (person: 'resident' | 'secretary', n: number): MessageDocument => ({
  _id: `told-${person}-${n}`,
  communityId: MAPLE,
  noticeId: 'a-notice',
  residentId: residentIdOf(person),
  openid: '',
  templateId: TEMPLATE,
  page: 'pages/home/index',
  data: { thing1: { value: '周三停水' } },
  state: 'sent',
  attempts: 1,
  at: START - n,
});

it('are read once each, and those of others stay as they are', () =>
  inAnyOrder(linli, async () => {
    const all = [to('resident', 1), to('resident', 2), to('resident', 3), to('secretary', 1)];
    await linli.cloud.database.insertMany('messages', all as never);
    const read = (...messageIds: string[]) =>
      linli.call('resident', 'readMessages', { communityId: MAPLE, messageIds }, 'resident');
    const answers = await Promise.all([
      read('told-resident-1', 'told-resident-2'),
      read('told-resident-2', 'told-secretary-1'),
      linli.call('resident', 'listMessages', { communityId: MAPLE }, 'resident'),
    ]);
    expect(answers.map(({ envelope }) => envelope.ok)).toStrictEqual([true, true, true]);
    const isRead = linli
      .documents<MessageDocument>('messages')
      .filter(({ _id }) => all.some((one) => one._id === _id))
      .map(({ _id, readAt }) => [_id, readAt !== undefined] as const)
      .sort(([one], [other]) => (one < other ? -1 : 1));
    expect(isRead).toStrictEqual([
      ['told-resident-1', true],
      ['told-resident-2', true],
      ['told-resident-3', false],
      ['told-secretary-1', false],
    ]);
  }));
