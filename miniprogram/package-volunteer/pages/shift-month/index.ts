import '../../errors';
import type { ShiftLine } from '../../../../typings/contract/volunteer/shift';
import { dayOf } from '../../../calendar';
import { callCloud } from '../../../cloud/call-cloud';
import { monthWords, SHIFT_MONTH, WEEK } from '../../../text/volunteer/shift/days';
import { dayHeading } from '../../../text/volunteer/standing';
import { definePage } from '../../../view/define-page';
import { go, pathTo } from '../../../view/go';
import { load } from '../../../view/load';
import { acceptOffer, signUp } from '../../../view/sign-up';
import { type GridDay, monthGrid, otherMonth } from './month-grid';

/** How far one leafs, in months from the present one. */
const BACK = 1;
const AHEAD = 12;

/** A month of shifts at a glance, and those of one day below it. */
definePage({
  data: {
    words: SHIFT_MONTH,
    communityId: '',
    month: '',
    monthWords: '',
    hasBefore: false,
    hasAfter: false,
    weekdays: WEEK,
    shifts: [] as ShiftLine[],
    weeks: [] as GridDay[][],
    day: '',
    heading: '',
    ofDay: [] as ShiftLine[],
    busy: '',
  },

  onLoad({ communityId = '' }) {
    const today = dayOf(Date.now());
    this.setData({ communityId, day: today });
    this.turnTo(today.slice(0, 7));
  },

  async onShow() {
    await this.refresh();
  },

  turnTo(month: string) {
    const present = dayOf(Date.now()).slice(0, 7);
    this.setData({
      month,
      monthWords: monthWords(month),
      hasBefore: month > otherMonth(present, -BACK),
      hasAfter: month < otherMonth(present, AHEAD),
    });
  },

  async refresh() {
    const { communityId, month } = this.data;
    await load(this, {
      keep: `month:${communityId}:${month}`,
      ask: () => callCloud('volunteer', 'listMonth', { communityId, month }),
      show: ({ shifts }) => {
        this.setData({ shifts, weeks: monthGrid(month, shifts, Date.now()) });
        this.showDay(this.data.day);
      },
    });
  },

  showDay(day: string) {
    const { shifts } = this.data;
    this.setData({
      day,
      heading: dayHeading(day, dayOf(Date.now())),
      ofDay: shifts.filter((one) => one.day === day),
    });
  },

  choose(event: WechatMiniprogram.TouchEvent) {
    const { day } = event.currentTarget.dataset as { day: string };
    if (day.startsWith(this.data.month)) this.showDay(day);
  },

  turn(event: WechatMiniprogram.TouchEvent) {
    const by = Number((event.currentTarget.dataset as { by: number }).by);
    const month = otherMonth(this.data.month, by);
    const today = dayOf(Date.now());
    this.turnTo(month);
    this.setData({
      phase: 'loading',
      day: today.startsWith(month) ? today : `${month}-01`,
      shifts: [],
    });
    void this.refresh();
  },

  open(event: WechatMiniprogram.CustomEvent<{ shiftId: string }>) {
    go(pathTo.shift(this.data.communityId, event.detail.shiftId));
  },

  async act(event: WechatMiniprogram.CustomEvent<{ shiftId: string; act: string }>) {
    const { shiftId, act } = event.detail;
    const { communityId, busy, shifts } = this.data;
    const line = shifts.find((one) => one.shiftId === shiftId);
    if (busy || !line) return;
    this.setData({ busy: shiftId });
    if (act === 'accept') await acceptOffer(communityId, shiftId);
    else if (line.roleId !== null) {
      await signUp({
        communityId,
        shiftId,
        roleId: line.roleId,
        waits: act === 'wait',
        risk: line.risk,
        insured: line.insured,
      });
    }
    this.setData({ busy: '' });
    await this.refresh();
  },
});
