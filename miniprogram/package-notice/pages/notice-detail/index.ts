import '../../errors';
import type { NoticeDetail, ReportReason } from '../../../../typings/contract/notice';
import { callCloud } from '../../../cloud/call-cloud';
import { keptCommandId, settleCommand } from '../../../store/command-id';
import { dropDraft, keepDraft, openNew } from '../../../store/draft';
import { currentOf, memberships } from '../../../store/session';
import type { Shared } from '../../../text/common/share';
import { errorWords } from '../../../text/error';
import { CONFIRM } from '../../../text/home/need';
import { REPORTS } from '../../../text/notice/kind';
import { MARK, type ShownMark, shownMarks } from '../../../text/notice/mark';
import { confirmForHint, confirmForTitle, NOTICE_DETAIL } from '../../../text/notice/page/detail';
import { ASK } from '../../../text/notice/recovery';
import { DECLARE } from '../../../text/notice/recovery-doors';
import { noticeShared } from '../../../text/notice/share';
import { goBackOrHome } from '../../../view/after-answer';
import { openAttachment } from '../../../view/attachment';
import { callHelper } from '../../../view/call-helper';
import { chooseOne } from '../../../view/choose-one';
import { confirmNotice } from '../../../view/confirm-notice';
import { definePage } from '../../../view/define-page';
import { go, pathTo } from '../../../view/go';
import { explain, load } from '../../../view/load';
import { offerMessages } from '../../../view/offer-messages';
import { type Said, sayRestored } from '../../../view/recovery';
import { recoveryPaths } from '../../../view/recovery-paths';
import { keepDrawn, openedWith, openPoster, settleCommunity, shareCard } from '../../../view/share';
import { type Look, lookOf, proofText } from './look';
import {
  type Act,
  type Acting,
  acting,
  keepAnswer,
  keepQuestion,
  sendQuestion,
  typedAnswer,
  typedQuestion,
} from './questions';

/** One notice to read and, if it asks, to confirm. */
definePage({
  data: {
    words: NOTICE_DETAIL,
    communityId: '',
    noticeId: '',
    notice: null as NoticeDetail | null,
    look: null as Look | null,
    shared: null as Shared | null,
    busy: false,
    problem: '',
    /** the next notice will be announced, as far as is known on this page */
    subscribed: false,
    historyOpen: false,
    /** the person for whom the reader is confirming */
    actingFor: '',
    confirmWords: CONFIRM,
    marks: [] as ShownMark[],
    markWords: MARK,
    /** the reader has just said of a mark that it is not so */
    denied: false,
    declareWords: DECLARE,
    /** the household whose answer is on its way */
    saying: '',
    /** what is typed below the notice: a question, and the answer to the one that is picked */
    questioning: { asking: '', picked: '', answering: '', problem: '' },
    asking: false,
  },

  callHelper() {
    void callHelper(this.data.communityId);
  },

  onLoad(query) {
    const { communityId, id } = openedWith(query, 'noticeId');
    this.setData({ communityId, noticeId: id });
  },

  async onShow() {
    await this.refresh();
  },

  async refresh() {
    await settleCommunity(this);
    const { communityId, noticeId } = this.data;
    await load(this, {
      keep: `notice:${noticeId}`,
      ask: () => callCloud('notice', 'showNotice', { communityId, noticeId }),
      show: (notice) => {
        const look = lookOf(notice, Date.now());
        const marks = shownMarks(notice.marks ?? [], Date.now());
        this.setData({
          notice,
          look,
          marks,
          shared: noticeShared(communityId, notice, look.author),
          'questioning.asking': typedQuestion({ communityId, noticeId }),
        });
      },
    });
  },

  leave() {
    if (this.data.failureCode === 'NOT_A_RESIDENT') go(pathTo.join());
    else goBackOrHome(this);
  },

  async confirm() {
    const { communityId, noticeId, notice, busy } = this.data;
    if (busy || !notice) return;
    this.setData({ busy: true, problem: '' });
    // WeChat shows its question only if it is asked within the tap.
    const granting = offerMessages(communityId);
    const answer = await confirmNotice(communityId, noticeId);
    if (answer.ok) {
      const confirmed = { ...notice, confirmedAt: answer.data.confirmedAt };
      this.setData({ notice: confirmed, look: lookOf(confirmed, Date.now()) });
    } else {
      this.setData({ problem: errorWords(answer) });
    }
    this.setData({ busy: false });
    if (await granting) this.setData({ subscribed: true });
  },

  /** For somebody who has agreed to it: said before, and seen by both afterwards. */
  async confirmForOther(
    event: WechatMiniprogram.CustomEvent<{ residentId: string; name: string }>,
  ) {
    const { residentId: forResidentId, name } = event.detail;
    const { communityId, noticeId } = this.data;
    const { confirm } = await wx.showModal({
      title: confirmForTitle(name),
      content: confirmForHint(name),
      confirmText: NOTICE_DETAIL.confirm,
      cancelText: NOTICE_DETAIL.notConfirm,
    });
    if (!confirm) return;
    this.setData({ actingFor: forResidentId, problem: '' });
    const draft = `confirm:${noticeId}:${forResidentId}`;
    const commandId = keptCommandId(draft);
    const answer = await callCloud('notice', 'confirmNotice', {
      communityId,
      noticeId,
      forResidentId,
      commandId,
    });
    this.setData({ actingFor: '' });
    settleCommand(draft, answer);
    if (!answer.ok) return explain(answer);
    await this.refresh();
  },

  /** An officer has written down what this home never said: one tap, and the mark is gone. */
  async denyMark(event: WechatMiniprogram.TouchEvent) {
    const { id: householdId } = event.currentTarget.dataset as { id: string };
    const { communityId, noticeId, busy } = this.data;
    if (busy) return;
    this.setData({ busy: true });
    const name = `deny:${noticeId}:${householdId}`;
    const commandId = keptCommandId(name);
    const input = { communityId, noticeId, householdId, commandId };
    const answer = await callCloud('notice', 'denyMark', input);
    this.setData({ busy: false });
    settleCommand(name, answer);
    if (answer.ok) this.setData({ denied: true });
    else explain(answer);
    await this.refresh();
  },

  /** Whether all is well again, for one of the homes that are asked. */
  async sayRestored(event: WechatMiniprogram.CustomEvent<Said & { householdId: string }>) {
    const { householdId, ...said } = event.detail;
    const { communityId, noticeId, notice, saying } = this.data;
    const home = notice?.recovery?.homes.find((one) => one.householdId === householdId);
    if (saying !== '' || !home) return;
    this.setData({ saying: householdId, problem: '' });
    const answer = await sayRestored(communityId, noticeId, home, said);
    this.setData({ saying: '' });
    if (!answer.ok) return explain(answer);
    void wx.showToast({ title: said.restored ? ASK.saved : ASK.troubledSaved, icon: 'none' });
    await this.refresh();
  },

  /** One tap says that all is well again, another takes it back. */
  async declareRestored() {
    const { communityId, noticeId, notice, busy } = this.data;
    if (!notice || busy) return;
    const restored = !notice.restored;
    this.setData({ busy: true });
    const draft = `declare:${noticeId}`;
    const commandId = keptCommandId(draft, `${restored}`);
    const input = { communityId, noticeId, restored, commandId };
    const answer = await callCloud('notice', 'declareRestored', input);
    this.setData({ busy: false });
    settleCommand(draft, answer);
    if (!answer.ok) return explain(answer);
    void wx.showToast({ title: restored ? DECLARE.done : DECLARE.undone, icon: 'success' });
    await this.refresh();
  },

  typeQuestion(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    keepQuestion(this.data, event.detail.value);
    this.setData({ 'questioning.asking': event.detail.value, 'questioning.problem': '' });
  },

  typeAnswer(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const { picked } = this.data.questioning;
    keepAnswer(picked, event.detail.value);
    this.setData({ 'questioning.answering': event.detail.value, 'questioning.problem': '' });
  },

  pickQuestion(event: WechatMiniprogram.CustomEvent<{ questionId: string }>) {
    const { questionId: picked } = event.detail;
    const questions = this.data.notice?.questions;
    if (!questions) return;
    const answering = typedAnswer(picked, questions);
    const { asking } = this.data.questioning;
    this.setData({ questioning: { asking, picked, answering, problem: '' } });
  },

  async sendQuestion() {
    this.setData({ 'questioning.picked': '' });
    await this.settle(sendQuestion);
  },

  async actOnQuestion(event: WechatMiniprogram.CustomEvent<{ questionId: string; act: Act }>) {
    const { questionId, act } = event.detail;
    await this.settle(acting(act, questionId));
  },

  /** Does something about a question, and shows what is so afterwards. */
  async settle(act: Acting): Promise<void> {
    const { communityId, noticeId, notice, asking } = this.data;
    if (!notice?.questions || asking) return;
    this.setData({ asking: true, 'questioning.problem': '' });
    const outcome = await act({ communityId, noticeId }, notice.questions);
    this.setData({ asking: false });
    if (!outcome) return;
    const { answer, done } = outcome;
    if (!answer) return this.setData({ 'questioning.problem': done });
    if (!answer.ok) explain(answer);
    else {
      this.setData({ 'questioning.picked': '' });
      if (done) void wx.showToast({ title: done, icon: 'none' });
    }
    if (answer.ok || answer.code.startsWith('QUESTION_')) await this.refresh();
  },

  openRestored() {
    go(recoveryPaths.sums(this.data.communityId, this.data.noticeId));
  },

  openTurnout() {
    go(pathTo.turnout(this.data.communityId, this.data.noticeId));
  },

  openPicture(event: WechatMiniprogram.TouchEvent) {
    const { file } = event.currentTarget.dataset as { file: string };
    const urls = (this.data.look?.pictures ?? []).map((picture) => picture.file);
    void wx.previewImage({ urls, current: file });
  },

  openFile(event: WechatMiniprogram.TouchEvent) {
    const { file, name } = event.currentTarget.dataset as { file: string; name: string };
    void openAttachment(file, name);
  },

  switchHistory() {
    this.setData({ historyOpen: !this.data.historyOpen });
  },

  async keepInCalendar() {
    const { notice, look } = this.data;
    if (!notice || !look || look.calendarAt === 0) return;
    try {
      await wx.addPhoneCalendar({
        title: notice.title,
        startTime: look.calendarAt,
        ...(look.calendarUntil > 0 && { endTime: String(look.calendarUntil) }),
        location: look.audience,
      });
      void wx.showToast({ title: NOTICE_DETAIL.inCalendar, icon: 'success' });
    } catch {
      return; // refused on the phone: nothing to say
    }
  },

  async copyProof() {
    const { notice, look } = this.data;
    const answer = await memberships();
    const name = answer.ok ? (currentOf(answer.data)?.communityName ?? '') : '';
    if (notice && look) void wx.setClipboardData({ data: proofText(notice, look, name) });
  },

  correct() {
    go(pathTo.noticeCorrect(this.data.communityId, this.data.noticeId));
  },

  async pin() {
    const { communityId, noticeId, notice, busy } = this.data;
    if (!notice || busy) return;
    const pinned = !notice.pinned;
    this.setData({ busy: true });
    const draft = `pin:${noticeId}`;
    const commandId = keptCommandId(draft, `${pinned}`);
    const answer = await callCloud('notice', 'pinNotice', {
      communityId,
      noticeId,
      pinned,
      commandId,
    });
    this.setData({ busy: false });
    settleCommand(draft, answer);
    if (!answer.ok) return explain(answer);
    this.setData({ notice: { ...notice, pinned: answer.data.pinned } });
    void wx.showToast({
      title: pinned ? NOTICE_DETAIL.isPinned : NOTICE_DETAIL.isUnpinned,
      icon: 'success',
    });
  },

  /** The reason is asked for in the dialog that says what will happen; it is kept until it is through. */
  async withdraw() {
    const { communityId, noticeId, notice, busy } = this.data;
    if (!notice || busy) return;
    const name = `withdraw:${noticeId}`;
    const draft = openNew(name, { reason: '' });
    const answered = await wx.showModal({
      title:
        notice.state === 'published' ? NOTICE_DETAIL.confirmWithdraw : NOTICE_DETAIL.confirmCancel,
      editable: true,
      content: draft.value.reason,
      placeholderText: NOTICE_DETAIL.withdrawReason,
      confirmText: NOTICE_DETAIL.withdraw,
      cancelText: NOTICE_DETAIL.notWithdraw,
    });
    if (!answered.confirm) return;
    const reason = (answered.content ?? '').trim();
    keepDraft(name, { ...draft, value: { reason } });
    if (reason === '') {
      void wx.showToast({ title: NOTICE_DETAIL.wantsReason, icon: 'none' });
      return;
    }
    this.setData({ busy: true });
    const { commandId } = draft;
    const answer = await callCloud('notice', 'withdrawNotice', {
      communityId,
      noticeId,
      reason,
      commandId,
    });
    this.setData({ busy: false });
    if (!answer.ok) return explain(answer);
    dropDraft(name);
    void wx.showToast({ title: NOTICE_DETAIL.withdrawn, icon: 'success' });
    await this.refresh();
  },

  async report() {
    const { communityId, noticeId } = this.data;
    const reason = await chooseReason();
    if (!reason) return;
    const draft = `report:${noticeId}`;
    const commandId = keptCommandId(draft);
    const answer = await callCloud('notice', 'reportNotice', {
      communityId,
      noticeId,
      reason,
      commandId,
    });
    settleCommand(draft, answer);
    if (!answer.ok) return explain(answer);
    void wx.showModal({
      content: NOTICE_DETAIL.reported,
      showCancel: false,
      confirmText: NOTICE_DETAIL.understood,
    });
  },

  /** Ids only: whoever opens it sees what the cloud lets that person see. */
  keepDrawn(event: WechatMiniprogram.CustomEvent<{ file: string }>) {
    keepDrawn(this.data.shared, event);
  },

  openPoster() {
    openPoster(this.data.shared);
  },

  onShareAppMessage() {
    const { communityId, noticeId, shared } = this.data;
    return shareCard(shared, pathTo.notice(communityId, noticeId));
  },
});

async function chooseReason(): Promise<ReportReason | undefined> {
  const reasons = Object.entries(REPORTS) as [ReportReason, string][];
  const names = reasons.map(([, words]) => words);
  const chosen = await chooseOne(names, NOTICE_DETAIL.whatIsWrong);
  return chosen === null ? undefined : reasons[chosen]?.[0];
}
