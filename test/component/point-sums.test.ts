import { describe, expect, it } from '@jest/globals';
import type { PointSums } from '../../typings/contract/civility/sums.ts';
import { answering, openPage } from '../support/component.ts';
import { COMMUNITY } from './samples.ts';

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
  const open = async (more: Partial<PointSums> = {}) => {
    const page = await openPage('package-civility/pages/point-sums/index', {
      query: { communityId: COMMUNITY },
      answers: {
        civility: {
          showPointSums: answering({ ...sums, ...more }),
          listDigests: answering({ digests, next: null }),
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
});
