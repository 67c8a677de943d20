import '../../errors';
import type { CovenantDetail } from '../../../../typings/contract/covenant';
import { addDays, dayOf } from '../../../calendar';
import { callCloud } from '../../../cloud/call-cloud';
import { keptCommandId, settleCommand } from '../../../store/command-id';
import { memberships } from '../../../store/session';
import type { Shared } from '../../../text/common/share';
import {
  aboutWords,
  COVENANT_DETAIL,
  droppedWords,
  GIVE_UP,
  leftWords,
  moreClausesWords,
  prolongDialog,
  REOPEN,
  SETTLE,
  untilLines,
  waitingWords,
} from '../../../text/covenant/detail';
import { covenantShared } from '../../../text/covenant/share';
import { COVENANT_KINDS, covenantStateLook, type StateLook } from '../../../text/covenant/state';
import { dayWords } from '../../../text/date';
import { ANNOUNCERS, holdsOne } from '../../../text/role/role';
import { goBackOrHome } from '../../../view/after-answer';
import { definePage } from '../../../view/define-page';
import { go, goToTab, pathTo } from '../../../view/go';
import { explain, load } from '../../../view/load';
import { keepDrawn, openedWith, openPoster, settleCommunity, shareCard } from '../../../view/share';
import { type ClauseRow, clauseRows, nextWork, type Primary, waitingOf } from './look';

const AT_ONCE = 50;
const FIRST_DAYS = 14;
const MOST_DAYS = 365;

type Head = Omit<CovenantDetail, 'clauses'>;

/** A covenant to read; for its drafting group also what is left to do. */
definePage({
  data: {
    words: COVENANT_DETAIL,
    communityId: '',
    covenantId: '',
    head: null as Head | null,
    shared: null as Shared | null,
    about: '',
    dropped: '',
    look: { words: '', tone: 'quiet' } as StateLook,
    /** the whole text; `rows` are those shown */
    all: [] as ClauseRow[],
    rows: [] as ClauseRow[],
    total: 0,
    announces: false,
    missing: null as number | null,
    left: '',
    waiting: '',
    moreLine: '',
    primary: '' as Primary,
    label: '',
    note: '',
    until: '',
    ...untilLines(''),
    firstDay: '',
    lastDay: '',
    busy: false,
  },

  onLoad(query) {
    const { communityId, id: covenantId } = openedWith(query, 'covenantId');
    const today = dayOf(Date.now());
    const until = addDays(today, FIRST_DAYS);
    void this.allow(communityId);
    this.setData({
      communityId,
      covenantId,
      firstDay: today,
      lastDay: addDays(today, MOST_DAYS),
      until,
      ...untilLines(dayWords(until)),
    });
  },

  async onShow() {
    await this.refresh();
  },

  /** Who drafts is told by the covenant; who may put it to a vote by the offices. */
  async allow(communityId: string) {
    const answer = await memberships();
    const own = answer.ok ? answer.data.find((one) => one.communityId === communityId) : undefined;
    this.setData({ announces: holdsOne(own?.roles ?? [], ANNOUNCERS) });
  },

  /** Ids only: whoever opens it sees what the cloud lets that person see. */
  keepDrawn(event: WechatMiniprogram.CustomEvent<{ file: string }>) {
    keepDrawn(this.data.shared, event);
  },

  openPoster() {
    openPoster(this.data.shared);
  },

  onShareAppMessage() {
    const { communityId, covenantId, shared } = this.data;
    return shareCard(shared, pathTo.covenant(communityId, covenantId));
  },

  leave() {
    if (this.data.failureCode === 'NOT_A_RESIDENT') go(pathTo.join());
    else goToTab('council');
  },

  announce() {
    go(pathTo.motionEdit(this.data.communityId, '', this.data.covenantId));
  },

  async refresh() {
    await settleCommunity(this);
    const { communityId, covenantId } = this.data;
    await load(this, {
      keep: `covenant:${covenantId}`,
      ask: async () => {
        const answer = await callCloud('covenant', 'showCovenant', { communityId, covenantId });
        if (answer.ok && answer.data.drafts) await this.look();
        return answer;
      },
      show: (detail) => this.show(detail),
    });
  },

  /** The aspects are a hint: without an answer the rest stands. */
  async look() {
    const { communityId, covenantId } = this.data;
    const answer = await callCloud('covenant', 'checkCovenant', { communityId, covenantId });
    this.setData({ missing: answer.ok ? answer.data.missing.length : null });
  },

  show(detail: CovenantDetail) {
    const now = Date.now();
    const { clauses: _clauses, ...head } = detail;
    const all = clauseRows(detail);
    const shown = Math.max(AT_ONCE, this.data.rows.length);
    const until = head.openUntil === null ? this.data.until : dayOf(head.openUntil);
    const missing = head.kind === 'frame' ? this.data.missing : null;
    this.data.all = all;
    this.setData({
      head,
      shared: covenantShared(this.data.communityId, head),
      about: aboutWords(head.placeLabel, COVENANT_KINDS[head.kind], all.length),
      dropped: head.droppedFor ? droppedWords(head.droppedFor) : '',
      look: head.voting
        ? { words: COVENANT_DETAIL.voting, tone: 'soon' }
        : covenantStateLook(head, now),
      rows: all.slice(0, shown),
      total: all.length,
      moreLine: moreClausesWords(all.length - shown),
      left: leftWords(head.unanswered, missing),
      waiting: waitingWords(waitingOf(detail)),
      until,
      ...untilLines(dayWords(until)),
      ...nextWork(detail, now),
    });
  },

  /** Nothing is tapped for more: what comes would move what a finger is about to touch. */
  onReachBottom() {
    const { all, rows } = this.data;
    if (rows.length >= all.length) return;
    const shown = rows.length + AT_ONCE;
    this.setData({ rows: all.slice(0, shown), moreLine: moreClausesWords(all.length - shown) });
  },

  openFrame() {
    const { communityId, head } = this.data;
    if (head?.frameId) go(pathTo.covenant(communityId, head.frameId));
  },

  openClause(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string };
    go(pathTo.clause(this.data.communityId, this.data.covenantId, id));
  },

  chooseUntil(event: WechatMiniprogram.PickerChange) {
    const until = String(event.detail.value);
    this.setData({ until, ...untilLines(dayWords(until)) });
  },

  /** What was promised cannot be shortened again: asked first. */
  async prolong(event: WechatMiniprogram.PickerChange) {
    const { until: promised, busy } = this.data;
    const until = String(event.detail.value);
    if (busy || until === promised) return;
    const { confirm } = await wx.showModal(prolongDialog(dayWords(until)));
    if (!confirm) return;
    this.setData({ until, ...untilLines(dayWords(until)) });
    await this.open();
  },

  act() {
    const { communityId, covenantId, primary } = this.data;
    if (primary === 'add') go(pathTo.amend(communityId, covenantId));
    else if (primary === 'answer') this.openAmendments();
    else if (primary === 'check') this.openCheck();
    else if (primary === 'open') void this.open();
    else if (primary === 'settle') void this.settle();
  },

  openAmendments() {
    go(pathTo.amendments(this.data.communityId, this.data.covenantId));
  },

  openCheck() {
    go(pathTo.covenantCheck(this.data.communityId, this.data.covenantId));
  },

  openVersions() {
    go(pathTo.covenantVersions(this.data.communityId, this.data.covenantId));
  },

  edit() {
    go(pathTo.covenantEdit(this.data.communityId, this.data.covenantId));
  },

  async open() {
    const { communityId, covenantId, until, busy } = this.data;
    if (busy) return;
    this.setData({ busy: true });
    const key = `covenant-open:${covenantId}:${until}`;
    const commandId = keptCommandId(key);
    const answer = await callCloud('covenant', 'openRound', {
      communityId,
      covenantId,
      until,
      commandId,
    });
    this.setData({ busy: false });
    settleCommand(key, answer);
    if (!answer.ok) explain(answer);
    else {
      void wx.showToast({ title: COVENANT_DETAIL.opened, icon: 'success' });
    }
    await this.refresh();
  },

  async settle() {
    const { communityId, covenantId, head, busy } = this.data;
    if (busy || !head) return;
    const { confirm } = await wx.showModal(SETTLE);
    if (!confirm) return;
    this.setData({ busy: true });
    const { version } = head;
    const key = `covenant-settle:${covenantId}:${version}`;
    const commandId = keptCommandId(key);
    const answer = await callCloud('covenant', 'settleCovenant', {
      communityId,
      covenantId,
      version,
      commandId,
    });
    this.setData({ busy: false });
    settleCommand(key, answer);
    if (!answer.ok) explain(answer);
    else {
      void wx.showToast({ title: COVENANT_DETAIL.settled, icon: 'success' });
    }
    await this.refresh();
  },

  async reopen() {
    const { communityId, covenantId, busy } = this.data;
    if (busy) return;
    const { confirm } = await wx.showModal(REOPEN);
    if (!confirm) return;
    this.setData({ busy: true });
    const key = `covenant-reopen:${covenantId}`;
    const commandId = keptCommandId(key);
    const answer = await callCloud('covenant', 'reopenCovenant', {
      communityId,
      covenantId,
      commandId,
    });
    this.setData({ busy: false });
    settleCommand(key, answer);
    if (!answer.ok) explain(answer);
    await this.refresh();
  },

  async giveUp() {
    const { communityId, covenantId, busy } = this.data;
    if (busy) return;
    const { confirm, content } = await wx.showModal({ ...GIVE_UP, editable: true });
    const reason = (content ?? '').trim();
    if (!confirm) return;
    if (reason === '') {
      void wx.showToast({ title: COVENANT_DETAIL.reasonFirst, icon: 'none' });
      return;
    }
    this.setData({ busy: true });
    const key = `covenant-drop:${covenantId}`;
    const commandId = keptCommandId(key);
    const answer = await callCloud('covenant', 'dropCovenant', {
      communityId,
      covenantId,
      reason,
      commandId,
    });
    this.setData({ busy: false });
    settleCommand(key, answer);
    if (!answer.ok) return explain(answer);
    goBackOrHome(this);
  },
});
