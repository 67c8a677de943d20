import '../../errors';
import type { DatePollView, DateSays } from '../../../../typings/contract/meeting/date';
import { callCloud } from '../../../cloud/call-cloud';
import { keptCommandId, newCommandId, settleCommand } from '../../../store/command-id';
import { errorWords } from '../../../text/error';
import {
  DATE_POLL,
  dateChoices,
  pollForWords,
  pollHeading,
  pollStateWords,
  seatSaysWords,
  slotActs,
  slotCountWords,
  takeContent,
} from '../../../text/meeting/date';
import { spanWords } from '../../../text/meeting/words';
import { goOn } from '../../../view/after-answer';
import { chooseOne } from '../../../view/choose-one';
import { definePage } from '../../../view/define-page';
import { go, pathTo } from '../../../view/go';
import { load } from '../../../view/load';

interface Slot {
  index: number;
  when: string;
  /** for a screen reader, with the time */
  unfoldWords: string;
  takeWords: string;
  where: string;
  words: string;
  /** the best so far */
  best: boolean;
  seats: { seatId: string; name: string; words: string }[];
  choices: ReturnType<typeof dateChoices>;
  said: DateSays | '';
}

type Tapped = WechatMiniprogram.TouchEvent;

/** Which of some times suits those who have a seat; the convener takes one, and the meeting is called. */
definePage({
  data: {
    words: DATE_POLL,
    communityId: '',
    pollId: '',
    poll: null as DatePollView | null,
    heading: '',
    state: '',
    slots: [] as Slot[],
    /** whose answer is given: the caller's own seat, or one that an officer writes down for */
    seatId: '',
    forWords: '',
    says: [] as (DateSays | '')[],
    open: -1,
    commandId: '',
    problem: '',
    busy: false,
  },

  onLoad({ communityId = '', pollId = '' }) {
    this.setData({ communityId, pollId, commandId: newCommandId() });
  },

  async onShow() {
    await this.refresh();
  },

  async refresh() {
    const { communityId, pollId } = this.data;
    await load(this, {
      ask: () => callCloud('meeting', 'showDatePoll', { communityId, pollId }),
      show: (poll) => {
        this.setData({ poll, heading: pollHeading(poll), state: pollStateWords(poll) });
        this.answerFor(poll.closed ? '' : (poll.mySeatId ?? ''));
      },
    });
  },

  /** Begins with what was said before. */
  answerFor(seatId: string) {
    const { poll } = this.data;
    if (!poll) return;
    const seat = poll.seats.find((one) => one.seatId === seatId);
    const says = poll.slots.map((_, index) => seat?.says?.[index] ?? '');
    const isOther = seat && seatId !== poll.mySeatId;
    const forWords = isOther ? pollForWords(seat) : '';
    this.setData({ seatId, forWords, says, problem: '' });
    this.draw();
  },

  draw() {
    const { poll, says } = this.data;
    if (!poll) return;
    this.setData({
      slots: poll.slots.map((slot, n) => ({
        index: slot.index,
        ...slotActs(spanWords(slot.time.day, slot.from, slot.until)),
        where: slot.time.place,
        words: slotCountWords(slot),
        best: n === 0,
        seats: poll.seats.map((seat) => ({
          seatId: seat.seatId,
          name: seat.name ? `${seat.party} ${seat.name}` : seat.party,
          words: seatSaysWords(seat, slot.index),
        })),
        choices: dateChoices(spanWords(slot.time.day, slot.from, slot.until)),
        said: says[slot.index] ?? '',
      })),
    });
  },

  say(event: WechatMiniprogram.CustomEvent<{ key: DateSays }>) {
    const { index } = event.currentTarget.dataset as { index: number };
    const all = this.data.says.map((one, n) => (n === Number(index) ? event.detail.key : one));
    this.setData({ says: all, problem: '', commandId: newCommandId() });
    this.draw();
  },

  unfold(event: Tapped) {
    const { index } = event.currentTarget.dataset as { index: number };
    this.setData({ open: this.data.open === Number(index) ? -1 : Number(index) });
  },

  /** Somebody has said it on the telephone. */
  async enter() {
    const { poll } = this.data;
    if (!poll) return;
    const others = poll.seats.filter(({ seatId, says, entered }) => {
      return seatId !== poll.mySeatId && (says === null || entered);
    });
    if (others.length === 0) {
      this.setData({ problem: DATE_POLL.allSaid });
      return;
    }
    const which = await chooseOne(others.map(({ party, name }) => `${party} ${name}`));
    const seat = which === null ? undefined : others[which];
    if (seat) this.answerFor(seat.seatId);
  },

  async save() {
    const { communityId, pollId, seatId, busy, commandId } = this.data;
    const says = this.data.says.filter((one) => one !== '');
    if (busy || !seatId) return;
    if (says.length < this.data.says.length) {
      this.setData({ problem: DATE_POLL.missing });
      return;
    }
    this.setData({ busy: true, problem: '' });
    const input = { communityId, pollId, seatId, says, commandId };
    const answer = await callCloud('meeting', 'answerDatePoll', input);
    this.setData({
      busy: false,
      ...(answer.ok ? {} : { problem: errorWords(answer), commandId: newCommandId() }),
    });
    if (!answer.ok) return;
    void wx.showToast({ title: DATE_POLL.saved, icon: 'success' });
    await this.refresh();
  },

  /** The meeting is called for this time. */
  async take(event: Tapped) {
    const { index } = event.currentTarget.dataset as { index: number };
    const { communityId, pollId, poll, busy } = this.data;
    const slot = poll?.slots.find((one) => one.index === Number(index));
    if (busy || !poll || !slot) return;
    const { confirm } = await wx.showModal({
      content: takeContent(spanWords(slot.time.day, slot.from, slot.until)),
      confirmText: DATE_POLL.takeConfirm,
    });
    if (!confirm) return;
    this.setData({ busy: true, problem: '' });
    const kept = `take:${pollId}:${index}`;
    const answer = await callCloud('meeting', 'conveneMeeting', {
      communityId,
      bodyId: poll.bodyId,
      time: slot.time,
      planKey: null,
      agenda: [],
      pollId,
      commandId: keptCommandId(kept),
    });
    settleCommand(kept, answer);
    this.setData({ busy: false, ...(answer.ok ? {} : { problem: errorWords(answer) }) });
    if (answer.ok) goOn(this, pathTo.meeting(communityId, answer.data.meetingId));
  },

  openMeeting() {
    const { communityId, poll } = this.data;
    if (poll?.meetingId) go(pathTo.meeting(communityId, poll.meetingId));
  },

  async withdraw() {
    const { communityId, pollId, busy } = this.data;
    if (busy) return;
    const { confirm } = await wx.showModal({
      content: DATE_POLL.withdrawContent,
      confirmText: DATE_POLL.withdraw,
    });
    if (!confirm) return;
    this.setData({ busy: true, problem: '' });
    const kept = `withdraw:${pollId}`;
    const commandId = keptCommandId(kept);
    const answer = await callCloud('meeting', 'withdrawDatePoll', {
      communityId,
      pollId,
      commandId,
    });
    settleCommand(kept, answer);
    this.setData({ busy: false, ...(answer.ok ? {} : { problem: errorWords(answer) }) });
    if (answer.ok) await this.refresh();
  },
});
