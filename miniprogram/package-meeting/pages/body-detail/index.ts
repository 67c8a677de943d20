import '../../errors';
import type { BodyDetail, BodyRecord, SeatLine } from '../../../../typings/contract/meeting/body';
import { dayOf } from '../../../calendar';
import { callCloud } from '../../../cloud/call-cloud';
import { keptCommandId, settleCommand } from '../../../store/command-id';
import { dayWithWeekday, pastWords } from '../../../text/date';
import { errorWords } from '../../../text/error';
import { CADENCES, dueLook, EQUIPMENT, WAITS } from '../../../text/meeting/words';
import { roleWords } from '../../../text/role/role';
import { WEEKDAYS } from '../../../text/weekly';
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
          facts: factsOf(shown),
          seats: shown.seats.map((seat) => seatOf(seat, body)),
          quorum: body.quorum
            ? `现有 ${body.quorum.of} 位在任，到 ${body.quorum.present} 位会议才算数。`
            : '到会多少才算数，按名册另算。',
          record: body.record.slice(0, 10).map(recordWords),
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
      title: '解散这个会',
      editable: true,
      placeholderText: '为什么解散，大家都看得到',
      confirmText: '提出',
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
      content: '不同意的话，这次写的就不算了。',
      confirmText: '不同意',
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

function factsOf(form: BodyDetail['form']): string[] {
  const { weekday, monthDay, cadence, from, until, minutes, noticeDays, equipment, convener } =
    form;
  const usual =
    monthDay !== null
      ? `，一般在 ${monthDay} 号${monthDay > 28 ? '（小月在月底）' : ''}`
      : weekday !== null
        ? `，一般在${WEEKDAYS[weekday]}`
        : '';
  return [
    `${CADENCES[cadence]}${usual}`,
    `${from}–${until} 之间，一次 ${minutes} 分钟（北京时间）`,
    noticeDays > 0 ? `提前 ${noticeDays} 天通知` : '通知了就可以开',
    `由${roleWords(convener)}召集`,
    ...(equipment.length > 0 ? [`要有：${equipment.map((one) => EQUIPMENT[one]).join('、')}`] : []),
  ];
}

function seatOf(seat: SeatLine, body: BodyDetail): Seat {
  const { seatId, party, name, residentId, required, substitutes } = seat;
  const isKnown = body.form.seats.some((one) => one.residentId !== null);
  const vacant =
    residentId === null && !body.dissolvedOn && (isKnown || body.vacant === body.seats);
  return {
    seatId,
    party,
    letter: [...name][0] ?? '',
    name: name || (vacant ? '空着' : ''),
    words: [party, required && '必到', substitutes && '可以请人代'].filter(Boolean).join(' · '),
    vacant,
  };
}

const WHAT: Record<BodyRecord['what'], string> = {
  founded: '成立',
  changed: '改过',
  met: '',
  dissolved: '',
};

function recordWords({ at, what, fields, by, confirmedBy }: BodyRecord): string {
  const [day = ''] = fields;
  const done =
    what === 'dissolved'
      ? `解散：${day}`
      : what !== 'met'
        ? WHAT[what]
        : day.startsWith('-')
          ? `改正：${dayWithWeekday(day.slice(1))}没有开`
          : `${dayWithWeekday(day)}开过`;
  const who = [by, confirmedBy && `${confirmedBy}确认`].filter(Boolean).join('，');
  return [done, who, pastWords(at, Date.now())].filter(Boolean).join(' · ');
}

function pendingWords({ pending, waits, may }: BodyDetail): string {
  if (!pending) return '';
  const what = WAITS[waits ?? 'change'];
  const why = pending.dissolve ? `原因：${pending.dissolve}。` : '';
  if (pending.own) return `您提出${what}，等另一位确认。${why}`;
  return may.confirm
    ? `${pending.by}提出${what}，请您看看是否同意。${why}`
    : `${pending.by}提出${what}，等另一位确认。${why}`;
}
