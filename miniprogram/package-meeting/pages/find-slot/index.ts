import '../../errors';
import type { SlotSearch } from '../../../../typings/contract/meeting/plan';
import { addDays, dayOf } from '../../../calendar';
import { callCloud } from '../../../cloud/call-cloud';
import { newCommandId } from '../../../store/command-id';
import { dayWithWeekday } from '../../../text/date';
import { errorWords } from '../../../text/error';
import {
  chosenSlots,
  FIND_SLOT,
  firstSlotWords,
  limitWords,
  slotNotes,
  slotPlace,
} from '../../../text/meeting/plan/slot';
import { LIMITS, slotWords } from '../../../text/meeting/words';
import { goOn } from '../../../view/after-answer';
import { definePage } from '../../../view/define-page';
import { go, pathTo } from '../../../view/go';
import { load } from '../../../view/load';
import { officePaths } from '../../../view/office-paths';

/** So long everybody has to answer, unless another day is chosen. */
const ASKED_DAYS = 3;

const slotOf = (time: string) => Number(time.slice(0, 2)) * 2 + (time.slice(3) >= '30' ? 1 : 0);

interface Row {
  key: string;
  when: string;
  where: string;
  /** for a screen reader, with the time */
  chooseWords: string;
  askWords: string;
  words: string;
  roomId: string;
  room: string;
  day: string;
  from: string;
  until: string;
  full: boolean;
  /** everybody is asked about it */
  on: boolean;
}

/** The ten best times for the next meeting, each with its reason; or why there is none, and what to relax. */
definePage({
  data: {
    words: FIND_SLOT,
    communityId: '',
    bodyId: '',
    /** of one that is to be moved */
    meetingId: '',
    rows: [] as Row[],
    first: '',
    relax: '',
    limits: [] as string[],
    notes: [] as string[],
    chosen: 0,
    chosenWords: '',
    closesOn: '',
    closesWords: '',
    today: '',
    commandId: '',
    problem: '',
    busy: false,
  },

  onLoad({ communityId = '', bodyId = '', meetingId = '' }) {
    const today = dayOf(Date.now());
    const commandId = newCommandId();
    this.setData({ communityId, bodyId, meetingId, today, commandId });
    this.close(addDays(today, ASKED_DAYS));
    void this.refresh();
  },

  async refresh() {
    const { communityId, bodyId } = this.data;
    await load(this, {
      ask: () =>
        callCloud('meeting', 'findSlots', { communityId, bodyId, from: dayOf(Date.now()) }),
      show: (search) =>
        this.setData({
          rows: rowsOf(search),
          first: firstSlotWords(search.first),
          relax: search.relax ? LIMITS[search.relax].relax : '',
          limits: limitsOf(search),
          notes: slotNotes(search),
        }),
    });
  },

  close(closesOn: string) {
    this.setData({ closesOn, closesWords: dayWithWeekday(closesOn), problem: '' });
  },

  pickClose(event: WechatMiniprogram.PickerChange) {
    this.close(String(event.detail.value));
  },

  toggle(event: WechatMiniprogram.TouchEvent) {
    const { key } = event.currentTarget.dataset as { key: string };
    const rows = this.data.rows.map((one) => (one.key === key ? { ...one, on: !one.on } : one));
    const chosen = rows.filter(({ on }) => on).length;
    this.setData({ rows, chosen, chosenWords: chosenSlots(chosen), problem: '' });
  },

  /** Those who have a seat say which of the chosen times suit them. */
  async askAll() {
    const { communityId, bodyId, rows, closesOn, commandId, busy } = this.data;
    const chosen = rows.filter(({ on }) => on);
    if (busy) return;
    if (chosen.length < 2) {
      this.setData({ problem: FIND_SLOT.tooFew });
      return;
    }
    this.setData({ busy: true, problem: '' });
    const answer = await callCloud('meeting', 'openDatePoll', {
      communityId,
      bodyId,
      slots: chosen.map(({ day, from, until, roomId }) => ({
        day,
        from: slotOf(from),
        until: slotOf(until),
        roomId,
        place: '',
      })),
      closesOn,
      commandId,
    });
    this.setData({
      busy: false,
      ...(answer.ok ? {} : { problem: errorWords(answer), commandId: newCommandId() }),
    });
    if (answer.ok) goOn(this, officePaths.datePoll(communityId, answer.data.pollId));
  },

  choose(event: WechatMiniprogram.TouchEvent) {
    const { key } = event.currentTarget.dataset as { key: string };
    const { communityId, bodyId, meetingId, rows } = this.data;
    const row = rows.find((one) => one.key === key);
    if (!row) return;
    const { day, from, until, roomId, room } = row;
    const chosen = { bodyId, meetingId, day, from, until, roomId, room };
    go(pathTo.meetingConvene(communityId, chosen));
  },
});

function rowsOf({ slots }: SlotSearch): Row[] {
  return slots.map((slot) => ({
    key: `${slot.day}${slot.from}`,
    ...slotPlace(slot),
    words: slotWords(slot),
    roomId: slot.roomId,
    room: slot.roomName,
    day: slot.day,
    from: slot.from,
    until: slot.until,
    full: slot.absent === 0,
    on: false,
  }));
}

function limitsOf({ limits, tried }: SlotSearch): string[] {
  return [...limits]
    .sort((one, other) => other.out - one.out)
    .map(({ limit, out }) => limitWords(limit, tried, out));
}
