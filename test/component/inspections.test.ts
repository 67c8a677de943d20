import { describe, expect, it } from '@jest/globals';
import type { InspectedDoor, InspectionLine } from '../../typings/contract/civility/inspection.ts';
import type { PointRule } from '../../typings/contract/civility/rule.ts';
import { answering, openPage, refusing } from '../support/component.ts';
import { RULE } from '../support/points.ts';
import { COMMUNITY } from './samples.ts';

/** Walks through buildings: recorded door by door, decided as a whole. */

const doors = ['101', '102', '201'].map((number, n) => ({
  householdId: `h${n}`,
  stair: '1单元',
  number,
  own: n === 2,
}));
const table = {
  version: 1,
  from: '2026-01-01',
  rules: Object.values(RULE) as unknown as PointRule[],
  covenantId: null,
  adoptedBy: '高明远',
};

describe('a walk through a building', () => {
  it('is recorded door by door; one’s own is for others; what is missing is asked', async () => {
    const page = await openPage('package-civility/pages/inspection-record/index', {
      query: { communityId: COMMUNITY, buildingId: 'maple.a.b' },
      answers: {
        civility: {
          showRuleTable: answering({ table, coming: null, draft: null, seen: '', presets: [] }),
          listDoors: answering({ label: '一期 3栋', doors }),
          recordInspection: refusing('SERVICE_BUSY'),
        },
      },
    });
    await page.atRest();
    page.tap('记下这次检查');
    expect(page.text()).toContain('请先选是哪一条规则。');
    page.tap('选是哪一条规则');
    page.choose('邻里互助 +5 分');
    await page.atRest();
    page.tap('记下这次检查');
    expect(page.text()).toContain('还没有点过一户。');
    page.tap('没做到');
    page.tap('1单元 102，没看');
    page.tap('1单元 201，您家，请别人来看');
    page.tap('做到了');
    page.tap('其余都是“做到了”');
    expect(page.text()).toContain('做到了 1 户，没做到 1 户，没看 1 户');
    page.tap('记下这次检查');
    expect(page.text()).toContain('请写一句怎么看的');
    page.type('怎么看的', '逐户看的');
    page.tap('记下这次检查');
    await page.atRest();
    const [sent] = page.calls.filter(({ name }) => name === 'civility.recordInspection');
    expect(sent?.input).toMatchObject({
      ruleId: 'help',
      note: '逐户看的',
      doors: [
        { householdId: 'h0', met: true },
        { householdId: 'h1', met: false },
      ],
    });
    expect(page.text()).toContain('做到了 1 户，没做到 1 户，没看 1 户');
    page.close();
  });

  const line = (more: Partial<InspectionLine> = {}): InspectionLine => ({
    inspectionId: 'i1',
    label: '一期 3栋',
    title: '露天焚烧',
    points: -10,
    day: '2026-06-14',
    note: '逐户看的',
    met: 1,
    unmet: 2,
    unseen: 0,
    pictures: 0,
    open: 2,
    accepted: 0,
    as: 'building-steward',
    reviews: [],
    at: 0,
    own: false,
    ...more,
  });
  const inspected = doors.map(
    (door, n): InspectedDoor => ({
      ...door,
      own: false,
      seen: n === 0 ? 'met' : 'unmet',
      state: n === 0 ? 'none' : 'open',
    }),
  );
  const openList = (inspections: InspectionLine[]) =>
    openPage('package-civility/pages/inspection-list/index', {
      query: { communityId: COMMUNITY },
      answers: {
        civility: {
          listInspections: answering({ inspections, next: null }),
          showInspection: answering({ inspection: line(), doors: inspected }),
          reviewInspection: answering({ decided: 1, open: 1 }),
        },
      },
    });

  it('is decided with a reason, at once for all doors', async () => {
    const page = await openList([line()]);
    await page.atRest();
    expect(page.text()).toContain('没做到的 2 户，每户扣 10 分');
    page.tap('一户一户看，来核对');
    await page.atRest();
    expect(page.all('[aria-label="1单元 102，没做到，等人核对"]')).toHaveLength(1);
    page.tap('核对无误');
    expect(page.text()).toContain('请写一句怎么核对的');
    page.type('怎么核对的', '一起看的');
    page.tap('核对无误');
    await page.atRest();
    const sent = page.calls.filter(({ name }) => name === 'civility.reviewInspection');
    expect(sent.map(({ input }) => input)).toMatchObject([{ accepts: true, reason: '一起看的' }]);
    page.close();
  });

  it('of one’s own is for others; none says so', async () => {
    const own = await openList([line({ own: true })]);
    await own.atRest();
    own.tap('一户一户看');
    await own.atRest();
    expect(own.text()).toContain('要请另一位来定');
    expect(own.text()).not.toContain('核对无误');
    own.close();
    const empty = await openList([]);
    await empty.atRest();
    expect(empty.text()).toContain('还没有整栋查过');
    empty.close();
  });
});
