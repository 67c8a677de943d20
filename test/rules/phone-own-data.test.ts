import { expect, it } from '@jest/globals';
import { ownDataParts } from '../../miniprogram/text/resident/own-data.ts';
import type { OwnData } from '../../typings/contract/resident.ts';

/** What is kept about a person, as its page shows it. */

const AT = Date.parse('2026-11-23T06:00:00Z');
const own = {
  communityName: '红枫社区',
  name: '顾南枝',
  createdAt: AT,
  households: [{ label: '一期 1栋 1单元 202', joinedAt: AT }],
  roles: [],
  messages: { granted: 2, sent: 0 },
  receipts: [{ title: '周三停水', at: AT, byName: '' }],
  consents: [],
  requests: [],
  words: [],
  voices: 0,
  votes: [],
  objections: [],
  reports: [],
  drafts: [],
  proposals: [],
  candidacies: [],
  outbox: [],
  tries: 0,
  shifts: [],
  volunteer: null,
  actions: [],
} as unknown as OwnData;

it('says when something happened apart from what it was', () => {
  const { lists, facts, none } = ownDataParts(own);
  const linesOf = (name: string) => lists.find((list) => list.name === name)?.lines;
  expect(linesOf('确认过的通知')).toStrictEqual([
    { when: '2026年11月23日 14:00', words: '周三停水' },
  ]);
  expect(linesOf('住处')).toStrictEqual([
    { when: '', words: '一期 1栋 1单元 202（2026年11月23日 14:00 加入）' },
  ]);
  expect(facts).toContainEqual({ name: '姓名', words: '顾南枝' });
  expect(none).toContain('职务');
});
