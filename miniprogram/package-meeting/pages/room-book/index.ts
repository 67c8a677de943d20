import '../../errors';
import type { Booking, RoomLine } from '../../../../typings/contract/meeting/room';
import { addDays, dayOf, timeOf } from '../../../calendar';
import { callCloud } from '../../../cloud/call-cloud';
import { keptCommandId, settleCommand } from '../../../store/command-id';
import { dayWithWeekday } from '../../../text/date';
import { errorWords, formErrorWords } from '../../../text/error';
import { ROOM_BOOK, roomWords } from '../../../text/meeting/plan/room';
import { definePage } from '../../../view/define-page';
import { load } from '../../../view/load';

interface Row {
  slot: number;
  time: string;
  state: 'free' | 'taken' | 'chosen';
  words: string;
  /** of the first half hour of one's own booking */
  cancelId: string;
}

const AHEAD = 60;
type Tapped = WechatMiniprogram.TouchEvent;

const timeOfSlot = (slot: number) =>
  `${String(Math.floor(slot / 2)).padStart(2, '0')}:${slot % 2 === 0 ? '00' : '30'}`;
const slotOf = (time: string) => Number(time.slice(0, 2)) * 2 + (time.slice(3) >= '30' ? 1 : 0);

/** A day of a room as half hours: a tap on the first, a tap on the last. */
definePage({
  data: {
    words: ROOM_BOOK,
    communityId: '',
    roomId: '',
    room: null as RoomLine | null,
    roomWords: '',
    day: '',
    dayWords: '',
    firstDay: '',
    lastDay: '',
    bookings: [] as Booking[],
    rows: [] as Row[],
    from: -1,
    until: -1,
    span: '',
    title: '',
    problem: '',
    busy: false,
  },

  onLoad({ communityId = '', roomId = '' }) {
    const today = dayOf(Date.now());
    const lastDay = addDays(today, AHEAD);
    this.setData({ communityId, roomId, firstDay: today, lastDay, day: today });
    void this.refresh();
  },

  async refresh() {
    const { communityId, roomId, day } = this.data;
    this.setData({ dayWords: dayWithWeekday(day) });
    await load(this, {
      ask: () => callCloud('meeting', 'showRoomDay', { communityId, roomId, day }),
      show: ({ room, bookings }) => {
        this.setData({ room, bookings, roomWords: roomWords(room) });
        this.choose(-1, -1);
      },
    });
  },

  turnDay(event: Tapped) {
    const { days } = event.currentTarget.dataset as { days: number };
    const { firstDay, lastDay } = this.data;
    const day = addDays(this.data.day, Number(days));
    if (day < firstDay || day > lastDay) return;
    this.setData({ day });
    void this.refresh();
  },

  pickDay(event: WechatMiniprogram.PickerChange) {
    this.setData({ day: String(event.detail.value) });
    void this.refresh();
  },

  choose(from: number, until: number) {
    const span = from < 0 ? '' : `${timeOfSlot(from)}–${timeOfSlot(until)}`;
    this.setData({ from, until, span, problem: '' });
    this.draw();
  },

  draw() {
    const { room, bookings, day, from, until } = this.data;
    if (!room) return;
    const now = Date.now();
    const passed = day === dayOf(now) ? slotOf(timeOf(now)) : 0;
    const first = Math.max(slotOf(room.from), passed);
    const count = Math.max(0, slotOf(room.until) - first);
    const rows = Array.from({ length: count }, (_, n): Row => {
      const slot = first + n;
      const booking = bookings.find((one) => one.from <= slot && slot < one.until);
      const begins = booking?.from === slot || (booking !== undefined && n === 0);
      const state = booking ? 'taken' : from <= slot && slot < until ? 'chosen' : 'free';
      const words = { free: ROOM_BOOK.free, chosen: ROOM_BOOK.chosen, taken: '' }[state];
      return {
        slot,
        time: timeOfSlot(slot),
        state,
        words: booking ? (begins ? booking.title : '') : words,
        cancelId: begins && booking?.mine ? booking.bookingId : '',
      };
    });
    this.setData({ rows });
  },

  /** The first tap begins, another one after it ends; one before it begins anew. */
  tap(event: Tapped) {
    const { slot } = event.currentTarget.dataset as { slot: number };
    const { from, until, rows, room } = this.data;
    if (!room?.mayBook) return;
    const isBetween = ({ slot: one, state }: Row) =>
      one >= from && one <= slot && state === 'taken';
    if (from < 0 || slot < from || rows.some(isBetween)) this.choose(slot, slot + 1);
    else if (slot === from && until === from + 1) this.choose(-1, -1);
    else this.choose(from, slot + 1);
  },

  type(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ title: event.detail.value, problem: '' });
  },

  async book() {
    const { communityId, roomId, day, from, until, busy } = this.data;
    const title = this.data.title.trim();
    if (busy) return;
    if (from < 0 || title === '') {
      this.setData({ problem: from < 0 ? ROOM_BOOK.noTime : ROOM_BOOK.noTitle });
      return;
    }
    this.setData({ busy: true, problem: '' });
    const draft = `book:${roomId}:${day}:${from}:${until}:${title}`;
    const answer = await callCloud('meeting', 'bookRoom', {
      communityId,
      roomId,
      day,
      from,
      until,
      title,
      commandId: keptCommandId(draft),
    });
    settleCommand(draft, answer);
    this.setData({ busy: false });
    if (!answer.ok) {
      this.setData({ problem: formErrorWords(answer) });
      return;
    }
    this.setData({ title: '' });
    void wx.showToast({ title: ROOM_BOOK.booked, icon: 'success' });
    await this.refresh();
  },

  async cancel(event: Tapped) {
    const { id: bookingId } = event.currentTarget.dataset as { id: string };
    const { communityId, roomId, day, busy } = this.data;
    if (busy) return;
    const { confirm } = await wx.showModal({
      content: ROOM_BOOK.cancelContent,
      confirmText: ROOM_BOOK.cancelConfirm,
    });
    if (!confirm) return;
    const draft = `cancel:${roomId}:${bookingId}`;
    this.setData({ busy: true, problem: '' });
    const answer = await callCloud('meeting', 'cancelBooking', {
      communityId,
      roomId,
      day,
      bookingId,
      commandId: keptCommandId(draft),
    });
    settleCommand(draft, answer);
    this.setData({ busy: false, ...(answer.ok ? {} : { problem: errorWords(answer) }) });
    if (answer.ok) await this.refresh();
  },
});
