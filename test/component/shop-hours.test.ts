import { describe, expect, it } from '@jest/globals';
import type { ShopHours } from '../../typings/contract/civility/shop.ts';
import type { Envelope } from '../../typings/contract/envelope.ts';
import { type Answers, answering, openPage, refusing } from '../support/component.ts';
import { now } from '../support/component-clock.ts';
import { COMMUNITY, MEMBERSHIP } from './samples.ts';

/** When the shop is open, and what is set aside and not wanted any more. */

const householdId = MEMBERSHIP.households[0]?.householdId ?? '';
/** The tests' clock stands on a Wednesday morning. */
const HOURS: ShopHours = {
  weekly: [{ weekdays: [3, 6], from: '00:00', until: '23:30' }],
  note: '居委会一楼',
};
const shopOf = (hours: ShopHours | null) => answering({ goods: [], stock: [], hours });

async function openHours(more: Answers['civility']) {
  const page = await openPage('package-civility/pages/shop-hours/index', {
    query: { communityId: COMMUNITY },
    answers: { civility: { listGoods: shopOf(null), ...more } },
  });
  await page.atRest();
  return page;
}

describe('opening times', () => {
  it('are chosen, kept while they are not sent, and sent', async () => {
    const page = await openHours({ setShopHours: refusing('SERVICE_BUSY') });
    expect(page.text()).toContain('还没有定时间');
    page.tap('加上这段时间');
    await page.atRest();
    expect(page.text()).toContain('请先点一下星期几');
    page.tap('周三');
    page.tap('加上这段时间');
    await page.atRest();
    expect(page.text()).toContain('每周三 09:00–17:00');
    page.type('还要说明的', '春节不开');
    page.tap('就按这个时间');
    await page.atRest();
    const [sent] = page.calls.filter(({ name }) => name === 'civility.setShopHours');
    expect(sent?.input).toMatchObject({
      weekly: [{ weekdays: [3], from: '09:00', until: '17:00' }],
      note: '春节不开',
    });
    expect(page.text()).toContain('每周三 09:00–17:00');
    expect(page.all('.problem')).toHaveLength(1);
    page.close();
  });

  it('that are answered after the page was left move no other page', async () => {
    let answer = (_: Envelope<ShopHours>) => {};
    const page = await openPage('package-civility/pages/shop-counter/index', {
      query: { communityId: COMMUNITY },
      answers: {
        civility: {
          listGoods: shopOf(HOURS),
          listCounter: answering({ reservations: [], next: null }),
          setShopHours: () => new Promise((resolve) => (answer = resolve as never)),
        },
      },
    });
    await page.atRest();
    page.tap('改开门时间');
    await page.atRest();
    page.tap('就按这个时间');
    page.back();
    answer({ ok: true, data: HOURS });
    await page.atRest();
    expect(page.text()).toContain('每周三、周六 00:00–23:30');
    expect(page.text()).toContain('改开门时间');
    page.close();
  });

  it('that stand can be taken away', async () => {
    const page = await openHours({
      listGoods: shopOf(HOURS),
      setShopHours: refusing('SERVICE_BUSY'),
    });
    expect(page.text()).toContain('每周三、周六 00:00–23:30');
    page.tap('删掉');
    await page.atRest();
    expect(page.text()).toContain('还没有定时间');
    page.tap('就按这个时间');
    await page.atRest();
    const [sent] = page.calls.filter(({ name }) => name === 'civility.setShopHours');
    expect(sent?.input).toMatchObject({ weekly: [], note: '居委会一楼' });
    page.close();
  });

  it('are not shown as none while they cannot be read', async () => {
    const page = await openHours({ listGoods: refusing('SERVICE_BUSY') });
    expect(page.text()).toContain('再试一次');
    expect(page.text()).not.toContain('还没有定时间');
    page.close();
  });
});

type Cancelling = NonNullable<NonNullable<Answers['civility']>['cancelReservation']>;

async function openShop(hours: ShopHours | null, cancel: Cancelling) {
  const page = await openPage('package-civility/pages/point-shop/index', {
    query: { communityId: COMMUNITY, householdId },
    answers: {
      civility: {
        showAccount: answering({ label: '', balance: 20, held: 15, entries: [], next: null }),
        listReservations: answering({
          reservations: [
            {
              reservationId: 'r1',
              goodsName: '洗手液',
              points: 15,
              label: '一期 1栋 1单元 202',
              state: 'reserved' as const,
              code: '246810',
              until: now() + 86_400_000,
            },
          ],
          next: null,
        }),
        listGoods: shopOf(hours),
        cancelReservation: cancel,
      },
    },
  });
  await page.atRest();
  return page;
}

describe('the shop', () => {
  it('says whether it is open now', async () => {
    const page = await openShop(HOURS, answering({ cancelled: true }));
    for (const words of ['现在开着，到 23:30', '每周三、周六 00:00–23:30', '居委会一楼']) {
      expect(page.text()).toContain(words);
    }
    page.close();
  });

  it('takes back what is set aside only after it has asked', async () => {
    const page = await openShop(null, answering({ cancelled: true }));
    expect(page.text()).not.toContain('开门');
    const cancelled = () => page.calls.filter(({ name }) => name === 'civility.cancelReservation');
    page.tap('不要了，退回积分');
    page.answer('cancel');
    await page.atRest();
    expect(cancelled()).toHaveLength(0);
    page.tap('不要了，退回积分');
    page.answer('confirm');
    await page.atRest();
    expect(cancelled()[0]?.input).toMatchObject({ reservationId: 'r1' });
    page.close();
  });

  it('says that it was handed over meanwhile', async () => {
    const page = await openShop(null, refusing('RESERVATION_OVER'));
    page.tap('不要了，退回积分');
    page.answer('confirm');
    await page.atRest();
    expect(page.dialog()).toContain('已经取走');
    page.close();
  });
});
