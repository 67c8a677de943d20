import '../../errors';
import type { RainLine } from '../../../../typings/contract/volunteer/shift';
import { addDays, dayOf } from '../../../calendar';
import { callCloud } from '../../../cloud/call-cloud';
import { keptCommandId, settleCommand } from '../../../store/command-id';
import { dayWithWeekday } from '../../../text/date';
import { errorWords } from '../../../text/error';
import { COMMON } from '../../../text/volunteer/common';
import {
  cancelledWords,
  cancelTitle,
  movedWords,
  moveTitle,
  RAIN_DAY,
  rainLabel,
  rainLine,
  rainNote,
  toldOf,
} from '../../../text/volunteer/shift/days';
import { spanWords } from '../../../text/volunteer/standing';
import { definePage } from '../../../view/define-page';
import { go, pathTo } from '../../../view/go';
import { load } from '../../../view/load';

const AHEAD = 30;
/** Whether the shifts are moved. */
const WAYS = [
  { key: false, name: RAIN_DAY.cancel },
  { key: true, name: RAIN_DAY.move },
];

interface Row extends RainLine {
  span: string;
  /** whose it is, and how many come */
  words: string;
  on: boolean;
}

interface Done {
  shiftId: string;
  teamId: string;
  title: string;
  words: string;
}

type Tapped = WechatMiniprogram.TouchEvent;

/** One act for the outdoor shifts of a day: seen first, then cancelled or moved; then whom to call. */
definePage({
  data: {
    words: RAIN_DAY,
    ways: WAYS,
    communityId: '',
    day: '',
    dayWords: '',
    firstDay: '',
    lastDay: '',
    shifts: [] as Row[],
    people: 0,
    chosen: 0,
    label: '',
    note: '',
    moves: false,
    moveTo: '',
    moveWords: '',
    moveFrom: '',
    reason: '',
    done: [] as Done[],
    outcome: '',
    problem: '',
    busy: false,
  },

  onLoad({ communityId = '' }) {
    const today = dayOf(Date.now());
    this.setData({ communityId, firstDay: today, lastDay: addDays(today, AHEAD) });
    this.choose(today);
  },

  choose(day: string) {
    const moveTo = addDays(day, 1);
    this.setData({
      day,
      dayWords: dayWithWeekday(day),
      moveTo,
      moveFrom: addDays(dayOf(Date.now()), 1),
      moveWords: dayWithWeekday(moveTo),
      phase: 'loading',
    });
    void this.refresh();
  },

  async refresh() {
    const { communityId, day } = this.data;
    await load(this, {
      ask: () => callCloud('volunteer', 'previewRain', { communityId, day }),
      show: ({ shifts }) =>
        this.draw(
          shifts.map((line) => ({
            ...line,
            span: spanWords(line),
            words: rainLine(line),
            on: true,
          })),
        ),
    });
  },

  draw(shifts: Row[]) {
    const chosen = shifts.filter(({ on }) => on);
    const people = chosen.reduce((sum, line) => sum + line.people, 0);
    this.setData({
      shifts,
      chosen: chosen.length,
      people,
      label: rainLabel(this.data.moves, chosen.length),
      note: rainNote(people),
      problem: '',
    });
  },

  toggle(event: Tapped) {
    const { id } = event.currentTarget.dataset as { id: string };
    this.draw(this.data.shifts.map((one) => (one.shiftId === id ? { ...one, on: !one.on } : one)));
  },

  chooseDay(event: WechatMiniprogram.PickerChange) {
    this.choose(String(event.detail.value));
  },

  chooseWhat({ detail }: WechatMiniprogram.CustomEvent<{ key: boolean }>) {
    const moves = detail.key;
    this.setData({ moves, label: rainLabel(moves, this.data.chosen), problem: '' });
  },

  chooseMove(event: WechatMiniprogram.PickerChange) {
    const moveTo = String(event.detail.value);
    this.setData({ moveTo, moveWords: dayWithWeekday(moveTo), problem: '' });
  },

  typeReason(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ reason: event.detail.value, problem: '' });
  },

  async apply() {
    const { communityId, day, shifts, moves, moveTo, moveWords, people, busy } = this.data;
    const chosen = shifts.filter(({ on }) => on);
    const reason = this.data.reason.trim() || RAIN_DAY.badWeather;
    if (busy || chosen.length === 0) return;
    const { confirm } = await wx.showModal({
      title: moves ? moveTitle(chosen.length, moveWords) : cancelTitle(chosen.length),
      content: toldOf(people, reason),
      confirmText: moves ? RAIN_DAY.confirmMove : RAIN_DAY.confirmCancel,
      cancelText: COMMON.notYet,
    });
    if (!confirm) return;
    const name = `rain:${day}:${moves ? moveTo : ''}:${chosen.map(({ shiftId }) => shiftId).join()}`;
    this.setData({ busy: true, problem: '' });
    const answer = await callCloud('volunteer', 'applyRain', {
      communityId,
      day,
      shiftIds: chosen.map(({ shiftId }) => shiftId),
      moveTo: moves ? moveTo : null,
      reason,
      commandId: keptCommandId(name),
    });
    this.setData({ busy: false });
    settleCommand(name, answer);
    if (!answer.ok) {
      this.setData({ problem: errorWords(answer) });
      if (answer.code === 'SHIFT_CHANGED') await this.refresh();
      return;
    }
    this.setData({
      done: chosen.map(({ shiftId, teamId, title, teamName, span }) => ({
        shiftId,
        teamId,
        title,
        words: `${teamName} · ${span}`,
      })),
      outcome: moves ? movedWords(chosen.length, moveWords) : cancelledWords(chosen.length),
    });
  },

  openUnreached(event: Tapped) {
    const { id, team } = event.currentTarget.dataset as { id: string; team: string };
    go(pathTo.unreached(this.data.communityId, id, team));
  },
});
