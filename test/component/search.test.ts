import { expect, it } from '@jest/globals';
import type { SearchGroup } from '../../typings/contract/home.ts';
import { type Answers, answering, openPage, refusing } from '../support/component.ts';
import { now } from '../support/component-clock.ts';
import { COMMUNITY, MEMBERSHIP } from './samples.ts';

/** The search: what was found, by kind, with what it is and when. */
type SearchAll = NonNullable<Answers['home']>['searchAll'];
const GROUPS: SearchGroup[] = [
  {
    kind: 'notices',
    hits: [{ id: 'n1', title: '周三停水', place: '全社区', at: now() - 60_000 }],
    more: true,
  },
  { kind: 'doors', hits: [{ id: 'h1', title: '一期 1栋 101', place: '', at: null }], more: false },
];

const open = (searchAll: SearchAll) =>
  openPage('package-home/pages/search-all/index', {
    query: { communityId: COMMUNITY },
    answers: {
      home: { searchAll },
      resident: { listMemberships: answering({ memberships: [MEMBERSHIP] }) },
    },
  });

it('groups what it finds by kind, and asks only for words', async () => {
  const page = await open(answering({ groups: GROUPS }));
  await page.atRest();
  page.tap('找一找');
  page.type('找什么', '  停水 ');
  page.tap('找一找');
  page.tap('找一找');
  await page.atRest();
  const asked = page.calls.filter(({ name }) => name === 'home.searchAll');
  expect(asked).toMatchObject([{ input: { communityId: COMMUNITY, words: '停水' } }]);
  expect(page.text()).toContain('通知 周三停水 全社区 · ');
  expect(page.text()).toContain('还有更多，多写几个字就能找到。 门牌 一期 1栋 101');
  page.close();
});

it('says when there is nothing, and why it could not look', async () => {
  const page = await open(answering({ groups: [] }));
  page.type('找什么', '没有的词');
  page.tap('找一找');
  await page.atRest();
  expect(page.text()).toContain('没有找到 换个短一点的词试试');
  page.close();
  const failed = await open(refusing('OFFLINE'));
  failed.type('找什么', '停水');
  failed.tap('找一找');
  await failed.atRest();
  expect(failed.text()).toContain('现在连不上网络');
  failed.close();
});
