import '../../errors';
import type { BodyDetail, SeatLine } from '../../../../typings/contract/meeting/body';
import { dayOf } from '../../../calendar';
import { callCloud } from '../../../cloud/call-cloud';
import { keptCommandId, settleCommand } from '../../../store/command-id';
import { errorWords } from '../../../text/error';
import {
  BODY_DETAIL,
  bodyFacts,
  bodyQuorum,
  pendingWords,
  recordWords,
  seatWords,
} from '../../../text/meeting/body/detail';
import { dueLook } from '../../../text/meeting/words';
import { definePage } from '../../../view/define-page';
import { go, pathTo } from '../../../view/go';
import { load } from '../../../view/load';
import { officePaths } from '../../../view/office-paths';

interface Seat {
  seatId: string;
  party: string;
  /** a surname; '' = vacant, or not to be known */
  letter: string;
  name: string;
  words: string;
  vacant: boolean;
}

/** One body: when it meets, who sits there, and what was changed. */
definePage({
  data: {
    words: BODY_DETAIL,
    communityId: '',
    bodyId: '',
    body: null as BodyDetail | null,
    look: null as ReturnType<typeof dueLook> | null,
    facts: [] as string[],
    seats: [] as Seat[],
    quorum: '',
    record: [] as string[],
    pending: '',
    today: '',
    problem: '',
    busy: false,
  },

  onLoad({ communityId = '', bodyId = '' }) {
    this.setData({ communityId, bodyId, today: dayOf(Date.now()) });
  },

  async onShow() {
    await this.refresh();
  },

  async refresh() {
    const { communityId, bodyId } = this.data;
    await load(this, {
      ask: () => callCloud('meeting', 'showBody', { communityId, bodyId }),
      show: (body) => {
        const shown = body.waits === 'founding' && body.pending ? body.pending.form : body.form;
        this.setData({
          body,
          look: dueLook(body),
          facts: bodyFacts(shown),
          seats: shown.seats.map((seat) => seatOf(seat, body)),
          quorum: bodyQuorum(body),
          record: body.record.slice(0, 10).map((line) => recordWords(line, Date.now())),
          pending: pendingWords(body),
        });
      },
    });
  },

  edit() {
    go(pathTo.bodyEdit(this.data.communityId, this.data.bodyId));
  },

  openPoll() {
    const { communityId, body } = this.data;
    if (body?.pollId) go(officePaths.datePoll(communityId, body.pollId));
  },

  async dissolve() {
    const { communityId, bodyId, body, busy } = this.data;
    if (busy || !body) return;
    const { confirm, content } = await wx.showModal({
      title: BODY_DETAIL.dissolve,
      editable: true,
      placeholderText: BODY_DETAIL.dissolveWhy,
      confirmText: BODY_DETAIL.dissolveConfirm,
    });
    const why = (content ?? '').trim();
    if (!confirm || why === '') return;
    this.setData({ busy: true, problem: '' });
    const draft = `body-dissolve:${body.seen}:${why}`;
    const seats = body.form.seats.map(({ name: _, ...seat }) => seat);
    const answer = await callCloud('meeting', 'saveBody', {
      communityId,
      bodyId,
      form: { ...body.form, seats },
      seen: body.seen,
      dissolve: why,
      commandId: keptCommandId(draft),
    });
    settleCommand(draft, answer);
    this.setData({ busy: false, ...(answer.ok ? {} : { problem: errorWords(answer) }) });
    if (answer.ok) await this.refresh();
  },

  find() {
    go(pathTo.findSlot(this.data.communityId, this.data.bodyId));
  },

  async note(event: WechatMiniprogram.PickerChange) {
    const { communityId, bodyId, busy } = this.data;
    const day = String(event.detail.value);
    if (busy) return;
    this.setData({ busy: true, problem: '' });
    const draft = `met:${bodyId}:${day}`;
    const answer = await callCloud('meeting', 'noteMeeting', {
      communityId,
      bodyId,
      day,
      met: true,
      commandId: keptCommandId(draft),
    });
    settleCommand(draft, answer);
    this.setData({ busy: false, ...(answer.ok ? {} : { problem: errorWords(answer) }) });
    if (answer.ok) await this.refresh();
  },

  agree() {
    void this.decide(true);
  },

  async refuse() {
    const { confirm } = await wx.showModal({
      content: BODY_DETAIL.refuseContent,
      confirmText: BODY_DETAIL.refuse,
    });
    if (confirm) await this.decide(false);
  },

  async decide(agrees: boolean) {
    const { communityId, bodyId, body, busy } = this.data;
    if (busy || !body) return;
    this.setData({ busy: true, problem: '' });
    const draft = `body-confirm:${body.seen}:${agrees}`;
    const answer = await callCloud('meeting', 'confirmBody', {
      communityId,
      bodyId,
      agrees,
      seen: body.seen,
      commandId: keptCommandId(draft),
    });
    settleCommand(draft, answer);
    this.setData({ busy: false, ...(answer.ok ? {} : { problem: errorWords(answer) }) });
    if (answer.ok) await this.refresh();
  },
});

function seatOf(seat: SeatLine, body: BodyDetail): Seat {
  const { seatId, party, name, residentId } = seat;
  const isKnown = body.form.seats.some((one) => one.residentId !== null);
  const vacant =
    residentId === null && !body.dissolvedOn && (isKnown || body.vacant === body.seats);
  return {
    seatId,
    party,
    letter: [...name][0] ?? '',
    name: name || (vacant ? BODY_DETAIL.vacant : ''),
    words: seatWords(seat),
    vacant,
  };
}
