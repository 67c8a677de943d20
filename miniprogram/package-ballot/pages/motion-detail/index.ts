import '../../errors';
import type { MotionDetail, OwnVoter } from '../../../../typings/contract/motion';
import { callCloud } from '../../../cloud/call-cloud';
import { keptCommandId, settleCommand } from '../../../store/command-id';
import { keepDraft, openNew } from '../../../store/draft';
import { currentOf, memberships } from '../../../store/session';
import { lateWords } from '../../../text/ballot/late';
import {
  answeredWords,
  byClauseWords,
  cancelledWords,
  checkInWords,
  covenantWords,
  DENY,
  END_PROXY,
  MOTION_DETAIL,
  totalsWords,
} from '../../../text/ballot/motion/detail';
import { howWords, remarksOf } from '../../../text/ballot/motion/how';
import { type ResultView, resultView } from '../../../text/ballot/motion/result';
import { type Step, stepsOf } from '../../../text/ballot/motion/steps';
import { stopWords } from '../../../text/ballot/motion/stop';
import { type PhaseLook, phaseLook } from '../../../text/ballot/phase';
import { isRoomRule, RULES } from '../../../text/ballot/rule';
import { motionShared } from '../../../text/ballot/share';
import { sentWords, sheetWords } from '../../../text/ballot/sheet';
import { hasOutcome, needsWords, sessionWords, WAYS, wayOf } from '../../../text/ballot/way';
import type { Shared } from '../../../text/common/share';
import { OFF_ROSTER, OFF_ROSTER_NEXT } from '../../../text/resident/adult';
import { BALLOT_OFFICERS, holdsOne } from '../../../text/role/role';
import { callHelper } from '../../../view/call-helper';
import { definePage } from '../../../view/define-page';
import { go, pathTo } from '../../../view/go';
import { explain, load } from '../../../view/load';
import { offerMessages } from '../../../view/offer-messages';
import { keepDrawn, openedWith, openPoster, settleCommunity, shareCard } from '../../../view/share';
import { ballotDraft, EMPTY_BALLOT, sendBallot } from '../send-ballot';
import { type Ask, askOf } from './ask';
import { isNoted, isUnderWay, type OwnCard, ownCard, ownFirst } from './own';

/** A motion: what it asks, who decides, where it stands, one's own vote, the turnout, and the result. */
definePage({
  data: {
    words: MOTION_DETAIL,
    communityId: '',
    motionId: '',
    motion: null as MotionDetail | null,
    shared: null as Shared | null,
    isPoll: false,
    isRoom: false,
    isTalk: false,
    session: null as ReturnType<typeof sessionWords>,
    /** what the reader should know about how it was announced, or ended */
    remarks: [] as string[],
    /** said where a covenant is voted on clause by clause */
    byClause: '',
    cancelled: '',
    /** on the way to the text that is voted on */
    covenantLine: '',
    /** how many have answered a poll */
    answered: '',
    state: { words: '', tone: 'quiet' } as PhaseLook,
    rule: { name: '', source: '', needs: '' },
    steps: [] as Step[],
    how: '',
    /** where owners decide: what is registered of the estates, and what the roster held */
    totals: [] as string[],
    own: [] as OwnCard[],
    result: null as ResultView | null,
    /** why there is none though it is over */
    stopped: '',
    officer: false,
    /** the question that is answered here */
    ask: null as Ask | null,
    /** an option that was tapped on the page before: its sheet opens at once */
    chosen: '',
    /** what is said once the answer was sent, or why it was not */
    sentHead: '',
    sent: '',
    problem: '',
    busy: false,
    /** what the one button does */
    action: '' as '' | 'cast' | 'receipt' | 'edit',
    actionLabel: '',
    actionNote: '',
    /** why the reader is not on the roster, and what to do */
    offRoster: '',
    checkIn: '',
    checkInLine: '',
    /** WeChat can tell the reader what officers note about their vote */
    mayTell: false,
  },

  join() {
    go(pathTo.join());
  },

  callHelper() {
    void callHelper(this.data.communityId);
  },

  onLoad(query) {
    const { communityId, id } = openedWith(query, 'motionId');
    this.setData({ communityId, motionId: id, chosen: query.choose ?? '' });
  },

  async onShow() {
    await this.refresh();
  },

  async refresh() {
    await settleCommunity(this);
    const { communityId, motionId } = this.data;
    const known = await memberships();
    const roles = known.ok ? (currentOf(known.data)?.roles ?? []) : [];
    await load(this, {
      keep: `motion:${motionId}`,
      ask: () => callCloud('ballot', 'showMotion', { communityId, motionId }),
      show: (motion) => this.show(ownFirst(motion), holdsOne(roles, BALLOT_OFFICERS)),
    });
    const { chosen } = this.data;
    this.setData({ chosen: '' });
    if (chosen) await this.answer(chosen);
  },

  show(motion: MotionDetail, officer: boolean) {
    const now = Date.now();
    const { form, phase } = motion;
    const way = wayOf(form.ruleId);
    const isPoll = way === 'poll';
    const { questions } = form;
    const own = motion.own.map((one) => ownCard(motion, one));
    const waiting = motion.own.find(({ cast, notMine }) => cast === null && !notMine);
    const ask = askOf(motion, waiting);
    const isRoom = isRoomRule(form.ruleId);
    const absent =
      isRoom && phase === 'open' && now >= (form.session?.startsAt ?? 0)
        ? motion.own.find((one) => !one.present && !one.notMine)
        : undefined;
    const timed = {
      ...form,
      state: motion.state,
      phase,
      passed: hasOutcome(form) ? (motion.result?.passed ?? null) : null,
      waits: waiting !== undefined,
    };
    this.setData({
      motion,
      shared: motionShared(this.data.communityId, motion),
      isPoll,
      isRoom,
      isTalk: way === 'talk',
      byClause: questions.some(({ clauseId }) => clauseId) ? byClauseWords(questions.length) : '',
      cancelled: motion.cancelled ? cancelledWords(motion.cancelled) : '',
      covenantLine: motion.covenant ? covenantWords(motion.covenant.title) : '',
      answered: answeredWords(motion.turnout?.cast.persons ?? 0),
      officer: officer && !isPoll,
      state: phaseLook(timed, now),
      rule: { ...RULES[form.ruleId], needs: needsWords(form) },
      session: sessionWords(form, now),
      remarks: remarksOf(motion),
      steps: phase === 'draft' || phase === 'cancelled' ? [] : stepsOf(motion, now),
      how: howWords(motion),
      totals: totalsWords(motion),
      own: phase === 'notice' ? own.filter(isNoted) : own,
      result: motion.result ? resultView(motion, questions) : null,
      offRoster: offRosterWords(motion),
      stopped: motion.stopped ? stopWords(motion.stopped) : '',
      mayTell: !isPoll && motion.own.length > 0 && isUnderWay(phase),
      checkIn: absent?.voterId ?? '',
      checkInLine: checkInWords(absent?.as === 'proxy' ? absent.name : ''),
      ask,
      ...actionOf(motion, ask ? undefined : waiting, officer),
    });
    // Polls and consultations bind nobody, and no word on their pages says otherwise.
    if (way !== 'vote') void wx.setNavigationBarTitle({ title: WAYS[way].title });
  },

  /** A tap on an option, here or on the first page: the one sheet, and then it is sent. */
  async choose(event: WechatMiniprogram.TouchEvent) {
    const { option } = event.currentTarget.dataset as { option: string };
    await this.answer(option);
  },

  async answer(optionId: string) {
    const { communityId, motion, ask, busy } = this.data;
    const option = ask?.options.find((one) => one.optionId === optionId);
    if (busy || !motion || !ask || !option) return;
    const { voter, question } = ask;
    this.setData({ busy: true, problem: '', sent: '' });
    const { confirm } = await wx.showModal(sheetWords(motion.form, voter, question, option.text));
    if (!confirm) return this.setData({ busy: false });
    const { questionId } = question;
    const { voterId } = voter;
    const name = ballotDraft(motion.motionId, voterId);
    const draft = openNew(name, EMPTY_BALLOT);
    const options = [optionId];
    const sent = await sendBallot({
      communityId,
      motion,
      voterId,
      voter,
      form: { ...EMPTY_BALLOT, choices: { [questionId]: { options, scores: [] } } },
      answers: [{ questionId, options, scores: [] }],
      keep: (value) => keepDraft(name, { ...draft, value }),
    });
    this.setData({
      busy: false,
      ...(sent.is === 'cast'
        ? { sentHead: WAYS[wayOf(motion.form.ruleId)].sent, sent: sentWords(motion.form) }
        : { problem: sent.words }),
    });
    await this.refresh();
  },

  act() {
    const { communityId, motionId, motion, action } = this.data;
    if (!motion) return;
    if (action === 'receipt') return go(pathTo.receiptFind(communityId, motionId));
    if (action === 'edit') return go(pathTo.motionEdit(communityId, motionId));
    const waiting = motion.own.find(({ cast, notMine }) => cast === null && !notMine);
    if (waiting) go(pathTo.ballotCast(communityId, motionId, waiting.voterId));
  },

  change(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string };
    go(pathTo.ballotCast(this.data.communityId, this.data.motionId, id));
  },

  /** The voter says that what an officer has noted is not so. */
  async deny(event: WechatMiniprogram.TouchEvent) {
    const { id, note } = event.currentTarget.dataset as { id: string; note: string };
    const { confirm } = await wx.showModal(DENY);
    if (confirm) await this.settle('denyNote', `deny:${note}`, { voterId: id, noteId: note });
  },

  async endProxy(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string };
    const { confirm } = await wx.showModal(END_PROXY);
    if (confirm) await this.settle('endProxy', `end-proxy:${id}`, { voterId: id, noteId: '' });
  },

  async settle(
    action: 'denyNote' | 'endProxy',
    name: string,
    { voterId, noteId }: { voterId: string; noteId: string },
  ) {
    const { communityId, motionId } = this.data;
    const kept = `${name}:${motionId}`;
    const one = { communityId, motionId, voterId, commandId: keptCommandId(kept) };
    const answer =
      action === 'denyNote'
        ? await callCloud('ballot', 'denyNote', { ...one, noteId })
        : await callCloud('ballot', 'endProxy', one);
    settleCommand(kept, answer);
    if (!answer.ok) explain(answer);
    await this.refresh();
  },

  toHousehold(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string };
    go(pathTo.myHousehold(this.data.communityId, id));
  },

  async sayAdult() {
    const { communityId } = this.data;
    const key = `adult:${communityId}:true`;
    const answer = await callCloud('resident', 'stateAdult', {
      communityId,
      adult: true,
      commandId: keptCommandId(key),
    });
    settleCommand(key, answer);
    if (!answer.ok) return explain(answer);
    await this.refresh();
  },

  openCheckIn() {
    const { communityId, motionId, checkIn } = this.data;
    go(pathTo.roomCheckIn(communityId, motionId, checkIn));
  },

  /** One yes is one message: whoever wants the next one says so again. */
  async tellMe() {
    const accepted = await offerMessages(this.data.communityId);
    if (accepted) void wx.showToast({ title: MOTION_DETAIL.willTell, icon: 'success' });
  },

  openCovenant() {
    const { communityId, motion } = this.data;
    if (motion?.covenant) go(pathTo.covenant(communityId, motion.covenant.covenantId));
  },

  open(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string };
    const { communityId, motionId } = this.data;
    const paths: Record<string, string> = {
      objections: pathTo.motionObjections(communityId, motionId),
      turnout: pathTo.motionTurnout(communityId, motionId),
      room: pathTo.roomCode(communityId, motionId),
      papers: pathTo.papers(communityId, motionId),
      notes: pathTo.notes(communityId, motionId),
      events: pathTo.motionEvents(communityId, motionId),
      settings: pathTo.votingSettings(communityId),
      record: pathTo.motionRecord(communityId, motionId),
      receipt: pathTo.receiptFind(communityId, motionId),
    };
    go(paths[id] ?? paths.objections ?? '');
  },

  keepDrawn(event: WechatMiniprogram.CustomEvent<{ file: string }>) {
    keepDrawn(this.data.shared, event);
  },

  openPoster() {
    openPoster(this.data.shared);
  },

  onShareAppMessage() {
    const { communityId, motionId, shared } = this.data;
    return shareCard(shared, pathTo.motion(communityId, motionId));
  },
});

/** Why the reader is not on the roster, and what to do. */
function offRosterWords({ offRoster, late, phase }: MotionDetail): string {
  if (offRoster) return OFF_ROSTER[offRoster] + OFF_ROSTER_NEXT;
  return late && phase !== 'over' ? lateWords('self') : '';
}

function actionOf(
  { phase, form, own }: MotionDetail,
  waiting: OwnVoter | undefined,
  officer: boolean,
) {
  const isPoll = form.ruleId === 'poll';
  if (phase === 'draft')
    return { action: 'edit' as const, actionLabel: MOTION_DETAIL.goOn, actionNote: '' };
  if (phase === 'open' && waiting) {
    return {
      action: 'cast' as const,
      actionLabel: WAYS[wayOf(form.ruleId)].act,
      actionNote: '',
    };
  }
  if (phase === 'over' && !isPoll && own.length > 0 && !officer) {
    return { action: 'receipt' as const, actionLabel: MOTION_DETAIL.findMine, actionNote: '' };
  }
  return { action: '' as const, actionLabel: '', actionNote: '' };
}
