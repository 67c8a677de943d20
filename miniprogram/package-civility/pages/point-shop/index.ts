import '../../errors';
import type { GoodsLine, ReservationLine } from '../../../../typings/contract/civility/shop';
import { dayOf } from '../../../calendar';
import { callCloud } from '../../../cloud/call-cloud';
import { keptCommandId, settleCommand } from '../../../store/command-id';
import {
  codeWords,
  goodsWords,
  keptWords,
  leftWords,
  notReserved,
  POINT_SHOP,
  pointsMissing,
  toFetch,
} from '../../../text/civility/page/shop';
import { hoursWords, RESERVATION_WORDS, sourceOf, stockWords } from '../../../text/civility/shop';
import { dayWithWeekday } from '../../../text/date';
import { errorWords } from '../../../text/error';
import { definePage } from '../../../view/define-page';
import { explain, load } from '../../../view/load';

interface Shown {
  goodsId: string;
  name: string;
  text: string;
  pickup: string;
  picture: GoodsLine['pictures'];
  words: string;
  left: string;
  /** why it cannot be reserved now; '' if it can */
  hindrance: string;
}
interface Kept {
  reservationId: string;
  name: string;
  code: string;
  /** the code, for who hears it */
  spoken: string;
  words: string;
  waits: boolean;
}

/** What points are for, and what one's household has set aside. */
definePage({
  data: {
    words: POINT_SHOP,
    /** null while nobody has said when it is open */
    hours: null as ReturnType<typeof hoursWords>,
    communityId: '',
    householdId: '',
    available: 0,
    goods: [] as Shown[],
    kept: [] as Kept[],
    stock: [] as string[],
    /** what the second tap is about */
    askedId: '',
    problem: '',
    busy: false,
  },

  onLoad({ communityId = '', householdId = '' }) {
    this.setData({ communityId, householdId });
    void this.refresh();
  },

  async refresh() {
    const { communityId, householdId } = this.data;
    const bearer = { kind: 'household' as const, id: householdId };
    await load(this, {
      ask: async () => {
        const [shop, kept, account] = await Promise.all([
          callCloud('civility', 'listGoods', { communityId }),
          callCloud('civility', 'listReservations', { communityId, householdId }),
          callCloud('civility', 'showAccount', { communityId, bearer }),
        ]);
        if (!shop.ok) return shop;
        if (!kept.ok) return kept;
        if (!account.ok) return account;
        return { ok: true as const, data: { ...shop.data, ...kept.data, account: account.data } };
      },
      show: ({ goods, stock, hours, reservations, account }) => {
        const available = Math.max(0, account.balance - account.held);
        this.setData({
          available,
          hours: hoursWords(hours, Date.now()),
          goods: goods.filter(({ closed }) => !closed).map((one) => shownOf(one, available)),
          kept: reservations.slice(0, 10).map(keptOf),
          stock: stock.slice(0, 20).map((one) => stockWords(one, Date.now())),
        });
      },
    });
  },

  ask(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string };
    this.setData({ askedId: id, problem: '' });
  },

  leaveIt() {
    this.setData({ askedId: '', problem: '' });
  },

  async reserve() {
    const { communityId, householdId, askedId: goodsId, busy } = this.data;
    if (busy || goodsId === '') return;
    this.setData({ busy: true, problem: '' });
    const draft = `reserve:${householdId}:${goodsId}`;
    const answer = await callCloud('civility', 'reserveGoods', {
      communityId,
      goodsId,
      householdId,
      commandId: keptCommandId(draft),
    });
    settleCommand(draft, answer);
    this.setData({ busy: false });
    if (!answer.ok) {
      this.setData({ problem: errorWords(answer) });
      return;
    }
    const { state } = answer.data;
    if (state !== 'reserved' && state !== 'asked') {
      this.setData({ problem: notReserved(RESERVATION_WORDS[state]) });
      return;
    }
    this.setData({ askedId: '' });
    void wx.showToast({ title: POINT_SHOP.reserved, icon: 'success' });
    await this.refresh();
  },

  async cancel(event: WechatMiniprogram.TouchEvent) {
    const { communityId, busy } = this.data;
    const { id: reservationId } = event.currentTarget.dataset as { id: string };
    if (busy) return;
    const { confirm } = await wx.showModal({
      content: POINT_SHOP.sure,
      confirmText: POINT_SHOP.drop,
      cancelText: POINT_SHOP.keep,
    });
    if (!confirm) return;
    this.setData({ busy: true });
    const draft = `reserve-cancel:${this.data.householdId}:${reservationId}`;
    const answer = await callCloud('civility', 'cancelReservation', {
      communityId,
      reservationId,
      commandId: keptCommandId(draft),
    });
    settleCommand(draft, answer);
    this.setData({ busy: false });
    if (answer.ok) void wx.showToast({ title: POINT_SHOP.back, icon: 'success' });
    await this.refresh();
    if (!answer.ok) explain(answer);
  },
});

function shownOf(one: GoodsLine, available: number): Shown {
  const { goodsId, name, text, points, monthly, free, pictures, pickup = '' } = one;
  const hindrance =
    free === 0 ? POINT_SHOP.gone : points > available ? pointsMissing(points - available) : '';
  return {
    goodsId,
    name,
    text,
    pickup,
    picture: pictures,
    words: goodsWords(points, monthly, sourceOf(one)),
    left: leftWords(free),
    hindrance,
  };
}

function keptOf({ reservationId, goodsName, points, state, code, until }: ReservationLine): Kept {
  const waits = state === 'reserved';
  return {
    reservationId,
    name: goodsName,
    code: code ?? '',
    spoken: codeWords(code ?? ''),
    words: waits
      ? toFetch(points, dayWithWeekday(dayOf(until)))
      : keptWords(points, RESERVATION_WORDS[state]),
    waits,
  };
}
