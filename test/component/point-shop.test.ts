import { describe, expect, it } from '@jest/globals';
import type { GoodsLine, ReservationLine } from '../../typings/contract/civility/shop.ts';
import { answering, openPage, refusing } from '../support/component.ts';
import { now } from '../support/component-clock.ts';
import { COMMUNITY, MEMBERSHIP } from './samples.ts';

/** The shop and its counter. */

const householdId = MEMBERSHIP.households[0]?.householdId ?? '';
const goods = (more: Partial<GoodsLine> = {}): GoodsLine => ({
  goodsId: 'g1',
  name: '洗手液',
  text: '500 毫升一瓶',
  points: 15,
  monthly: 2,
  source: 'donated',
  sourceWords: '门口超市',
  closed: false,
  onHand: 3,
  free: 2,
  seen: 's1',
  pictureIds: [],
  pictures: { of: 'g1', pictures: [], waiting: 0 },
  ...more,
});
const kept = (more: Partial<ReservationLine> = {}): ReservationLine => ({
  reservationId: 'r1',
  goodsName: '洗手液',
  points: 15,
  label: '一期 1栋 1单元 202',
  state: 'reserved',
  code: '246810',
  until: now() + 86_400_000,
  ...more,
});
const account = { label: '', balance: 20, held: 0, entries: [], next: null };

describe('the shop', () => {
  it('says what can be had, what is missing for the rest, and reserves with a second tap', async () => {
    const page = await openPage('package-civility/pages/point-shop/index', {
      query: { communityId: COMMUNITY, householdId },
      answers: {
        civility: {
          showAccount: answering(account),
          listReservations: answering({ reservations: [], next: null }),
          listGoods: answering({
            hours: null,
            goods: [
              goods({ pickup: '每周三上午，居委会一楼' }),
              goods({ goodsId: 'g2', name: '大米', points: 40 }),
              goods({ goodsId: 'g3', name: '垃圾袋', free: 0 }),
            ],
            stock: [
              {
                goodsName: '洗手液',
                count: 3,
                reason: 'donated',
                note: '门口超市',
                at: now(),
              },
            ],
          }),
          reserveGoods: answering({ reservationId: 'r1', state: 'reserved' as const }),
        },
      },
    });
    await page.atRest();
    expect(page.text()).toContain('每周三上午，居委会一楼');
    for (const words of ['20 分', '还有 2 件', '还要 20 分', '换完了', '收到捐赠：门口超市']) {
      expect(page.text()).toContain(words);
    }
    page.tap('换一件');
    expect(page.calls.filter(({ name }) => name === 'civility.reserveGoods')).toHaveLength(0);
    page.tap('给我留一件');
    await page.atRest();
    const sent = page.calls.filter(({ name }) => name === 'civility.reserveGoods');
    expect(sent).toHaveLength(1);
    expect(sent[0]?.input).toMatchObject({ goodsId: 'g1', householdId });
    page.close();
  });

  it('shows the code of what is set aside, and none of what is over', async () => {
    const page = await openPage('package-civility/pages/point-shop/index', {
      query: { communityId: COMMUNITY, householdId },
      answers: {
        civility: {
          showAccount: answering({ ...account, held: 15 }),
          listReservations: answering({
            reservations: [
              kept(),
              kept({ reservationId: 'r2', goodsName: '米', state: 'expired', code: null }),
            ],
            next: null,
          }),
          listGoods: answering({ hours: null, goods: [], stock: [] }),
        },
      },
    });
    await page.atRest();
    for (const words of [
      '246810',
      '不要了，退回积分',
      '过了日子，已退回',
      '还没有上东西',
      '5 分',
    ]) {
      expect(page.text()).toContain(words);
    }
    page.close();
  });
});

describe('the counter', () => {
  it('sets one aside for a household without a phone, found by its door', async () => {
    const page = await openPage('package-civility/pages/shop-counter/index', {
      query: { communityId: COMMUNITY },
      answers: {
        resident: {
          listHouseholds: answering({
            households: [{ householdId: 'h7', label: '一期 3栋 502' }] as never,
            next: null,
          } as never),
        },
        civility: {
          listCounter: answering({ reservations: [], next: null }),
          listGoods: answering({ hours: null, goods: [goods()], stock: [] }),
          reserveGoods: refusing('RESERVATION_BY_PHONE'),
        },
      },
    });
    await page.atRest();
    page.tap('替没有手机的人家留');
    page.type('留给哪一户', '502');
    await page.atRest();
    page.tap('一期 3栋 502');
    await page.atRest();
    expect(page.dialog()).toContain('分从他家的账里留出来');
    page.answer('confirm');
    await page.atRest();
    const [sent] = page.calls.filter(({ name }) => name === 'civility.reserveGoods');
    expect(sent?.input).toMatchObject({ goodsId: 'g1', householdId: 'h7' });
    expect(page.text()).toContain('请他家自己在「积分超市」里留');
    page.close();
  });

  it('asks for six digits, says why it was refused, and keeps what was typed', async () => {
    const page = await openPage('package-civility/pages/shop-counter/index', {
      query: { communityId: COMMUNITY },
      answers: {
        civility: {
          listCounter: answering({ reservations: [kept({ code: null })], next: null }),
          listGoods: answering({ hours: null, goods: [goods()], stock: [] }),
          handOver: refusing('RESERVATION_CODE_WRONG'),
        },
      },
    });
    await page.atRest();
    expect(page.text()).toContain('架上 3 件，其中 1 件已预留');
    page.tap('来取了');
    page.type('取货码', '123');
    page.tap('核对无误，交货');
    expect(page.text()).toContain('取货码是六位数字');
    page.type('取货码', '123456');
    page.tap('核对无误，交货');
    await page.atRest();
    expect(page.text()).toContain('这个取货码对不上');
    const [sent] = page.calls.filter(({ name }) => name === 'civility.handOver');
    expect(sent?.input).toMatchObject({ reservationId: 'r1', code: '123456' });
    page.close();
  });
});
