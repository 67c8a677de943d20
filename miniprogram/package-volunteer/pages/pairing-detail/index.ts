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
import {
  DIARY_ASKS,
  DIARY_HINT,
  endedWords,
  mentionsIllness,
  type PairingLook,
  pairingLook,
  pairWords,
  planWords,
  taskWords,
  timesWords,
  visitDay,
  visitLook,
  waitingWords,
} from '../../../text/volunteer/pairing';
import { chooseOne } from '../../../view/choose-one';
import { definePage } from '../../../view/define-page';
import { go, goBackOrHome, pathTo } from '../../../view/go';
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
    diaryEnds: '',
    draft: null as Draft<{ text: string }> | null,
    hint: '',
    problem: '',
    busy: false,
  },

  onLoad(query) {
    const { communityId = '', pairingId = '' } = query;
    const draft = openNew(`diary:${pairingId}`, { text: '' });
    this.setData({ communityId, pairingId, draft, hint: hintOf(draft.value.text) });
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
      diaryEnds: pairing.diaryUntil
        ? `日记留到 ${dayWords(dayOf(pairing.diaryUntil))}，之后会删掉。`
        : '',
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
      title: '不结这一对？',
      content: '不用说原因，这份结对就不开始了。',
      confirmText: '不结了',
      cancelText: '再想想',
    });
    if (!confirm) return;
    await this.send('decline', (commandId) =>
      callCloud('volunteer', 'agreeToPairing', { ...this.one(), agrees: false, commandId }),
    );
  },

  /** What the elder has said or signed, by an officer. */
  async writeDown() {
    const ways = ['当面或电话里同意了', '签了纸同意了', '说了不愿意'];
    const at = await chooseOne(ways, '老人怎么说？会留下是您记的。');
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
    await this.replan(plans, `${dayWords(day)}这次不来了？`, '和对方说好了再改。');
  },

  async dropPlan(event: WechatMiniprogram.TouchEvent) {
    const { index } = event.currentTarget.dataset as { index: number };
    const plans = this.data.pairing?.plans.filter((_, at) => at !== index) ?? [];
    await this.replan(plans, '以后不再这样约了？', '已经记下的上门不受影响。');
  },

  async replan(plans: VisitPlan[], title: string, content: string) {
    const { pairing } = this.data;
    const { confirm } = await wx.showModal({
      title,
      content,
      confirmText: '改好了',
      cancelText: '先不改',
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
    this.setData({ draft: kept, hint: hintOf(text), problem: '' });
  },

  async write() {
    const { draft, busy, pairingId } = this.data;
    if (busy || !draft) return;
    const text = draft.value.text.trim();
    if (text === '') {
      this.setData({ problem: '写上几句再记。' });
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
        content: '记下了。这段话微信没把握合不合适，先请协调人看一看，对方暂时还看不到。',
        showCancel: false,
        confirmText: '知道了',
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
        content: '拿掉以后，谁也看不到这段话了，也找不回来。',
        confirmText: '拿掉',
        cancelText: '先留着',
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
      title: '结束这份结对？',
      content: '马上结束，约好的上门都取消。不用说原因。以后想再结，可以重新开始。',
      confirmText: '结束',
      cancelText: '先不结束',
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
    void wx.showToast({ title: '已结束', icon: 'success' });
    goBackOrHome();
  },
});

function hintOf(text: string): string {
  return mentionsIllness(text) ? DIARY_HINT : '';
}

function withoutDay(plan: VisitPlan, day: string): VisitPlan[] {
  if (plan.until === null) return plan.day === day ? [] : [plan];
  const isOwn = plan.day <= day && day <= plan.until;
  return isOwn ? [{ ...plan, skipped: [...plan.skipped, day] }] : [plan];
}

async function whoAsked() {
  const ways = ['老人打电话来的', '老人当面说的', '帮手说的', '社区决定的'];
  const at = await chooseOne(ways, '是谁要结束的？会留下是您记的。');
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
    came: isOpen ? '来过' : mayCorrect && visit.state === 'denied' ? '改成来过' : '',
    missed: isOpen ? '没有来' : mayCorrect && visit.state === 'confirmed' ? '改成没有来' : '',
  };
}

function entryRow(entry: DiaryEntry): EntryRow {
  const who = entry.mine ? '我' : entry.byName || '已离开的邻居';
  return { ...entry, words: `${who} · ${pastWords(entry.at, Date.now())}` };
}
