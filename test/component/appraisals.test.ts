import { describe, expect, it } from '@jest/globals';
import type { AppraisalDetail } from '../../typings/contract/office/appraisal.ts';
import { answering, openPage, refusing } from '../support/component.ts';
import { COMMUNITY } from './samples.ts';

/** The page of a year's appraisal. */

const line = (key: string, name: string, more: object = {}) => ({
  key,
  name,
  role: 'building-steward' as const,
  placeLabel: '一期 1栋',
  own: false,
  raters: null,
  counts: null,
  unfit: null,
  ends: 'no' as const,
  ...more,
});
const view = (more: Partial<AppraisalDetail> = {}): AppraisalDetail => ({
  year: 2026,
  step: 'confirmed',
  rule: '',
  people: [
    line('q1', '罗清和', {
      raters: 6,
      counts: { excellent: 0, competent: 1, basic: 1, unfit: 4 },
      unfit: true,
      ends: 'rule',
    }),
    line('q2', '谢长安', { raters: 4 }),
  ],
  vote: null,
  confirmedBy: ['沈知秋', '秦晚'],
  choices: [],
  votes: [],
  questions: [],
  may: { prepare: false, nameVote: false, draw: false, confirm: false },
  seen: 'a1',
  ...more,
});

async function open(appraisal: AppraisalDetail | null, more: object = {}) {
  const page = await openPage('package-resident/pages/appraisal-year/index', {
    query: { communityId: COMMUNITY, year: '2026' },
    answers: {
      role: { showAppraisal: answering({ appraisal, years: [2026, 2025] }), ...more },
    },
  });
  await page.atRest();
  return page;
}

describe('an appraisal', () => {
  it('shows the result, what follows, and nothing of few raters but how many', async () => {
    const page = await open(view());
    for (const words of [
      '优秀 0，称职 1，基本称职 1，不称职 4',
      '过半数认为不称职',
      '按本社区的规定不再担任',
      '只有 4 位评议',
      '沈知秋、秦晚确认',
      '2025 年',
    ]) {
      expect(page.text()).toContain(words);
    }
    page.close();
  });

  it('is prepared by choosing who is appraised', async () => {
    const choice = {
      residentId: 'p1',
      role: 'building-steward' as const,
      placeId: `${COMMUNITY}.a.b`,
      placeLabel: '一期 1栋',
      from: '2024-01-01',
      name: '罗清和',
      chosen: false,
    };
    const may = { prepare: true, nameVote: false, draw: false, confirm: false };
    const page = await open(
      view({ step: 'preparing', people: [], confirmedBy: [], choices: [choice], seen: null, may }),
      { saveAppraisal: answering({ seen: 'a2' }) },
    );
    page.tap('存下来');
    await page.atRest();
    expect(page.text()).toContain('请至少选一位');
    page.tap('罗清和（一期 1栋 楼栋长）');
    page.tap('存下来');
    await page.atRest();
    const [sent] = page.calls.filter(({ name }) => name === 'role.saveAppraisal');
    expect(sent?.input).toMatchObject({ people: [{ residentId: 'p1' }], rule: '', seen: null });
    page.close();
  });

  it('is confirmed with a second thought; says what is empty, and why it failed', async () => {
    const may = { prepare: false, nameVote: false, draw: false, confirm: true };
    const page = await open(view({ step: 'confirming', confirmedBy: [], may }), {
      confirmAppraisal: answering({ confirmed: true as const }),
    });
    expect(page.text()).toContain('等两位没有被评议的工作人员确认');
    page.tap('结果没有问题，我确认');
    await page.atRest();
    page.answer('confirm');
    await page.atRest();
    expect(page.calls.some(({ name }) => name === 'role.confirmAppraisal')).toBe(true);
    page.close();
    const empty = await open(null);
    expect(empty.text()).toContain('这一年还没有评议');
    empty.close();
    const failed = await open(view(), { showAppraisal: refusing('SERVICE_BUSY') });
    expect(failed.text()).toContain('再试一次');
    failed.close();
  });
});
