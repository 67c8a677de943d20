import '../../errors';
import type {
  ItemView,
  MeetingSeat,
  MeetingView,
  Says,
} from '../../../../typings/contract/meeting/meeting';
import { instantOf } from '../../../calendar';
import { callCloud } from '../../../cloud/call-cloud';
import { keptCommandId, settleCommand } from '../../../store/command-id';
import type { Shared } from '../../../text/common/share';
import { errorWords } from '../../../text/error';
import {
  answersWords,
  cancelledWords,
  enterWords,
  hereWords,
  ITEM_LINKS,
  MEETING_DETAIL,
  MEETING_PRINTS,
  type MeetingPrint,
  movedWords,
  ownAnswer,
} from '../../../text/meeting/detail';
import {
  answerWords,
  correctionWords,
  decisionLines,
  guestsWords,
  HIDDEN_ITEM,
  type Look,
  meetingLook,
  presenceWords,
  quorumWords,
  taskLook,
  taskWords,
} from '../../../text/meeting/held';
import { meetingShared } from '../../../text/meeting/share';
import { spanWords } from '../../../text/meeting/words';
import { openMadeFile } from '../../../view/attachment';
import { chooseOne } from '../../../view/choose-one';
import { definePage } from '../../../view/define-page';
import { go, pathTo } from '../../../view/go';
import { load } from '../../../view/load';
import { keepDrawn, openedWith, openPoster, settleCommunity, shareCard } from '../../../view/share';

interface Item {
  itemId: string;
  title: string;
  begins: string;
  /** of the matter or the vote that it comes from */
  source: string;
  sourceId: string;
  kind: string;
  decision: string[];
  short: boolean;
  correction: string;
  task: string;
  taskLook: Look | null;
  reports: string[];
}

interface Seat {
  seatId: string;
  party: string;
  letter: string;
  name: string;
  words: string;
  /** for a screen reader */
  enterWords: string;
  mayEnter: boolean;
}

type Tapped = WechatMiniprogram.TouchEvent;

/** One meeting: when and where, whether one comes, what is talked about, and what came of it. */
definePage({
  data: {
    words: MEETING_DETAIL,
    communityId: '',
    meetingId: '',
    meeting: null as MeetingView | null,
    shared: null as Shared | null,
    look: null as Look | null,
    when: '',
    notes: [] as string[],
    agenda: [] as Item[],
    seats: [] as Seat[],
    quorum: '',
    counted: false,
    answers: '',
    guests: '',
    mine: '',
    /** the page's one action */
    act: '' as '' | 'answer' | 'scan',
    here: '',
    code: '',
    /** the body's rule, where it lets the caller send somebody */
    rule: '',
    substitute: '',
    prints: [] as MeetingPrint[],
    problem: '',
    busy: false,
  },

  onLoad(query) {
    const { communityId, id } = openedWith(query, 'meetingId');
    this.setData({ communityId, meetingId: id });
  },

  keepDrawn(event: WechatMiniprogram.CustomEvent<{ file: string }>) {
    keepDrawn(this.data.shared, event);
  },

  openPoster() {
    openPoster(this.data.shared);
  },

  onShareAppMessage() {
    const { communityId, meetingId, shared } = this.data;
    return shareCard(shared, pathTo.meeting(communityId, meetingId));
  },

  join() {
    go(pathTo.join());
  },

  async onShow() {
    await this.refresh();
  },

  async refresh() {
    await settleCommunity(this);
    const { communityId, meetingId } = this.data;
    await load(this, {
      ask: () => callCloud('meeting', 'showMeeting', { communityId, meetingId }),
      show: (meeting) => {
        const own = meeting.seats?.find(({ seatId }) => seatId === meeting.mySeatId);
        const isOpen = meeting.state === 'called' || meeting.state === 'running';
        this.setData({
          meeting,
          shared: meetingShared(communityId, meeting),
          look: meetingLook(meeting),
          when: spanWords(meeting.day, meeting.from, meeting.until),
          notes: notesOf(meeting),
          agenda: meeting.agenda.map(itemOf),
          seats: (meeting.seats ?? []).map((seat) => seatOf(seat, meeting)),
          quorum: quorumWords(meeting),
          counted: meeting.state !== 'called' && meeting.quorum.needed !== null,
          answers: answersWords(meeting),
          guests: guestsWords(meeting.guests),
          mine: own?.answer && meeting.state === 'called' ? ownAnswer(own) : '',
          act: meeting.asks ? 'answer' : isOpen && meeting.hereSince === null ? 'scan' : '',
          rule: meeting.state === 'called' && own?.substitutes ? meeting.substituteRule : '',
          prints: printsOf(meeting),
          here:
            meeting.hereSince !== null && isOpen ? hereWords(meeting.hereSince, Date.now()) : '',
        });
      },
    });
  },

  async answer() {
    const { meeting } = this.data;
    if (meeting?.mySeatId) await this.say(meeting.mySeatId);
  },

  async enter(event: Tapped) {
    const { id } = event.currentTarget.dataset as { id: string };
    await this.say(id);
  },

  /** For oneself, or for somebody who has said it on the telephone. */
  async say(seatId: string) {
    const { meeting } = this.data;
    const seat = meeting?.seats?.find((one) => one.seatId === seatId);
    if (!meeting || !seat) return;
    const others = (meeting.seats ?? []).filter((one) => one.seatId !== seatId && !one.vacant);
    const mayStand = meeting.substituteRule !== '' && seat.substitutes;
    const ways: { name: string; says: Says }[] = [
      { name: MEETING_DETAIL.yes, says: 'yes' },
      { name: MEETING_DETAIL.no, says: 'no' },
      ...(mayStand ? [{ name: MEETING_DETAIL.proxy, says: 'proxy' as const }] : []),
    ];
    const way = ways[(await chooseOne(ways.map(({ name }) => name))) ?? -1];
    if (!way) return;
    const proxy =
      way.says === 'proxy'
        ? others[(await chooseOne(others.map(({ party, name }) => `${party} ${name}`))) ?? -1]
        : undefined;
    if (way.says === 'proxy' && !proxy) return;
    await this.send(seatId, way.says, '', proxy?.seatId ?? null);
  },

  type(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const { field } = event.currentTarget.dataset as { field: 'code' | 'substitute' };
    this.setData({ [field]: event.detail.value, problem: '' });
  },

  async sendSubstitute() {
    const { meeting, substitute } = this.data;
    const name = substitute.trim();
    if (!meeting?.mySeatId) return;
    if (name === '') this.setData({ problem: MEETING_DETAIL.noSubstitute });
    else await this.send(meeting.mySeatId, 'substitute', name, null);
  },

  async send(seatId: string, says: Says, name: string, proxySeatId: string | null) {
    const { communityId, meetingId, meeting, busy } = this.data;
    if (busy) return;
    this.setData({ busy: true, problem: '' });
    const draft = `answer:${meetingId}:${seatId}:${says}:${name}:${proxySeatId}:${meeting?.seen}`;
    const answer = await callCloud('meeting', 'answerInvitation', {
      communityId,
      meetingId,
      seatId,
      says,
      name,
      proxySeatId,
      commandId: keptCommandId(draft),
    });
    settleCommand(draft, answer);
    this.setData({ busy: false, ...(answer.ok ? {} : { problem: errorWords(answer) }) });
    if (answer.ok) await this.refresh();
  },

  async scan() {
    try {
      const { result } = await wx.scanCode({ scanType: ['qrCode'] });
      await this.attend(result.trim());
    } catch {
      // closed without scanning: the figures can be typed
    }
  },

  async attendTyped() {
    await this.attend(this.data.code.replaceAll(/\s/g, ''));
  },

  async attend(code: string) {
    const { communityId, meetingId, busy } = this.data;
    if (busy) return;
    if (!/^\d{8}$/.test(code)) {
      this.setData({ problem: MEETING_DETAIL.badCode });
      return;
    }
    this.setData({ busy: true, problem: '' });
    const answer = await callCloud('meeting', 'attendMeeting', { communityId, meetingId, code });
    this.setData({ busy: false, ...(answer.ok ? { code: '' } : { problem: errorWords(answer) }) });
    if (!answer.ok) return;
    void wx.showToast({ title: MEETING_DETAIL.attended, icon: 'success' });
    await this.refresh();
  },

  /** Before the end: the quorum is counted without them from then on. */
  async leave() {
    const { communityId, meetingId, meeting, busy } = this.data;
    if (busy) return;
    const { confirm } = await wx.showModal({
      content: MEETING_DETAIL.leaveContent,
      confirmText: MEETING_DETAIL.leaveConfirm,
    });
    if (!confirm) return;
    this.setData({ busy: true, problem: '' });
    const kept = `leave:${meetingId}:${meeting?.hereSince ?? ''}`;
    const answer = await callCloud('meeting', 'leaveMeeting', {
      communityId,
      meetingId,
      commandId: keptCommandId(kept),
    });
    settleCommand(kept, answer);
    this.setData({ busy: false, ...(answer.ok ? {} : { problem: errorWords(answer) }) });
    await this.refresh();
  },

  /** In the phone's own calendar. */
  async note() {
    const { meeting } = this.data;
    if (!meeting) return;
    const { bodyName: title, day, slots, place: location } = meeting;
    const secondsAt = (slot: number) => instantOf(day) / 1000 + slot * 1800;
    await wx
      .addPhoneCalendar({
        title,
        startTime: secondsAt(slots.from),
        endTime: String(secondsAt(slots.until)),
        location,
      })
      .catch(() => undefined); // the person said no
  },

  editAgenda() {
    go(pathTo.meetingAgenda(this.data.communityId, this.data.meetingId));
  },

  openSource(event: Tapped) {
    const { communityId } = this.data;
    const { kind, id } = event.currentTarget.dataset as { kind: string; id: string };
    go(kind === 'matter' ? pathTo.matter(communityId, id) : pathTo.motion(communityId, id));
  },

  run() {
    go(pathTo.meetingRun(this.data.communityId, this.data.meetingId));
  },

  openMinutes() {
    const { communityId, meetingId, meeting } = this.data;
    const { published, draft } = meeting?.minutes ?? { published: null, draft: null };
    const version = draft ?? published ?? 1;
    go(pathTo.meetingMinutes(communityId, meetingId, String(version)));
  },

  move() {
    const { communityId, meetingId, meeting } = this.data;
    if (meeting) go(pathTo.findSlot(communityId, meeting.bodyId, meetingId));
  },

  async print() {
    const { communityId, meetingId, prints, busy } = this.data;
    const print = prints[(await chooseOne(prints.map(({ name }) => name))) ?? -1];
    if (busy || !print) return;
    this.setData({ busy: true, problem: '' });
    const kept = `print-${print.what}:${meetingId}`;
    const answer = await callCloud('filing', 'printMeeting', {
      communityId,
      meetingId,
      what: print.what,
      commandId: keptCommandId(kept),
    });
    settleCommand(kept, answer);
    this.setData({ busy: false, ...(answer.ok ? {} : { problem: errorWords(answer) }) });
    if (answer.ok) await openMadeFile(answer.data);
  },

  callOff() {
    go(pathTo.meetingCallOff(this.data.communityId, this.data.meetingId));
  },
});

function printsOf({ may, minutes }: MeetingView): MeetingPrint[] {
  const isWritten = minutes.published !== null || minutes.draft !== null;
  const isOfficer = may.run || may.write;
  return MEETING_PRINTS.filter(({ what }) =>
    what === 'publication'
      ? minutes.published !== null
      : isOfficer && (what !== 'minutes' || isWritten),
  );
}

function notesOf({ cancelled, moves, clash, may }: MeetingView): string[] {
  const last = moves.at(-1);
  return [
    ...(cancelled ? [cancelledWords(cancelled)] : []),
    ...(last && !cancelled ? [movedWords(last)] : []),
    ...(clash && may.prepare ? [MEETING_DETAIL.clash] : []),
  ];
}

function itemOf({ itemId, title, begins, source, decision, task }: ItemView): Item {
  return {
    itemId,
    title: title || HIDDEN_ITEM,
    begins,
    kind: source.kind,
    sourceId: source.id ?? '',
    source: ITEM_LINKS[source.kind],
    decision: decision ? decisionLines(decision) : [],
    short: decision?.short ?? false,
    correction: decision ? correctionWords(decision) : '',
    task: task ? taskWords(task) : '',
    taskLook: task ? taskLook(task) : null,
    reports: task?.reports.map(({ text }) => text) ?? [],
  };
}

function seatOf(seat: MeetingSeat, { state, may, mySeatId }: MeetingView): Seat {
  const { seatId, party, name, vacant } = seat;
  return {
    seatId,
    party,
    letter: [...name][0] ?? '',
    name: name || (vacant ? MEETING_DETAIL.vacant : ''),
    words: [party, state === 'called' ? !vacant && answerWords(seat) : presenceWords(seat)]
      .filter(Boolean)
      .join(' · '),
    enterWords: enterWords(name),
    mayEnter: state === 'called' && may.run && !vacant && seatId !== mySeatId,
  };
}
