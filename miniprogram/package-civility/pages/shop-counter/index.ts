import '../../errors';
import type {
  GoodsLine,
  ReservationLine,
  StockReason,
} from '../../../../typings/contract/civility/shop';
import { dayOf } from '../../../calendar';
import { callCloud } from '../../../cloud/call-cloud';
import { keptCommandId, settleCommand } from '../../../store/command-id';
import { type Draft, dropDraft, keepDraft, openNew } from '../../../store/draft';
import { holderWords } from '../../../text/civility/claim';
import {
  closedName,
  confirmKeep,
  onHandWords,
  SHOP_COUNTER,
  shelfWords,
  waitingWords,
} from '../../../text/civility/page/shop';
import {
  hoursWords,
  RESERVATION_WORDS,
  STOCK_REASONS,
  sourceOf,
} from '../../../text/civility/shop';
import { type FormPicture, picturesProblem } from '../../../text/common/picture';
import { dayWithWeekday } from '../../../text/date';
import { errorWords, formErrorWords } from '../../../text/error';
import { chooseOne } from '../../../view/choose-one';
import { civilityPaths } from '../../../view/civility-paths';
import { definePage } from '../../../view/define-page';
import { removePicture, resendPicture, sendPictures } from '../../../view/form-pictures';
import { go } from '../../../view/go';
import { load } from '../../../view/load';
import { noRows, showMore } from '../../../view/paged';
import { type Form, formOf, goodsOf, NEW_FORM, wrongIn } from './goods-form';

interface Row {
  reservationId: string;
  name: string;
  label: string;
  words: string;
}
interface Shelf {
  goodsId: string;
  name: string;
  words: string;
  left: string;
}
interface Move {
  count: string;
  note: string;
}
type Typed = WechatMiniprogram.CustomEvent<{ value: string }>;
type Tapped = WechatMiniprogram.TouchEvent;
const idOf = (event: Tapped) => (event.currentTarget.dataset as { id: string }).id;

/** Handing over, and what is on the shelf. */
definePage({
  data: {
    words: SHOP_COUNTER,
    hours: null as ReturnType<typeof hoursWords>,
    communityId: '',
    ...noRows<Row>(),
    goods: [] as GoodsLine[],
    shelves: [] as Shelf[],
    handing: '',
    code: '',
    moving: '',
    reason: 'donated' as StockReason,
    reasons: STOCK_REASONS,
    move: null as Draft<Move> | null,
    /** '' = something new */
    editing: null as string | null,
    form: null as Draft<Form> | null,
    /** what is set aside for a household without a phone, and doors by their number */
    asking: '',
    search: '',
    found: [] as { id: string; label: string }[],
    problem: '',
    busy: false,
  },

  onLoad({ communityId = '' }) {
    this.setData({ communityId });
    void this.refresh();
  },

  async refresh() {
    const { communityId } = this.data;
    await load(this, {
      ask: async () => {
        const [counter, shop] = await Promise.all([
          callCloud('civility', 'listCounter', { communityId }),
          callCloud('civility', 'listGoods', { communityId }),
        ]);
        if (!counter.ok) return counter;
        return shop.ok ? { ok: true as const, data: { ...counter.data, ...shop.data } } : shop;
      },
      show: ({ reservations, next, goods, hours }) =>
        this.setData({
          rows: reservations.map(rowOf),
          next,
          goods,
          shelves: goods.map(shelfOf),
          hours: hoursWords(hours, Date.now()),
        }),
    });
  },

  openHours() {
    go(civilityPaths.shopHours(this.data.communityId));
  },

  onShow() {
    if (this.data.phase === 'ready') void this.refresh();
  },

  async more() {
    const { communityId } = this.data;
    await showMore(this, {
      ask: (after) => callCloud('civility', 'listCounter', { communityId, after }),
      rows: ({ reservations }) => reservations.map(rowOf),
    });
  },

  close() {
    this.setData({
      handing: '',
      code: '',
      moving: '',
      move: null,
      editing: null,
      form: null,
      asking: '',
      search: '',
      found: [],
      problem: '',
    });
  },

  beginHanding(event: Tapped) {
    this.close();
    this.setData({ handing: idOf(event) });
  },

  typeCode(event: Typed) {
    this.setData({ code: event.detail.value, problem: '' });
  },

  hand() {
    const { code } = this.data;
    if (/^\d{6}$/.test(code)) void this.handOver(code);
    else this.setData({ problem: SHOP_COUNTER.wantsCode });
  },

  async handForCard() {
    const { confirm } = await wx.showModal({
      content: SHOP_COUNTER.confirmCard,
      confirmText: SHOP_COUNTER.handIt,
    });
    if (confirm) await this.handOver(null);
  },

  async handOver(code: string | null) {
    const { communityId, handing: reservationId, busy } = this.data;
    if (busy) return;
    this.setData({ busy: true, problem: '' });
    const draft = `hand-over:${reservationId}:${code ?? 'card'}`;
    const answer = await callCloud('civility', 'handOver', {
      communityId,
      reservationId,
      code,
      commandId: keptCommandId(draft),
    });
    settleCommand(draft, answer);
    this.setData({ busy: false });
    if (!answer.ok) {
      this.setData({ problem: errorWords(answer) });
      return;
    }
    this.close();
    void wx.showToast({ title: SHOP_COUNTER.handed, icon: 'success' });
    await this.refresh();
  },

  beginMove(event: Tapped) {
    this.close();
    const moving = idOf(event);
    this.setData({ moving, move: openNew<Move>(`stock:${moving}`, { count: '', note: '' }) });
  },

  keepMove(change: Partial<Move>) {
    const { move, moving } = this.data;
    if (!move) return;
    const next = { ...move, value: { ...move.value, ...change } };
    keepDraft(`stock:${moving}`, next);
    this.setData({ move: next, problem: '' });
  },
  typeCount(event: Typed) {
    this.keepMove({ count: event.detail.value });
  },
  typeNote(event: Typed) {
    this.keepMove({ note: event.detail.value });
  },
  async chooseReason() {
    const chosen = await chooseOne(STOCK_REASONS.map(({ name }) => name));
    const reason = chosen === null ? undefined : STOCK_REASONS[chosen];
    if (reason) this.setData({ reason: reason.reason });
  },

  async saveMove() {
    const { communityId, moving: goodsId, move, reason, busy } = this.data;
    if (busy || !move) return;
    const count = Number(move.value.count);
    const note = move.value.note.trim();
    if (!/^-?\d{1,4}$/.test(move.value.count.trim()) || count === 0 || note === '') {
      this.setData({ problem: SHOP_COUNTER.wantsMove });
      return;
    }
    this.setData({ busy: true, problem: '' });
    const signed = reason === 'lost' ? -Math.abs(count) : count;
    const answer = await callCloud('civility', 'moveStock', {
      communityId,
      goodsId,
      count: signed,
      reason,
      note,
      commandId: move.commandId,
    });
    this.setData({ busy: false });
    if (!answer.ok) {
      this.setData({ problem: formErrorWords(answer) });
      return;
    }
    dropDraft(`stock:${goodsId}`);
    this.close();
    await this.refresh();
  },

  beginAsking(event: Tapped) {
    this.close();
    this.setData({ asking: idOf(event) });
  },

  async typeSearch(event: Typed) {
    const { communityId } = this.data;
    const search = event.detail.value.replace(/[^\p{L}\p{N}-]/gu, '').slice(0, 20);
    this.setData({ search, found: [], problem: '' });
    if (search === '') return;
    const input = { communityId, placeId: communityId, search };
    const answer = await callCloud('resident', 'listHouseholds', input);
    if (search !== this.data.search) return;
    if (!answer.ok) {
      this.setData({ problem: errorWords(answer) });
      return;
    }
    const { households } = answer.data;
    this.setData({
      found: households.slice(0, 8).map(({ householdId: id, label }) => ({ id, label })),
      problem: households.length === 0 ? SHOP_COUNTER.noDoor : '',
    });
  },

  /** For a household in which nobody has a phone: another hands it over for its paper card. */
  async askFor(event: Tapped) {
    const { communityId, asking: goodsId, found, busy } = this.data;
    const door = found.find(({ id }) => id === idOf(event));
    if (busy || !door) return;
    const { confirm } = await wx.showModal({
      content: confirmKeep(door.label),
      confirmText: SHOP_COUNTER.keepOne,
      cancelText: SHOP_COUNTER.leave,
    });
    if (!confirm) return;
    this.setData({ busy: true, problem: '' });
    const key = `reserve-for:${goodsId}:${door.id}`;
    const answer = await callCloud('civility', 'reserveGoods', {
      communityId,
      goodsId,
      householdId: door.id,
      commandId: keptCommandId(key),
    });
    settleCommand(key, answer);
    const state = answer.ok ? answer.data.state : 'reserved';
    const problem = answer.ok ? RESERVATION_WORDS[state] : errorWords(answer);
    this.setData({ busy: false, problem });
    if (problem !== '') return;
    this.close();
    await this.refresh();
  },

  beginEdit(event: Tapped) {
    this.close();
    const editing = idOf(event) ?? '';
    const found = this.data.goods.find(({ goodsId }) => goodsId === editing);
    this.setData({ editing, form: openNew(`goods:${editing}`, found ? formOf(found) : NEW_FORM) });
  },

  pictures(): FormPicture[] {
    return this.data.form?.value.pictures ?? [];
  },
  keepPictures(pictures: FormPicture[]) {
    const { form, editing } = this.data;
    if (!form) return;
    const next = { ...form, value: { ...form.value, pictures } };
    keepDraft(`goods:${editing}`, next);
    this.setData({ form: next, problem: '' });
  },
  addPictures(event: WechatMiniprogram.CustomEvent<{ paths: string[] }>) {
    void sendPictures(this, 'goods', event);
  },
  resendPicture(event: WechatMiniprogram.CustomEvent<{ key: string }>) {
    void resendPicture(this, 'goods', event);
  },
  removePicture(event: WechatMiniprogram.CustomEvent<{ key: string }>) {
    removePicture(this, event);
  },

  type(event: Typed & { currentTarget: { dataset: { name: keyof Form } } }) {
    const { form, editing } = this.data;
    if (!form) return;
    const { name } = event.currentTarget.dataset;
    const next = { ...form, value: { ...form.value, [name]: event.detail.value } };
    keepDraft(`goods:${editing}`, next);
    this.setData({ form: next, problem: '' });
  },

  async save() {
    const { communityId, editing, form, goods, busy } = this.data;
    if (busy || !form || editing === null) return;
    const wrong = wrongIn(form.value) || picturesProblem(form.value.pictures ?? []);
    if (wrong) {
      this.setData({ problem: wrong });
      return;
    }
    this.setData({ busy: true, problem: '' });
    const found = goods.find(({ goodsId }) => goodsId === editing);
    const answer = await callCloud('civility', 'saveGoods', {
      communityId,
      goodsId: editing === '' ? null : editing,
      form: goodsOf(form.value, found),
      pictures: (form.value.pictures ?? []).map(({ pictureId }) => pictureId),
      seen: found?.seen ?? null,
      commandId: form.commandId,
    });
    this.setData({ busy: false });
    if (!answer.ok) {
      this.setData({ problem: formErrorWords(answer) });
      return;
    }
    dropDraft(`goods:${editing}`);
    this.close();
    await this.refresh();
  },
});

function rowOf({ reservationId, goodsName, label, points, until }: ReservationLine): Row {
  return {
    reservationId,
    name: goodsName,
    label: holderWords(label),
    words: waitingWords(points, dayWithWeekday(dayOf(until))),
  };
}

function shelfOf(one: GoodsLine): Shelf {
  const { goodsId, name, points, onHand, free, closed } = one;
  return {
    goodsId,
    name: closed ? closedName(name) : name,
    words: shelfWords(points, sourceOf(one)),
    left: onHandWords(onHand, onHand - free),
  };
}
