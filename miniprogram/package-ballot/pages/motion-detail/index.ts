import type { MotionDetail, OwnVoter } from '../../../../typings/contract/motion';
import { callCloud } from '../../../cloud/call-cloud';
import { keptCommandId, settleCommand } from '../../../store/command-id';
import { keptReceipt } from '../../../store/receipt';
import { currentOf, memberships } from '../../../store/session';
import { areaWords } from '../../../text/ballot/figure';
import { LEFT_HOME, lateWords } from '../../../text/ballot/late';
import { ownNoteWords, voidWords } from '../../../text/ballot/note';
import { type PhaseLook, phaseLook } from '../../../text/ballot/phase';
import { answerWords, questionName, receiptWords } from '../../../text/ballot/question';
import { CHANNELS, isRoomRule, RULES } from '../../../text/ballot/rule';
import { stopWords } from '../../../text/ballot/stop';
import {
  hasOutcome,
  needsWords,
  sessionWords,
  WAYS,
  type Way,
  wayOf,
} from '../../../text/ballot/way';
import { OFF_ROSTER, OFF_ROSTER_NEXT } from '../../../text/resident/adult';
import { BALLOT_OFFICERS, holdsOne } from '../../../text/role/role';
import { announcedWords } from '../../../text/roster/roster';
import { callHelper } from '../../../view/call-helper';
import { definePage } from '../../../view/define-page';
import { go, pathTo } from '../../../view/go';
import { explain, load } from '../../../view/load';
import { offerMessages } from '../../../view/offer-messages';
import { howWords, remarksOf } from './how';
import { type ResultView, resultView } from './result';
import { type Step, stepsOf } from './steps';

interface OwnCard {
  voterId: string;
  name: string;
  state: string;
  isCast: boolean;
  answers: string[];
  receipt: string;
  voids: string[];
  /** what officers have noted, and the voter can deny */
  notes: { noteId: string; words: string; mayDeny: boolean }[];
  mayEndProxy: boolean;
  /** '' where the reader may not change it */
  change: string;
  notMine: boolean;
  adultNeeded: boolean;
  /** the household at whose page one asks to be confirmed as its owner */
  confirmAt: string;
}

/** A motion: what it asks, who decides, where it stands, one's own vote, the turnout, and the result. */
definePage({
  data: {
    communityId: '',
    motionId: '',
    motion: null as MotionDetail | null,
    isPoll: false,
    isRoom: false,
    isTalk: false,
    session: null as ReturnType<typeof sessionWords>,
    /** what the reader should know about how it was announced, or ended */
    remarks: [] as string[],
    isByClause: false,
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
    /** what the one button does */
    action: '' as '' | 'cast' | 'receipt' | 'edit',
    actionLabel: '',
    actionNote: '',
    /** why the reader is not on the roster, and what to do */
    offRoster: '',
    checkIn: '',
    /** WeChat can tell the reader what officers note about their vote */
    mayTell: false,
    /** whom the reader checks in for; '' = for themselves */
    checkInFor: '',
  },

  callHelper() {
    void callHelper(this.data.communityId);
  },

  onLoad(query) {
    this.setData({ communityId: query.communityId ?? '', motionId: query.motionId ?? '' });
  },

  async onShow() {
    await this.refresh();
  },

  async refresh() {
    const { communityId, motionId } = this.data;
    const known = await memberships();
    const roles = known.ok ? (currentOf(known.data)?.roles ?? []) : [];
    await load(this, {
      keep: `motion:${motionId}`,
      ask: () => callCloud('ballot', 'showMotion', { communityId, motionId }),
      show: (motion) => this.show(ownFirst(motion), holdsOne(roles, BALLOT_OFFICERS)),
    });
  },

  show(motion: MotionDetail, officer: boolean) {
    const now = Date.now();
    const { form, phase } = motion;
    const way = wayOf(form.ruleId);
    const isPoll = way === 'poll';
    const { questions } = form;
    const own = motion.own.map((one) => ownCard(motion, one));
    const waiting = motion.own.find(({ cast, notMine }) => cast === null && !notMine);
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
      isPoll,
      isRoom,
      isTalk: way === 'talk',
      isByClause: questions.some(({ clauseId }) => clauseId),
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
      checkInFor: absent?.as === 'proxy' ? absent.name : '',
      ...actionOf(motion, waiting, officer),
    });
    // Polls and consultations bind nobody, and no word on their pages says otherwise.
    if (way !== 'vote') void wx.setNavigationBarTitle({ title: WAYS[way].title });
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
    const { confirm } = await wx.showModal({
      title: '没有这回事？',
      content: '这条登记会马上取消，也会记下是您说的。',
      confirmText: '没这回事',
      cancelText: '先不取消',
    });
    if (confirm) await this.settle('denyNote', `deny:${note}`, { voterId: id, noteId: note });
  },

  async endProxy(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string };
    const { confirm } = await wx.showModal({
      title: '取消委托？',
      content: '以后只能您自己投。已经投了的不受影响。',
      confirmText: '取消委托',
      cancelText: '先不取消',
    });
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
    if (accepted) void wx.showToast({ title: '好的，会告诉您', icon: 'success' });
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

  onShareAppMessage() {
    const { communityId, motionId, motion } = this.data;
    return {
      title: `${WAYS[wayOf(motion?.form.ruleId ?? 'poll')].share}：${motion?.form.title ?? ''}`,
      path: pathTo.motion(communityId, motionId),
    };
  },
});

/** Before the vote there is nothing to say of one's own, but for what officers have written down. */
const isNoted = ({ notes, mayEndProxy, confirmAt }: OwnCard) =>
  notes.length > 0 || mayEndProxy || confirmAt !== '';

function ownCard({ form, motionId, phase }: MotionDetail, one: OwnVoter): OwnCard {
  const { voterId, cast, castBy, answers, voids, notMine } = one;
  const isPoll = form.ruleId === 'poll';
  const receipt = one.receipt ?? (cast === 'phone' ? keptReceipt(motionId, voterId) : '');
  const by = castBy && one.as !== 'self' ? `，${castBy} 投的` : '';
  return {
    voterId,
    name: isPoll ? '我的回答' : nameOf(one, WAYS[wayOf(form.ruleId)].own),
    isCast: cast !== null,
    state: stateOf(one, wayOf(form.ruleId), by),
    answers: answers
      ? form.questions.map((question, at) => {
          const name = questionName(question, at, form.questions.length);
          return `${name && `${name} `}${answerWords(question, answers[at])}`;
        })
      : [],
    receipt: receipt && !form.secret ? receiptWords(receipt) : '',
    voids: [
      ...voids.map(voidWords),
      ...(one.absences ?? []).map(
        ({ day, reason, byName }) => `${day} ${byName} 撤回了到会签到：${reason}`,
      ),
      ...(one.overruled ?? []).map(
        ({ day, name, byName }) =>
          `${day} ${byName} 改投了${name ? ` ${name} ` : '前一位'}投的一票`,
      ),
    ],
    notes: (one.notes ?? []).map((note) => ({
      noteId: note.noteId,
      words: ownNoteWords(note),
      mayDeny: !notMine,
    })),
    mayEndProxy: one.proxy !== null && one.as !== 'proxy' && !notMine && isUnderWay(phase),
    change: phase === 'open' && cast === 'phone' && !notMine ? changeWords(form, one, receipt) : '',
    notMine,
    adultNeeded: phase === 'open' && one.adultNeeded === true,
    confirmAt: one.unconfirmed ?? '',
  };
}

/** Why the reader is not on the roster, and what to do. */
function offRosterWords({ offRoster, late, phase }: MotionDetail): string {
  if (offRoster) return OFF_ROSTER[offRoster] + OFF_ROSTER_NEXT;
  return late && phase !== 'over' ? lateWords('self') : '';
}

const isUnderWay = (phase: MotionDetail['phase']) => phase === 'notice' || phase === 'open';

/** How the reader may change a vote that stands; '' for not at all. */
function changeWords(
  { secret, ruleId }: MotionDetail['form'],
  { mine, overrules, castBy }: OwnVoter,
  receipt: string,
): string {
  if (overrules) return `不用 ${castBy ?? '别人'} 投的，我来改投`;
  const isOwn = secret ? ruleId === 'poll' && receipt !== '' : mine !== false;
  return isOwn ? '截止前可以改，改一改' : '';
}

/** What one does for oneself comes before what one does for others. */
function ownFirst(motion: MotionDetail): MotionDetail {
  const isProxy = ({ as }: OwnVoter) => Number(as === 'proxy');
  return { ...motion, own: [...motion.own].sort((one, other) => isProxy(one) - isProxy(other)) };
}

/** Whose vote it is, as the reader calls it. */
function nameOf({ as, name, area }: OwnVoter, own: string): string {
  if (as === 'self') return `我的${own}`;
  if (as === 'household') return `我家的${own} · ${name}`;
  if (as === 'proxy') return `受托 · ${name}`;
  return `我的房子 · ${name}${area === null ? '' : ` · ${areaWords(area)}`}`;
}

function stateOf(
  { as, cast, notMine, late, leftHome, present, proxy, unconfirmed }: OwnVoter,
  way: Way,
  by: string,
): string {
  if (way === 'poll') return cast ? '已经回答' : '还没有回答';
  if (late && cast === null) return lateWords(as);
  if (unconfirmed) {
    return '您要是这套房子的业主，请楼栋长或业委会当面核对一次，就能用手机投；纸质选票随时可以用。租住的邻居不用理会。';
  }
  const [done, undone] = way === 'talk' ? ['已经说了', '还没有说'] : ['已投', '还没有投'];
  const other = proxy && as !== 'proxy' ? `，委托了 ${proxy}，也可以自己投` : '';
  const left = leftHome ? `。${LEFT_HOME}` : '';
  const open = notMine ? '由户代表来投' : `${undone}${other}${left}`;
  const voted = cast ? `${done}（${CHANNELS[cast]}${by}）` : open;
  return present ? `${voted} · 已到会` : voted;
}

function actionOf(
  { phase, form, own }: MotionDetail,
  waiting: OwnVoter | undefined,
  officer: boolean,
) {
  const isPoll = form.ruleId === 'poll';
  if (phase === 'draft') return { action: 'edit' as const, actionLabel: '接着写', actionNote: '' };
  if (phase === 'open' && waiting) {
    return {
      action: 'cast' as const,
      actionLabel: WAYS[wayOf(form.ruleId)].act,
      actionNote: '',
    };
  }
  if (phase === 'over' && !isPoll && own.length > 0 && !officer) {
    return { action: 'receipt' as const, actionLabel: '查一查我的票', actionNote: '' };
  }
  return { action: '' as const, actionLabel: '', actionNote: '' };
}

function totalsWords({ totals }: MotionDetail): string[] {
  if (!totals) return [];
  const lines = totals.estates.map(announcedWords);
  return totals.reason === '' ? lines : [...lines, `对不上的原因：${totals.reason}`];
}
