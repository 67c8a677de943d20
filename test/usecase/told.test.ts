import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { MessageDocument } from '../../cloudfunctions/messages/collections.ts';
import type { ToldMessage } from '../../typings/contract/resident.ts';
import { MAPLE, residentIdOf, START, TEMPLATE } from '../support/community.ts';
import { type Linli, startLinli } from '../support/linli.ts';

/** Which messages somebody has opened follows the person, not the phone. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
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

it("notes one's own as read, once, and nobody else's", async () => {
  const all = [to('resident', 1), to('resident', 2), to('secretary', 1)];
  await linli.cloud.database.insertMany('messages', all as never);
  const read = (messageIds: string[]) =>
    linli.call('resident', 'readMessages', { communityId: MAPLE, messageIds }, 'resident');
  const first = await read(['told-resident-1', 'told-secretary-1', 'gone']);
  expect(first.envelope).toStrictEqual({ ok: true, data: { read: true } });
  const { envelope } = await linli.call(
    'resident',
    'listMessages',
    { communityId: MAPLE },
    'resident',
  );
  const { messages } = (envelope as { data: { messages: ToldMessage[] } }).data;
  expect(messages.map(({ messageId, read }) => [messageId, read])).toStrictEqual([
    ['told-resident-1', true],
    ['told-resident-2', false],
  ]);
  const before = linli.state();
  await linli.clock(START + 60_000);
  await read(['told-resident-1', 'told-secretary-1']);
  expect(linli.state()).toBe(before);
});
