import { describe, expect, it } from '@jest/globals';
import type {
  MatterBoard,
  MatterFigures,
  PromiseView,
} from '../../typings/contract/matter/figure.ts';
import type { MatterLine } from '../../typings/contract/matter/matter.ts';
import { answering, openPage, refusing } from '../support/component.ts';
import { COMMUNITY } from './samples.ts';

/** The board, what was promised and kept, and the matters behind a figure. */

const board = (more: Partial<MatterBoard> = {}): MatterBoard => ({
  open: 12,
  week: 3,
  late: 2,
  states: [
    { state: 'raised', count: 4 },
    { state: 'doing', count: 8 },
  ],
  topics: [{ topicId: 'facility', title: '电梯和水电气', count: 12 }],
  areas: [{ areaId: `${COMMUNITY}.a.b`, label: '一期 1栋', count: 12 }],
  countedAt: Date.parse('2026-06-15T02:00:00Z'),
  ...more,
});
const figures = (more: Partial<MatterFigures> = {}): MatterFigures => ({
  raised: 20,
  accepted: 16,
  refused: 3,
  withdrawn: 1,
  folded: 0,
  done: 12,
  again: 2,
  kept: 9,
  late: 3,
  broken: 1,
  ahead: 3,
  unworded: 1,
  ...more,
});
const promises = (more: Partial<PromiseView> = {}): PromiseView => ({
  from: '2025-07',
  until: '2026-06',
  all: figures(),
  topics: [{ topicId: 'facility', title: '电梯和水电气', ...figures() }],
  ratings: { helped: 5, partly: 1, not: 1 },
  visits: null,
  countedAt: Date.parse('2026-06-15T02:00:00Z'),
  ...more,
});
const line: MatterLine = {
  matterId: 'm1',
  title: '三楼楼道灯不亮',
  topicId: 'facility',
  placeId: `${COMMUNITY}.a.b.c`,
  placeLabel: '一期 1栋 1单元',
  spot: '三楼',
  channel: 'app',
  state: 'done',
  stage: 'outcome',
  holder: 'building-steward',
  due: '2026-06-20',
  late: false,
  joined: 3,
  part: null,
  open: true,
  at: 0,
};

async function open(page: string, matter: object, more: Record<string, string> = {}) {
  const opened = await openPage(`package-matter/pages/${page}/index`, {
    query: { communityId: COMMUNITY, ...more },
    answers: { matter } as never,
  });
  await opened.atRest();
  return opened;
}

describe('the board', () => {
  it('shows what is due and overdue, and bars that say their numbers', async () => {
    const page = await open('matter-board', { showBoard: answering(board()) });
    expect(page.text()).toContain('在办 12 件');
    expect(page.text()).toContain('七天内到期');
    expect(page.all('[aria-label="等研判 4 件"]').length).toBe(1);
  });

  it('makes a month’s report of the form that is chosen', async () => {
    const page = await openPage('package-matter/pages/matter-board/index', {
      query: { communityId: COMMUNITY },
      answers: {
        matter: { showBoard: answering(board()) },
        filing: { printReport: refusing('SERVICE_BUSY') },
      },
    });
    await page.atRest();
    page.tap('做一份月报');
    await page.atRest();
    page.choose('2026 年 2 月');
    await page.atRest();
    page.choose('表格（Excel）');
    await page.atRest();
    expect(page.calls.at(-1)).toMatchObject({
      name: 'filing.printReport',
      input: { month: '2026-02', form: 'xlsx' },
    });
  });

  it('says so when nothing is open, and when it did not come', async () => {
    const nothing = board({ open: 0, week: 0, late: 0, states: [], topics: [], areas: [] });
    const empty = await open('matter-board', { showBoard: answering(nothing) });
    expect(empty.text()).toContain('现在没有在办的事');
    const failed = await open('matter-board', { showBoard: refusing('SERVICE_BUSY') });
    expect(failed.text()).toContain('现在人多');
  });
});

describe('what was promised and what was kept', () => {
  it('is n of d, with what did not go well beside it', async () => {
    const page = await open('matter-promises', { showPromises: answering(promises()) });
    const text = page.text();
    expect(text).toContain('大家提了 20 件事');
    expect(text).toContain('16 / 20 件');
    expect(text).toContain('9 / 13 件');
    expect(text).toContain('过了说好的日子还没办完的');
    expect(text).toContain('7 人评价：5 人说帮上忙了');
    expect(text).toContain('有 1 件没有受理、也不便公开内容');
  });

  it('says so when nobody has raised anything, and when it did not come', async () => {
    const nothing = promises({ all: figures({ raised: 0 }), topics: [] });
    const empty = await open('matter-promises', { showPromises: answering(nothing) });
    expect(empty.text()).toContain('这段时间还没有人提过事');
    const failed = await open('matter-promises', { showPromises: refusing('SERVICE_BUSY') });
    expect(failed.text()).toContain('现在人多');
  });

  it('asks for other months', async () => {
    const page = await open('matter-promises', { showPromises: answering(promises()) });
    page.tap('这个月');
    await page.atRest();
    expect(page.calls.at(-1)?.input).toMatchObject({ months: 1 });
  });
});

describe('the matters behind a figure', () => {
  it('are listed under the words of the figure', async () => {
    const page = await open(
      'matter-counted',
      { listCounted: answering({ matters: [line], next: null }) },
      { what: 'kept', months: '12' },
    );
    expect(page.text()).toContain('按说好的日子办完的');
    expect(page.text()).toContain('三楼楼道灯不亮');
    expect(page.calls.at(-1)?.input).toMatchObject({
      open: null,
      past: { what: 'kept', months: 12 },
    });
  });

  it('say so when there is nothing to list, and when they did not come', async () => {
    const empty = await open(
      'matter-counted',
      { listCounted: answering({ matters: [], next: null }) },
      { what: 'late' },
    );
    expect(empty.text()).toContain('没有可以列出来的');
    const failed = await open('matter-counted', { listCounted: refusing('SERVICE_BUSY') });
    expect(failed.text()).toContain('现在人多');
  });
});
