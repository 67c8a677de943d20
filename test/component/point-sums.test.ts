import { describe, expect, it } from '@jest/globals';
import type { RankingActions } from '../../typings/contract/civility/ranking.ts';
import type { PointSums } from '../../typings/contract/civility/sums.ts';
import { answering, openPage } from '../support/component.ts';
import { COMMUNITY, MEMBERSHIP } from './samples.ts';

type Ranking = RankingActions['showRanking']['data'];

/** The page of a community's points. */

describe('the sums of a community', () => {
  const sums = {
    year: 2026,
    given: [
      { ruleId: 'help', title: '邻里互助', points: 120, times: 24 },
      { ruleId: 'clean', title: '门前整洁', points: 30, times: 10 },
    ],
    months: [0, 0, 50, 0, 100, 0, 0, 0, 0, 0, 0, 0],
    taken: { points: 60, times: 6 },
    opening: 40,
    spent: 25,
    expired: 0,
    appeals: { raised: 8, right: 3, wrong: 4 },
  };
  const digests = [{ day: '2026-06-16', hash: 'ab'.repeat(32), at: 0 }];
  const NONE: Ranking = {
    motionId: null,
    year: 2026,
    rows: [],
    own: null,
    maySet: false,
    question: '同意吗？',
    votes: [],
  };
  const open = async (more: Partial<PointSums> = {}, ranking: Partial<Ranking> = {}) => {
    const page = await openPage('package-civility/pages/point-sums/index', {
      query: { communityId: COMMUNITY },
      answers: {
        resident: { listMemberships: answering({ memberships: [MEMBERSHIP] }) },
        civility: {
          showPointSums: answering({ ...sums, ...more }),
          listDigests: answering({ digests, next: null }),
          showRanking: answering({ ...NONE, ...ranking }),
          joinRanking: answering({ joins: true }),
          setRanking: answering({ motionId: 'v1' }),
        },
      },
    });
    await page.atRest();
    return page;
  };

  it('say how much was given for what, and how appeals ended', async () => {
    const page = await open();
    for (const words of [
      '150 分',
      '邻里互助 120 分，24 次',
      '换掉 25 分',
      '一共扣了 6 次，60 分',
      '7 / 8 件',
      '申诉成立的 3 件，没有成立的 4 件，还在听的 1 件。',
    ]) {
      expect(page.text()).toContain(words);
    }
    expect(page.text()).not.toContain('积分榜');
    expect(page.text()).not.toContain('abababab');
    page.tap('依据和校验');
    expect(page.text()).toContain('abababababababab');
    page.close();
  });

  it('say why there is no number where it would be somebody’s', async () => {
    const page = await open({
      given: [],
      months: new Array(12).fill(0),
      taken: null,
      appeals: null,
    });
    expect(page.text()).toContain('扣分不到五次');
    expect(page.text()).toContain('申诉也不到五件');
    expect(page.text()).toContain('这一年还没有加过分');
    page.close();
  });

  it('have a ranking where the community has decided so, which a household joins after it was told who sees it', async () => {
    const rows = [{ place: 1, label: '一期 1栋 101', points: 45 }];
    const page = await open({}, { motionId: 'v1', own: false, rows });
    for (const words of ['第 1 名 一期 1栋 101', '45 分', '没有末位']) {
      expect(page.text()).toContain(words);
    }
    expect(page.text()).not.toContain('关掉积分榜');
    page.tap('我家愿意上榜');
    await page.atRest();
    expect(page.dialog()).toContain('全社区都看得到');
    page.answer('confirm');
    await page.atRest();
    const [sent] = page.calls.filter(({ name }) => name === 'civility.joinRanking');
    expect(sent?.input).toMatchObject({ joins: true });
    page.close();
  });

  it('tell officers what a vote has to ask, and open the ranking by one that was adopted', async () => {
    const votes = [{ motionId: 'v1', title: '要不要积分榜', publishedAt: 0 }];
    const page = await open({}, { maySet: true, votes });
    expect(page.text()).toContain('现在没有积分榜');
    expect(page.text()).toContain('同意吗？');
    page.tap('按“要不要积分榜”开（1970年1月1日公布）');
    await page.atRest();
    page.answer('confirm');
    await page.atRest();
    const [sent] = page.calls.filter(({ name }) => name === 'civility.setRanking');
    expect(sent?.input).toMatchObject({ motionId: 'v1' });
    page.close();
  });
});
