import { expect, it } from '@jest/globals';
import type { PointRule } from '../../typings/contract/civility/rule.ts';
import { answering, openPage } from '../support/component.ts';
import { RULE } from '../support/points.ts';
import { COMMUNITY, MEMBERSHIP } from './samples.ts';

it('a draft of the rules is tried on the last 90 days before anybody adopts it', async () => {
  const draft = {
    rules: [RULE.help, { ...RULE.help, ruleId: 'sort' }] as unknown as PointRule[],
    covenantId: null,
    editedBy: '沈知秋',
    own: false,
    findings: [],
  };
  const sum = (ruleId: string, title: string, events: number, points: number, drafted: number) => ({
    ruleId,
    title,
    events,
    points,
    drafted,
  });
  const page = await openPage('package-civility/pages/point-rules/index', {
    query: { communityId: COMMUNITY },
    answers: {
      resident: { listMemberships: answering({ memberships: [MEMBERSHIP] }) },
      civility: {
        showRuleTable: answering({ table: null, coming: null, draft, seen: 's1', presets: [] }),
        simulateRuleTable: answering({
          rules: [
            sum('help', '邻里互助', 24, 120, 192),
            sum('clean', '门前整洁', 3, 9, 0),
            sum('sort', '垃圾分类', 2, 4, 4),
          ],
        }),
      },
    },
  });
  await page.atRest();
  page.tap('用草稿算一遍最近 90 天');
  await page.atRest();
  for (const words of [
    '邻里互助：24 次，记了 120 分，会是 192 分',
    '门前整洁：3 次，记了 9 分，草稿里没有这一条',
    '垃圾分类：2 次，记了 4 分，不变',
    '记下的分都不变',
  ]) {
    expect(page.text()).toContain(words);
  }
  page.close();
});
