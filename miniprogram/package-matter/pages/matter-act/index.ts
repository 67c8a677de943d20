import '../../errors';
import type {
  HolderChoice,
  MatterTopic,
  MatterView,
} from '../../../../typings/contract/matter/matter';
import type { PictureLine } from '../../../../typings/contract/parts/picture';
import { addDays, dayOf } from '../../../calendar';
import { callCloud } from '../../../cloud/call-cloud';
import { type Draft, dropDraft, keepDraft, openNew } from '../../../store/draft';
import { type FormPicture, pictureIdsOf, picturesProblem } from '../../../text/common/picture';
import { dayWithWeekday } from '../../../text/date';
import { formErrorWords } from '../../../text/error';
import { ACT_PAGE, ACTS, type Act, raisedPicture } from '../../../text/matter/act';
import { costOf, publicDraft } from '../../../text/matter/wording';
import { roleWords } from '../../../text/role/role';
import { goBackOrHome } from '../../../view/after-answer';
import { definePage } from '../../../view/define-page';
import {
  lookAtPictures,
  removePicture,
  resendPicture,
  sendPictures,
} from '../../../view/form-pictures';
import { load } from '../../../view/load';

type What = Act | 'triage' | 'hand';
interface Form {
  /** triage: the public wording */
  title: string;
  open: string;
  topicId: string;
  text: string;
  cost: string;
  until: string;
  instantly: string;
  /** index among the holders, or -1 by the rules */
  to: number;
  pictures: FormPicture[];
  /** triage: ids of the pictures of who raised it that everybody may see */
  opened: string[];
}
interface Choice {
  name: string;
  words: string;
}
type Typed = WechatMiniprogram.CustomEvent<{ value: string }>;
type Chosen = WechatMiniprogram.CustomEvent<{ paths: string[] }>;
type Named = WechatMiniprogram.CustomEvent<{ key: string }>;

/** What an officer, or whoever raised it, says about a matter: triage, a public answer, handing it on. */
definePage({
  data: {
    words: ACT_PAGE,
    communityId: '',
    matterId: '',
    what: 'step' as What,
    title: '',
    label: '',
    hint: '',
    done: '',
    money: false,
    period: false,
    said: '',
    /** triage: pictures of who raised it */
    raised: [] as (PictureLine & ReturnType<typeof raisedPicture> & { open: boolean })[],
    takesPictures: false,
    topics: [] as MatterTopic[],
    holders: [] as HolderChoice[],
    choices: [] as Choice[],
    draft: null as Draft<Form> | null,
    untilWords: '',
    today: '',
    lastDay: '',
    problem: '',
    busy: false,
  },

  onLoad({ communityId = '', matterId = '', act = 'step' }) {
    const what = act as What;
    const today = dayOf(Date.now());
    const words =
      what === 'triage' || what === 'hand'
        ? {
            title: what === 'hand' ? ACT_PAGE.handTitle : ACT_PAGE.triageTitle,
            label: ACT_PAGE.reason,
            hint: ACT_PAGE.reasonHint,
            done: what === 'hand' ? ACT_PAGE.hand : ACT_PAGE.accept,
            money: false,
            period: false,
          }
        : ACTS[what];
    const { title, label, hint, done, money, period } = words;
    this.setData({ communityId, matterId, what, title, label, hint, done, money, period });
    const takesPictures = what !== 'triage' && what !== 'hand' && what !== 'not-yet';
    this.setData({ today, lastDay: addDays(today, 366), takesPictures });
    void wx.setNavigationBarTitle({ title });
    void this.refresh();
  },

  async refresh() {
    const { communityId, matterId, what } = this.data;
    const isChoosing = what === 'triage' || what === 'hand';
    await load(this, {
      ask: async () => {
        const [matter, topics, holders] = await Promise.all([
          callCloud('matter', 'showMatter', { communityId, matterId }),
          what === 'triage' ? callCloud('matter', 'listTopics', { communityId }) : null,
          isChoosing ? callCloud('matter', 'listHolders', { communityId, matterId }) : null,
        ]);
        if (!matter.ok) return matter;
        if (topics && !topics.ok) return topics;
        if (holders && !holders.ok) return holders;
        const raised =
          what === 'triage' && matter.data.pictures
            ? await callCloud('matter', 'showMatterPictures', { communityId, matterId })
            : null;
        if (raised && !raised.ok) return raised;
        const data = {
          matter: matter.data,
          topics: topics?.data.rules.topics ?? [],
          holders: holders?.data.holders ?? [],
          raised: raised?.data.groups.find(({ of }) => of === 'raised')?.pictures ?? [],
        };
        return { ok: true as const, data };
      },
      show: ({ matter, topics, holders, raised }) => {
        this.setData({
          raised: raised.map((one, index) => ({
            ...one,
            ...raisedPicture(index + 1),
            open: false,
          })),
        });
        this.begin(matter, topics, holders);
      },
    });
  },

  begin(matter: MatterView, topics: MatterTopic[], holders: HolderChoice[]) {
    const { matterId, what } = this.data;
    const draft = openNew<Form>(`matter-${what}:${matterId}`, {
      title: '',
      open: publicDraft(matter.words ?? ''),
      topicId: matter.topicId,
      text: '',
      cost: '',
      until: '',
      instantly: '',
      to: -1,
      pictures: [],
      opened: [],
    });
    const choices = holders.map(({ role, names }) => ({ name: roleWords(role), words: names }));
    this.setData({ said: matter.words ?? '', topics, holders, choices });
    this.show(draft);
    void lookAtPictures(this);
  },

  show(draft: Draft<Form>) {
    const { until, opened } = draft.value;
    this.setData({ draft, untilWords: until === '' ? '' : dayWithWeekday(until), problem: '' });
    const { raised } = this.data;
    if (raised.length === 0) return;
    this.setData({
      raised: raised.map((one) => ({ ...one, open: opened.includes(one.pictureId) })),
    });
  },

  keep(change: Partial<Form>) {
    const { draft, matterId, what } = this.data;
    if (!draft) return;
    const next = { ...draft, value: { ...draft.value, ...change } };
    keepDraft(`matter-${what}:${matterId}`, next);
    this.show(next);
  },

  type(event: Typed) {
    const { field } = event.currentTarget.dataset as { field: keyof Form };
    this.keep({ [field]: event.detail.value });
  },

  chooseTopic({ detail }: WechatMiniprogram.CustomEvent<{ key: string }>) {
    this.keep({ topicId: detail.key });
  },

  chooseHolder(event: WechatMiniprogram.TouchEvent) {
    const { index } = event.currentTarget.dataset as { index: number };
    this.keep({ to: this.data.draft?.value.to === index ? -1 : index });
  },

  chooseDay(event: WechatMiniprogram.PickerChange) {
    this.keep({ until: String(event.detail.value) });
  },

  switchOpen(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string };
    const { opened = [] } = this.data.draft?.value ?? {};
    const without = opened.filter((one) => one !== id);
    this.keep({ opened: without.length < opened.length ? without : [...opened, id] });
  },

  look(event: WechatMiniprogram.TouchEvent) {
    const { url } = event.currentTarget.dataset as { url: string };
    const urls = this.data.raised.flatMap((one) => one.url ?? []);
    void wx.previewImage({ urls, current: url });
  },

  pictures(): FormPicture[] {
    return this.data.draft?.value.pictures ?? [];
  },

  keepPictures(pictures: FormPicture[]) {
    this.keep({ pictures });
  },

  addPictures(event: Chosen) {
    void sendPictures(this, 'step', event);
  },

  resendPicture(event: Named) {
    void resendPicture(this, 'step', event);
  },

  removePicture(event: Named) {
    removePicture(this, event);
  },

  refuse() {
    void this.send(false);
  },

  act() {
    void this.send(true);
  },

  async send(accepts: boolean) {
    const { draft, busy, what, matterId } = this.data;
    if (busy || !draft) return;
    const problem = problemOf(draft.value, what, accepts) || picturesProblem(draft.value.pictures);
    if (problem) {
      this.setData({ problem });
      return;
    }
    this.setData({ busy: true, problem: '' });
    const answer = await this.ask(draft, accepts);
    this.setData({ busy: false });
    if (!answer.ok) {
      this.setData({ problem: formErrorWords(answer) });
      return;
    }
    dropDraft(`matter-${what}:${matterId}`);
    void wx.showToast({ title: ACT_PAGE.sent, icon: 'none' });
    goBackOrHome(this);
  },

  ask({ value, commandId: made }: Draft<Form>, accepts: boolean) {
    const { communityId, matterId, what, holders } = this.data;
    const commandId = `${made}-${accepts ? 'y' : 'n'}`;
    const ids = { communityId, matterId, commandId };
    const text = value.text.trim();
    const holder = holders[value.to];
    const to = holder ? { role: holder.role, residentId: holder.residentId } : null;
    const until = value.until === '' ? null : value.until;
    if (what === 'triage') {
      const title = value.title.trim();
      return callCloud('matter', 'triageMatter', {
        ...ids,
        accepts,
        open: title === '' ? null : { title, text: value.open.trim() },
        topicId: value.topicId,
        reason: text,
        due: accepts ? until : null,
        instantly: accepts && value.instantly.trim() !== '' ? value.instantly.trim() : null,
        to,
        ...(value.opened.length > 0 ? { pictures: value.opened } : {}),
      });
    }
    if (what === 'hand') {
      const { role, residentId } = to ?? { role: 'secretary' as const, residentId: null };
      return callCloud('matter', 'handOver', { ...ids, role, residentId, reason: text });
    }
    if (what === 'not-yet') return callCloud('matter', 'sayNotYet', { ...ids, reason: text });
    const cost = costOf(value.cost) ?? null;
    const pictures = pictureIdsOf(value.pictures);
    return callCloud('matter', 'answerMatter', {
      ...ids,
      step: what,
      text,
      cost,
      until,
      ...pictures,
    });
  },
});

/** What is still missing. */
function problemOf(form: Form, what: What, accepts: boolean): string {
  if (form.text.trim() === '') {
    return what === 'triage' ? ACT_PAGE.noReason : ACT_PAGE.noText;
  }
  if (costOf(form.cost) === undefined) return ACT_PAGE.badCost;
  if (what === 'hand' && form.to < 0) return ACT_PAGE.noHolder;
  if (what !== 'triage') return '';
  const isWorded = form.title.trim() !== '' && form.open.trim() !== '';
  if (accepts && !isWorded) return ACT_PAGE.noOpen;
  return form.title.trim() !== '' && form.open.trim() === '' ? ACT_PAGE.noOpenText : '';
}
