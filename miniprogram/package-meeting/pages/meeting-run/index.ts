import '../../errors';
import type {
  MeetingSeat,
  MeetingView,
  Outcome,
  ProposedCorrection,
  Votes,
} from '../../../../typings/contract/meeting/meeting';
import { addDays, dayOf } from '../../../calendar';
import { callCloud } from '../../../cloud/call-cloud';
import { keptCommandId, newCommandId, settleCommand } from '../../../store/command-id';
import { dayWithWeekday } from '../../../text/date';
import { errorWords, formErrorWords } from '../../../text/error';
import {
  decisionLines,
  guestsWords,
  OUTCOMES,
  presenceWords,
  proposedLines,
  quorumWords,
} from '../../../text/meeting/held';
import {
  correctionActs,
  endContent,
  itemActs,
  MEETING_RUN,
  markWords,
  whoCame,
} from '../../../text/meeting/run';
import { chooseOne } from '../../../view/choose-one';
import { definePage } from '../../../view/define-page';
import { go, pathTo } from '../../../view/go';
import { load } from '../../../view/load';

interface Seat {
  seatId: string;
  name: string;
  words: string;
  here: boolean;
  markWords: string;
  /** who comes in their place, as was said */
  substitute: string;
}

interface Item {
  itemId: string;
  title: string;
  begins: string;
  decision: string[];
  short: boolean;
  byBallot: boolean;
  /** the vote by which it is decided */
  motionId: string;
  /** other words for what is published, that wait for a second officer */
  proposed:
    | ({ proposalId: string; lines: string[]; mayDecide: boolean } & ReturnType<
        typeof correctionActs
      >)
    | null;
  /** for a screen reader */
  voteWords: string;
  decideWords: string;
}

const ALL = Object.keys(OUTCOMES) as Outcome[];
const USUAL_DAYS = 14;
type Tapped = WechatMiniprogram.TouchEvent;
const idOf = (event: Tapped) => (event.currentTarget.dataset as { id: string }).id;

/** The convener's side of a meeting: who is there, whether that is enough, and what is decided. */
definePage({
  data: {
    words: MEETING_RUN,
    communityId: '',
    meetingId: '',
    meeting: null as MeetingView | null,
    seats: [] as Seat[],
    items: [] as Item[],
    quorum: '',
    guests: '',
    enough: true,
    /** the item that is decided now */
    deciding: '',
    correcting: false,
    outcome: 'resolved' as Outcome,
    outcomes: [] as { outcome: Outcome; name: string }[],
    text: '',
    /** hands that were counted; all empty: none were */
    yes: '',
    no: '',
    abstain: '',
    why: '',
    ownerId: '',
    owner: '',
    due: '',
    dueWords: '',
    today: '',
    commandId: '',
    problem: '',
    busy: false,
  },

  onLoad({ communityId = '', meetingId = '' }) {
    this.setData({ communityId, meetingId, today: dayOf(Date.now()) });
  },

  async onShow() {
    await this.refresh();
  },

  async refresh() {
    const { communityId, meetingId } = this.data;
    await load(this, {
      ask: () => callCloud('meeting', 'showMeeting', { communityId, meetingId }),
      show: (meeting) => {
        const { needed, present } = meeting.quorum;
        this.setData({
          meeting,
          seats: (meeting.seats ?? []).filter(({ vacant }) => !vacant).map(seatOf),
          guests: guestsWords(meeting.guests),
          items: meeting.agenda.map(({ itemId, title, begins, decision, source }) => ({
            itemId,
            title,
            begins,
            decision: decision ? decisionLines(decision) : [],
            short: decision?.short ?? false,
            byBallot: source.kind === 'motion',
            motionId: source.kind === 'motion' ? (source.id ?? '') : '',
            ...itemActs(title, Boolean(decision)),
            proposed: decision?.proposed ? proposedOf(title, decision.proposed) : null,
          })),
          quorum: quorumWords(meeting),
          enough: needed === null || present >= needed,
        });
      },
    });
  },

  openVote(event: Tapped) {
    go(pathTo.motion(this.data.communityId, idOf(event)));
  },

  showCode() {
    go(pathTo.meetingCode(this.data.communityId, this.data.meetingId));
  },

  enterPaper() {
    go(pathTo.meetingPaper(this.data.communityId, this.data.meetingId));
  },

  openMinutes() {
    const { communityId, meetingId, meeting } = this.data;
    const { published, draft } = meeting?.minutes ?? { published: null, draft: null };
    go(pathTo.meetingMinutes(communityId, meetingId, String(draft ?? published ?? 1)));
  },

  async mark(event: Tapped) {
    const { communityId, meetingId, seats, meeting, busy } = this.data;
    const seatId = idOf(event);
    const seat = seats.find((one) => one.seatId === seatId);
    if (busy || !seat) return;
    const isSubstitute =
      meeting?.seats?.find((one) => one.seatId === seatId)?.present === 'substitute';
    let name = isSubstitute ? seat.substitute : '';
    if (!seat.here && seat.substitute) {
      const who = await chooseOne(whoCame(seat));
      if (who === null) return;
      name = who === 1 ? seat.substitute : '';
    }
    const mark = seat.here ? ('out' as const) : ('in' as const);
    this.setData({ busy: true, problem: '' });
    const draft = `presence:${meetingId}:${seatId}:${mark}:${name}`;
    const answer = await callCloud('meeting', 'markPresence', {
      communityId,
      meetingId,
      seatId,
      mark,
      how: 'list',
      name,
      at: null,
      commandId: keptCommandId(draft),
    });
    settleCommand(draft, answer);
    this.setData({ busy: false, ...(answer.ok ? {} : { problem: errorWords(answer) }) });
    await this.refresh();
  },

  begin() {
    void this.step('begin');
  },

  async end() {
    const { items } = this.data;
    const open = items.filter(({ decision }) => decision.length === 0).length;
    const { confirm } = await wx.showModal({
      content: endContent(open),
      confirmText: MEETING_RUN.end,
    });
    if (confirm) await this.step('end');
  },

  async step(step: 'begin' | 'end') {
    const { communityId, meetingId, busy } = this.data;
    if (busy) return;
    this.setData({ busy: true, problem: '' });
    const draft = `run:${meetingId}:${step}`;
    const commandId = keptCommandId(draft);
    const input = { communityId, meetingId, step, commandId };
    const answer = await callCloud('meeting', 'runMeeting', input);
    settleCommand(draft, answer);
    this.setData({ busy: false, ...(answer.ok ? {} : { problem: errorWords(answer) }) });
    if (answer.ok) await this.refresh();
  },

  decide(event: Tapped) {
    const deciding = idOf(event);
    const { items, meeting, today } = this.data;
    const item = items.find(({ itemId }) => itemId === deciding);
    const decision = meeting?.agenda.find(({ itemId }) => itemId === deciding)?.decision;
    if (!item) return;
    const settled = item.byBallot || meeting?.quorum.needed === null;
    const outcomes = ALL.filter((one) => !settled || one === 'noted' || one === 'deferred').map(
      (outcome) => ({ outcome, name: OUTCOMES[outcome] }),
    );
    const due = addDays(today, USUAL_DAYS);
    this.setData({
      deciding,
      correcting: decision !== null && decision !== undefined,
      outcomes,
      outcome: decision?.outcome ?? outcomes[0]?.outcome ?? 'noted',
      text: decision?.text ?? '',
      yes: String(decision?.votes?.yes ?? ''),
      no: String(decision?.votes?.no ?? ''),
      abstain: String(decision?.votes?.abstain ?? ''),
      why: '',
      ownerId: '',
      owner: '',
      due,
      dueWords: dayWithWeekday(due),
      commandId: newCommandId(),
      problem: '',
    });
  },

  choose(event: Tapped) {
    const { outcome } = event.currentTarget.dataset as { outcome: Outcome };
    this.setData({ outcome, problem: '' });
  },

  type(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const { field } = event.currentTarget.dataset as {
      field: 'text' | 'why' | 'yes' | 'no' | 'abstain';
    };
    this.setData({ [field]: event.detail.value, problem: '' });
  },

  async chooseOwner() {
    const { seats } = this.data;
    const seat = seats[(await chooseOne(seats.map(({ name }) => name))) ?? -1];
    if (seat) this.setData({ ownerId: seat.seatId, owner: seat.name, problem: '' });
  },

  pickDue(event: WechatMiniprogram.PickerChange) {
    const due = String(event.detail.value);
    this.setData({ due, dueWords: dayWithWeekday(due), problem: '' });
  },

  async saveDecision() {
    const { communityId, meetingId, deciding: itemId, outcome, ownerId, due, busy } = this.data;
    const { correcting, commandId } = this.data;
    const [text, why] = [this.data.text.trim(), this.data.why.trim()];
    if (busy) return;
    if (text === '' || (correcting && why === '')) {
      this.setData({ problem: text === '' ? MEETING_RUN.noDecision : MEETING_RUN.noWhy });
      return;
    }
    const votes = votesOf(this.data);
    if (votes === undefined) {
      this.setData({ problem: MEETING_RUN.badVotes });
      return;
    }
    this.setData({ busy: true, problem: '' });
    const task = outcome === 'resolved' && ownerId ? { seatId: ownerId, due } : null;
    const answer = await callCloud('meeting', 'decideItem', {
      communityId,
      meetingId,
      itemId,
      outcome,
      text,
      votes: outcome === 'resolved' || outcome === 'rejected' ? votes : null,
      task,
      why,
      commandId,
    });
    this.setData({
      busy: false,
      ...(answer.ok
        ? { deciding: '' }
        : { problem: formErrorWords(answer), commandId: newCommandId() }),
    });
    if (answer.ok) await this.refresh();
  },

  /** A second officer about other words for what is published. */
  async confirmCorrection(event: Tapped) {
    const { communityId, meetingId, busy } = this.data;
    const {
      id: itemId,
      proposal,
      agrees,
    } = event.currentTarget.dataset as {
      id: string;
      proposal: string;
      agrees: boolean;
    };
    if (busy) return;
    this.setData({ busy: true, problem: '' });
    const kept = `correction:${proposal}:${agrees}`;
    const answer = await callCloud('meeting', 'confirmCorrection', {
      communityId,
      meetingId,
      itemId,
      proposalId: proposal,
      agrees,
      commandId: keptCommandId(kept),
    });
    settleCommand(kept, answer);
    this.setData({ busy: false, ...(answer.ok ? {} : { problem: errorWords(answer) }) });
    if (answer.ok) await this.refresh();
  },
});

/** Hands that were counted; null if none were, undefined if they are no numbers. */
function votesOf(typed: Record<keyof Votes, string>): Votes | null | undefined {
  const [yes, no, abstain] = [typed.yes, typed.no, typed.abstain].map((one) => one.trim());
  if (!yes && !no && !abstain) return null;
  const all = [yes, no, abstain].map((one) => Number(one || 0));
  if (!all.every((one) => Number.isInteger(one) && one >= 0)) return undefined;
  return { yes: all[0] ?? 0, no: all[1] ?? 0, abstain: all[2] ?? 0 };
}

function proposedOf(title: string, proposed: ProposedCorrection): Item['proposed'] {
  const { proposalId, mayDecide } = proposed;
  return { proposalId, mayDecide, lines: proposedLines(proposed), ...correctionActs(title) };
}

function seatOf(seat: MeetingSeat): Seat {
  const { seatId, name: own, party, present, answer } = seat;
  const name = own ? `${party} ${own}` : party;
  const here = present === 'person' || present === 'substitute';
  return {
    seatId,
    name,
    words: presenceWords(seat),
    here,
    markWords: markWords(name, here),
    substitute: answer?.says === 'substitute' ? answer.name : '',
  };
}
