import { describe, expect, it } from '@jest/globals';
import type { DrawLine, DrawView } from '../../typings/contract/matter/revisit.ts';
import type { Role } from '../../typings/contract/resident.ts';
import { answering, openPage, refusing } from '../support/component.ts';
import { COMMUNITY, MEMBERSHIP } from './samples.ts';

/** The pages of the draw. */

const draw = (more: Partial<DrawLine> = {}): DrawLine => ({
  drawId: 'd1',
  from: '2026-05-01',
  until: '2026-05-31',
  state: 'announced',
  listed: 12,
  size: 3,
  source: '福彩双色球七个号码',
  seedDay: '2026-06-18',
  figures: { drawn: 0, visited: 0, helped: 0, partly: 0, not: 0, unreached: 0 },
  rates: { drawn: 0, rated: 0, helped: 0, partly: 0, not: 0 },
  ...more,
});
const view = (more: Partial<DrawView> = {}): DrawView => ({
  ...draw(),
  hash: 'a'.repeat(64),
  list: 'm1\nm2\nm3',
  seed: null,
  drawn: [],
  may: { enter: false, confirm: false },
  ...more,
});
const person = (roles: Role[]) => ({
  ...MEMBERSHIP,
  roles: roles.map((role) => ({
    role,
    placeId: COMMUNITY,
    placeLabel: '',
    from: '2020-01-01',
    until: null,
  })),
});
const people = { listMemberships: answering({ memberships: [MEMBERSHIP] }) };

async function open(page: string, matter: object) {
  const opened = await openPage(`package-matter/pages/${page}/index`, {
    query: { communityId: COMMUNITY, drawId: 'd1' },
    answers: { matter, resident: people } as never,
  });
  await opened.atRest();
  return opened;
}

describe('the draws', () => {
  it('say which list, and which number draws from it', async () => {
    const page = await open('matter-draws', {
      listDraws: answering({ draws: [draw()], next: null }),
    });
    expect(page.text()).toContain('名单 12 件，抽 3 件');
    expect(page.text()).toContain('福彩双色球七个号码来抽');
    expect(page.text()).not.toContain('定一份名单');
  });

  it('say so when there is none, and when they did not come', async () => {
    const empty = await open('matter-draws', { listDraws: answering({ draws: [], next: null }) });
    expect(empty.text()).toContain('还没有抽过');
    const failed = await open('matter-draws', { listDraws: refusing('SERVICE_BUSY') });
    expect(failed.text()).toContain('现在人多');
  });
});

describe('a draw', () => {
  it('shows what was drawn and what was found', async () => {
    const page = await open('matter-draw', {
      showDraw: answering(
        view({
          state: 'drawn',
          seed: '03081522273106',
          figures: { drawn: 3, visited: 2, helped: 1, partly: 0, not: 1, unreached: 0 },
          rates: { drawn: 3, rated: 1, helped: 1, partly: 0, not: 0 },
          drawn: [
            {
              matterId: 'm1',
              title: '三楼楼道灯不亮',
              placeLabel: '一期 1栋',
              state: 'closed',
              result: 'helped',
              at: 1,
              mayVisit: false,
              text: '一单元三楼的灯坏了',
              outcome: '换好了',
              rate: null,
              mayRate: true,
            },
          ],
        }),
      ),
    });
    expect(page.text()).toContain('第三方测评：抽到的 3 件，评了 1 件：1 件帮上忙了');
    expect(page.text()).not.toContain('结果：换好了');
    expect(page.text()).toContain('抽了 3 件，去了 2 件：1 件帮上忙了，1 件没帮上');
    expect(page.text()).toContain('上门问了：帮上忙了');
    page.tap('依据和校验');
    expect(page.text()).toContain('a'.repeat(64));
    expect(page.text()).toContain('03081522273106');
  });

  it('is rated by a third party, who reads the outcome and confirms once', async () => {
    const line = {
      matterId: 'm1',
      title: '三楼楼道灯不亮',
      placeLabel: '一期 1栋',
      state: 'closed' as const,
      result: null,
      at: null,
      mayVisit: false,
      text: '一单元三楼的灯坏了',
      outcome: '换好了',
      rate: null,
      mayRate: true,
    };
    const page = await openPage('package-matter/pages/matter-draw/index', {
      query: { communityId: COMMUNITY, drawId: 'd1' },
      answers: {
        matter: {
          showDraw: answering(view({ state: 'drawn', drawn: [line] })),
          rateDrawn: answering({ rating: 'partly' as const }),
        },
        resident: { listMemberships: answering({ memberships: [person(['rater'])] }) },
      },
    });
    await page.atRest();
    expect(page.text()).toContain('结果：换好了');
    page.tap('帮上一些');
    await page.atRest();
    page.answer('confirm');
    await page.atRest();
    const sent = page.calls.filter(({ name }) => name === 'matter.rateDrawn');
    expect(sent.map(({ input }) => input)).toMatchObject([{ matterId: 'm1', rating: 'partly' }]);
  });

  it('asks for the number, and says when the two do not agree', async () => {
    const page = await open('matter-draw', {
      showDraw: answering(view({ state: 'entered', may: { enter: true, confirm: true } })),
      confirmSeed: refusing('DRAW_SEED_DIFFERS'),
    });
    page.tap('核对并抽');
    expect(page.text()).toContain('至少四位');
    page.type('号码，您再照着输一遍', '0308 1522');
    page.tap('核对并抽');
    await page.atRest();
    expect(page.calls.at(-1)?.input).toMatchObject({ seed: '03081522' });
    expect(page.text()).toContain('两个人输的号码不一样');
  });

  it('says so when it did not come', async () => {
    const failed = await open('matter-draw', { showDraw: refusing('DRAW_NOT_FOUND') });
    expect(failed.text()).toContain('没有找到这份名单');
  });
});

describe('a list', () => {
  it('asks which number, and keeps what was typed when it is refused', async () => {
    const page = await open('matter-draw-make', { freezeDraw: refusing('DRAW_EMPTY') });
    page.tap('公布名单');
    expect(page.text()).toContain('请写明用哪个号码');
    page.type('用哪个号码来抽', '福彩双色球');
    page.tap('公布名单');
    await page.atRest();
    expect(page.text()).toContain('这些天里没有');
    expect(page.calls.at(-1)?.input).toMatchObject({ source: '福彩双色球', size: 5 });
  });
});
