import { expect, it } from '@jest/globals';
import type { MessageDocument } from '../../cloudfunctions/messages/collections.ts';
import { toldOf } from '../../cloudfunctions/resident/self/own-data-rules.ts';

/** What somebody was told: also what WeChat refused, not what came to nothing. */
const message = (_id: string, state: MessageDocument['state']): MessageDocument => ({
  _id,
  communityId: 'maple',
  noticeId: 'n1',
  residentId: 'r1',
  openid: 'o1',
  templateId: 't1',
  page: 'package-notice/pages/notice-detail/index?noticeId=n1',
  data: { thing1: { value: '周三停水' }, time2: { value: '周五' } },
  state,
  attempts: 0,
  at: 1,
});

it('has what was sent, refused or waits, in the words of the message and without the account', () => {
  const told = toldOf([
    message('a', 'sent'),
    { ...message('b', 'refused'), readAt: 2 },
    message('c', 'cancelled'),
    message('d', 'due'),
  ]);
  expect(told.map(({ messageId }) => messageId)).toStrictEqual(['a', 'b', 'd']);
  expect(told.map(({ read }) => read)).toStrictEqual([false, true, false]);
  expect(told[0]?.words).toStrictEqual(['周三停水', '周五']);
  expect(JSON.stringify(told)).not.toContain('o1');
});

it('ends with the thirtieth', () => {
  const many = Array.from({ length: 200 }, (_, at) => message(String(at), 'sent'));
  expect(toldOf(many).length).toBe(30);
});
