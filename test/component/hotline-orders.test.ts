import { describe, expect, it } from '@jest/globals';
import { orderDoubtWords, orderWords } from '../../miniprogram/text/matter/order.ts';
import { answering, openPage } from '../support/component.ts';
import { COMMUNITY } from './samples.ts';

/** A table of orders, before one is chosen, and what is said about its rows. Entering them: e2e/matter. */

describe('orders', () => {
  it('say first which columns there have to be, and that nothing is entered by choosing', async () => {
    const page = await openPage('package-matter/pages/matter-orders/index', {
      query: { communityId: COMMUNITY },
      answers: {
        matter: {
          listTopics: answering({ rules: { topics: [], notYetDays: 15, riseDays: 3 }, seen: '' }),
        },
      },
    });
    await page.atRest();
    expect(page.text()).toContain('“工单号”“诉求内容”“答复期限”三列');
    expect(page.text()).toContain('您点了登记才记');
    page.close();
  });

  it('that are unclear say what to do', () => {
    const written = 'XT20260615003 5 个工作日';
    expect(orderDoubtWords({ row: 5, reason: 'due-unfit', written, left: true })).toBe(
      '第 5 行：XT20260615003 5 个工作日：答复期限认不出来。请写成 2026-06-18 这样的日子。',
    );
    const order = { row: 3, number: 'XT1', due: '2026-06-18', words: '', kind: '', placeId: '' };
    expect(orderWords({ ...order, placeLabel: '' }, '其他')).toContain('整个社区 · 其他');
  });
});
