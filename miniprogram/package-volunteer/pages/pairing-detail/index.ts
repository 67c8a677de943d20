import '../../errors';
import type { Envelope } from '../../../../typings/contract/envelope';
import type {
  DiaryEntry,
  PairingDetail,
  VisitLine,
  VisitPlan,
} from '../../../../typings/contract/pairing';
import { dayOf } from '../../../calendar';
import { callCloud } from '../../../cloud/call-cloud';
import { keptCommandId, settleCommand } from '../../../store/command-id';
import { type Draft, dropDraft, keepDraft, openNew } from '../../../store/draft';
import { dayWords, pastWords } from '../../../text/date';
import { errorWords, formErrorWords } from '../../../text/error';
import { COMMON } from '../../../text/volunteer/common';
import {
  coordinatorWords,
  diaryWords,
  ELDER_SAYS,
  guardianWords,
  PAIRING_DETAIL,
  skipTitle,
  WHO_ENDS,
} from '../../../text/volunteer/pairing/detail';
import {
  DIARY_ASKS,
  diaryHint,
  endedWords,
  type PairingLook,
  pairingLook,
  pairWords,
  planWords,
  taskWords,
  timesWords,
  visitDay,
  visitLook,
  waitingWords,
} from '../../../text/volunteer/pairing/pairing';
import { goBackOrHome } from '../../../view/after-answer';
import { chooseOne } from '../../../view/choose-one';
import { definePage } from '../../../view/define-page';
import { go, pathTo } from '../../../view/go';
import { explain, load, untilAskedAnew } from '../../../view/load';

interface Shown {
  pairing: PairingDetail;
  diary: DiaryEntry[];
  next: string | null;
}

interface VisitRow extends Pick<VisitLine, 'visitId'> {
  words: string;
  look: PairingLook;
  /** what the reader may say of it; '' = nothing */
  came: string;
  missed: string;
}

interface EntryRow extends DiaryEntry {
  words: string;
}

/** A pairing: when the next visit is, what there was, the diary, and the way out of it. */
definePage({
  data: {
    words: PAIRING_DETAIL,
    communityId: '',
    pairingId: '',
    pairing: null as PairingDetail | null,
    title: '',
    look: { words: '', tone: 'quiet' } as PairingLook,
    tasks: '',
    ended: '',
    waiting: '',
    coming: [] as { day: string; dated: string; times: string }[],
    plans: [] as { words: string }[],
    visits: [] as VisitRow[],
    diary: [] as EntryRow[],
    next: null as string | null,
    moreBusy: false,
    moreFailure: '',
    diaryAsks: DIARY_ASKS,
    /** who comes along each time; '' = nobody has to */
    guardian: '',
    coordinator: '',
    /** who reads the diary and until when it is kept */
    diaryEnds: '',
    draft: null as Draft<{ text: string }> | null,
    hint: '',
    problem: '',
    busy: false,
  },

  onLoad(query) {
    const { communityId = '', pairingId = '' } = query;
    const draft = openNew(`diary:${pairingId}`, { text: '' });
    this.setData({ communityId, pairingId, draft, hint: diaryHint(draft.value.text) });
  },

  async onShow() {
    await this.refresh();
  },

  one() {
    const { communityId, pairingId } = this.data;
    return { communityId, pairingId };
  },

  /** Nothing of it is kept on the phone. */
  async refresh() {
    await load(this, { ask: () => this.ask(), show: (shown) => this.show(shown) });
  },

  async ask(): Promise<Envelope<Shown>> {
    const shown = await callCloud('volunteer', 'showPairing', this.one());
    if (!shown.ok) return shown;
    const pairing = shown.data;
    if (!pairing.may.readDiary) return { ok: true, data: { pairing, diary: [], next: null } };
    const diary = await callCloud('volunteer', 'listDiary', this.one());
    if (!diary.ok) return diary;
    return { ok: true, data: { pairing, diary: diary.data.entries, next: diary.data.next } };
  },

  show({ pairing, diary, next }: Shown) {
    const today = dayOf(Date.now());
    this.setData({
      pairing,
      title: pairWords(pairing),
      look: pairingLook(pairing),
      tasks: taskWords(pairing.tasks),
      ended: pairing.ended ? endedWords(pairing.ended) : '',
      waiting: waitingWords(pairing),
      coming: pairing.coming.map((visit) => ({
        day: visit.day,
        dated: visitDay(visit.day, today),
        times: timesWords(visit),
      })),
      plans: pairing.plans.map((plan) => ({ words: planWords(plan) })),
      visits: pairing.visits.map((visit) => visitRow(visit, pairing)),
      diary: diary.map(entryRow),
      next,
      guardian: guardianWords(pairing.guardian?.name ?? ''),
      coordinator: coordinatorWords(pairing.coordinator?.name),
      diaryEnds: diaryWords(pairing.diaryUntil ? dayWords(dayOf(pairing.diaryUntil)) : ''),
    });
  },

  /** Sends a command of this pairing, says why if it was refused, and shows what is so now. */
  async send(name: string, ask: (commandId: string) => Promise<Envelope<unknown>>) {
    if (this.data.busy) return false;
    this.setData({ busy: true });
    const kept = `pairing-${name}:${this.data.pairingId}`;
    const answer = await ask(keptCommandId(kept));
    settleCommand(kept, answer);
    this.setData({ busy: false });
    if (!answer.ok) explain(answer);
    await this.refresh();
    return answer.ok;
  },

  async agree() {
    await this.send('agree', (commandId) =>
      callCloud('volunteer', 'agreeToPairing', { ...this.one(), agrees: true, commandId }),
    );
  },

  async decline() {
    const { confirm } = await wx.showModal({
      title: PAIRING_DETAIL.declineTitle,
      content: PAIRING_DETAIL.declineHint,
      confirmText: PAIRING_DETAIL.declineConfirm,
      cancelText: PAIRING_DETAIL.declineCancel,
    });
    if (!confirm) return;
    await this.send('decline', (commandId) =>
      callCloud('volunteer', 'agreeToPairing', { ...this.one(), agrees: false, commandId }),
    );
  },

  /** What the elder has said or signed, by an officer. */
  async writeDown() {
    const at = await chooseOne(ELDER_SAYS, PAIRING_DETAIL.elderSays);
    if (at === null) return;
    const elderSaid = at === 1 ? ('paper' as const) : ('spoken' as const);
    await this.send(`said${at}`, (commandId) =>
      callCloud('volunteer', 'agreeToPairing', {
        ...this.one(),
        agrees: at !== 2,
        elderSaid,
        commandId,
      }),
    );
  },

  async takeOver() {
    await this.send('take-over', (commandId) =>
      callCloud('volunteer', 'takeOverPairing', { ...this.one(), commandId }),
    );
  },

  plan() {
    const { communityId, pairingId } = this.data;
    go(pathTo.pairingVisit(communityId, pairingId, 'plan'));
  },

  note() {
    const { communityId, pairingId } = this.data;
    go(pathTo.pairingVisit(communityId, pairingId, 'note'));
  },

  /** One visit of a weekly plan is left out, or one that is once. */
  async skip(event: WechatMiniprogram.TouchEvent) {
    const { day } = event.currentTarget.dataset as { day: string };
    const { pairing } = this.data;
    if (!pairing) return;
    const plans = pairing.plans.flatMap((plan) => withoutDay(plan, day));
    await this.replan(plans, skipTitle(dayWords(day)), PAIRING_DETAIL.skipHint);
  },

  async dropPlan(event: WechatMiniprogram.TouchEvent) {
    const { index } = event.currentTarget.dataset as { index: number };
    const plans = this.data.pairing?.plans.filter((_, at) => at !== index) ?? [];
    await this.replan(plans, PAIRING_DETAIL.dropTitle, PAIRING_DETAIL.dropHint);
  },

  async replan(plans: VisitPlan[], title: string, content: string) {
    const { pairing } = this.data;
    const { confirm } = await wx.showModal({
      title,
      content,
      confirmText: COMMON.changed,
      cancelText: PAIRING_DETAIL.replanCancel,
    });
    if (!confirm || !pairing) return;
    const { seen } = pairing;
    const today = dayOf(Date.now());
    const ahead = plans.filter(({ day, until }) => (until ?? day) >= today);
    await this.send(`plan-${seen}`, (commandId) =>
      callCloud('volunteer', 'planVisits', { ...this.one(), plans: ahead, seen, commandId }),
    );
  },

  async confirmVisit(event: WechatMiniprogram.TouchEvent) {
    const { id, came } = event.currentTarget.dataset as { id: string; came: boolean };
    const { communityId } = this.data;
    await this.send(`visit-${id}-${came}`, (commandId) =>
      callCloud('volunteer', 'confirmVisit', {
        communityId,
        visitId: id,
        tookPlace: came,
        commandId,
      }),
    );
  },

  type(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const { draft, pairingId } = this.data;
    if (!draft) return;
    const text = event.detail.value;
    const kept = keepDraft(`diary:${pairingId}`, { ...draft, value: { text } });
    this.setData({ draft: kept, hint: diaryHint(text), problem: '' });
  },

  async write() {
    const { draft, busy, pairingId } = this.data;
    if (busy || !draft) return;
    const text = draft.value.text.trim();
    if (text === '') {
      this.setData({ problem: PAIRING_DETAIL.wantsWords });
      return;
    }
    this.setData({ busy: true, problem: '' });
    const { commandId } = draft;
    const answer = await callCloud('volunteer', 'writeDiary', { ...this.one(), text, commandId });
    this.setData({ busy: false });
    if (!answer.ok) {
      this.setData({ problem: formErrorWords(answer) });
      return;
    }
    dropDraft(`diary:${pairingId}`);
    this.setData({ draft: openNew(`diary:${pairingId}`, { text: '' }), hint: '' });
    if (answer.data.held) {
      void wx.showModal({
        content: PAIRING_DETAIL.heldNow,
        showCancel: false,
        confirmText: PAIRING_DETAIL.understood,
      });
    }
    await this.refresh();
  },

  async decideEntry(event: WechatMiniprogram.TouchEvent) {
    const { id, decision } = event.currentTarget.dataset as {
      id: string;
      decision: 'show' | 'remove';
    };
    if (decision === 'remove') {
      const { confirm } = await wx.showModal({
        content: PAIRING_DETAIL.removeHint,
        confirmText: PAIRING_DETAIL.remove,
        cancelText: PAIRING_DETAIL.removeCancel,
      });
      if (!confirm) return;
    }
    await this.send(`diary-${decision}-${id}`, (commandId) =>
      callCloud('volunteer', 'decideDiary', { ...this.one(), entryId: id, decision, commandId }),
    );
  },

  async more() {
    const { next, moreBusy } = this.data;
    if (moreBusy || !next) return;
    this.setData({ moreBusy: true, moreFailure: '' });
    const isSameList = untilAskedAnew(this);
    const answer = await callCloud('volunteer', 'listDiary', { ...this.one(), after: next });
    if (!isSameList()) this.setData({ moreBusy: false });
    else if (!answer.ok) this.setData({ moreBusy: false, moreFailure: errorWords(answer) });
    else {
      const diary = [...this.data.diary, ...answer.data.entries.map(entryRow)];
      this.setData({ moreBusy: false, diary, next: answer.data.next });
    }
  },

  /** Whoever was called says by whom; everybody else needs to say nothing. */
  async end() {
    const { pairing } = this.data;
    if (!pairing) return;
    const isOfficer = pairing.parts.includes('officer') && !pairing.parts.includes('family');
    const asked = isOfficer ? await whoAsked() : {};
    if (!asked) return;
    const { confirm } = await wx.showModal({
      title: PAIRING_DETAIL.endTitle,
      content: PAIRING_DETAIL.endHint,
      confirmText: PAIRING_DETAIL.endConfirm,
      cancelText: PAIRING_DETAIL.endCancel,
    });
    if (!confirm) return;
    const isFamily = pairing.parts.every((part) => part === 'family');
    if (isFamily) await this.endAsFamily();
    else {
      await this.send('end', (commandId) =>
        callCloud('volunteer', 'endPairing', { ...this.one(), ...asked, commandId }),
      );
    }
  },

  /** Once it has ended the family sees it no more. */
  async endAsFamily() {
    const kept = `pairing-end:${this.data.pairingId}`;
    const commandId = keptCommandId(kept);
    const answer = await callCloud('volunteer', 'endPairing', { ...this.one(), commandId });
    settleCommand(kept, answer);
    if (!answer.ok) return explain(answer);
    void wx.showToast({ title: PAIRING_DETAIL.ended, icon: 'success' });
    goBackOrHome(this);
  },
});

function withoutDay(plan: VisitPlan, day: string): VisitPlan[] {
  if (plan.until === null) return plan.day === day ? [] : [plan];
  const isOwn = plan.day <= day && day <= plan.until;
  return isOwn ? [{ ...plan, skipped: [...plan.skipped, day] }] : [plan];
}

async function whoAsked() {
  const at = await chooseOne(WHO_ENDS, PAIRING_DETAIL.whoEnds);
  if (at === null) return null;
  if (at === 3) return {};
  const by = at === 2 ? ('helper' as const) : ('elder' as const);
  const how = at === 0 ? ('phone' as const) : ('spoken' as const);
  return { asked: { by, how } };
}

function visitRow(visit: VisitLine, { may, parts }: PairingDetail): VisitRow {
  const isOpen = may.confirm && visit.state === 'noted';
  const mayCorrect = may.confirm && !isOpen && parts.includes('coordinator');
  return {
    visitId: visit.visitId,
    words: `${visitDay(visit.day, dayOf(Date.now()))} ${timesWords(visit)}`,
    look: visitLook(visit),
    came: isOpen
      ? PAIRING_DETAIL.came
      : mayCorrect && visit.state === 'denied'
        ? PAIRING_DETAIL.cameAfterAll
        : '',
    missed: isOpen
      ? PAIRING_DETAIL.missed
      : mayCorrect && visit.state === 'confirmed'
        ? PAIRING_DETAIL.missedAfterAll
        : '',
  };
}

function entryRow(entry: DiaryEntry): EntryRow {
  const who = entry.mine ? PAIRING_DETAIL.me : entry.byName || COMMON.gone;
  return { ...entry, words: `${who} · ${pastWords(entry.at, Date.now())}` };
}
