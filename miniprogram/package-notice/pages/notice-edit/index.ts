import type { NoticeKind } from '../../../../typings/contract/notice';
import type { PlaceNode } from '../../../../typings/contract/resident';
import { type Draft, dropDraft, keepDraft, openDraft } from '../../../api/draft';
import { publishNotice } from '../../../api/notice';
import { listPlaces } from '../../../api/resident';
import { memberships } from '../../../api/session';
import { uploadFile } from '../../../api/upload-file';
import { householdsOf, placeLabel, withinPlaces } from '../../../components/place-picker/tree';
import { dayAfter, dayOf, dayWithWeekday } from '../../../text/date';
import { formErrorWords } from '../../../text/error';
import { KINDS } from '../../../text/notice';
import { OFFICERS } from '../../../text/role';
import { definePage } from '../../../view/define-page';
import { pathTo } from '../../../view/go';
import { load } from '../../../view/load';
import {
  EMPTY,
  type Form,
  hasProblem,
  LONGEST_BODY,
  LONGEST_TITLE,
  MOST_PICTURES,
  NO_PROBLEMS,
  problemsOf,
  toInput,
} from './form';

const STEPS = ['写什么', '发给谁', '看一遍'];
const LAST_DAYS = 60;

/** Writes a notice in three steps. What is typed is kept until it has been published. */
definePage({
  data: {
    communityId: '',
    draft: null as Draft<Form> | null,
    form: EMPTY,
    steps: STEPS,
    kinds: Object.entries(KINDS).map(([kind, name]) => ({ kind, name })),
    longestTitle: LONGEST_TITLE,
    longestBody: LONGEST_BODY,
    mostPictures: MOST_PICTURES,
    problems: NO_PROBLEMS,
    problem: '',
    places: [] as PlaceNode[],
    households: 0,
    audienceWords: '',
    untilWords: '',
    kindWords: KINDS[EMPTY.kind],
    firstDay: '',
    lastDay: '',
    restored: false,
    uploading: false,
    busy: false,
  },

  onLoad(query) {
    const communityId = query.communityId ?? '';
    const draft = openDraft(draftName(communityId), EMPTY);
    const { value: form } = draft;
    const now = Date.now();
    this.setData({
      communityId,
      draft,
      form,
      restored: form.title !== '' || form.body !== '',
      firstDay: dayOf(now),
      lastDay: dayAfter(now, LAST_DAYS),
    });
    void this.refresh();
  },

  async refresh() {
    const { communityId } = this.data;
    const answer = await memberships();
    const membership = answer.ok
      ? answer.data.find((one) => one.communityId === communityId)
      : undefined;
    const own = (membership?.roles ?? [])
      .filter(({ role }) => OFFICERS.includes(role))
      .map(({ placeId }) => placeId);
    await load(this, {
      keep: `places:${communityId}`,
      ask: () => listPlaces({ communityId }),
      show: ({ places }) => {
        const reach = withinPlaces(places, own);
        const [only] = reach.length === 1 ? reach : [];
        this.setData({ places: reach });
        this.change(only ? { audience: [only.placeId] } : {});
      },
    });
  },

  retry() {
    this.setData({ phase: 'loading' });
    void this.refresh();
  },

  /** Takes a change over, keeps it on the phone and puts it into words. */
  change(change: Partial<Form>) {
    const { draft, places, communityId } = this.data;
    const form = { ...this.data.form, ...change };
    if (draft) keepDraft(draftName(communityId), { ...draft, value: form });
    this.setData({
      form,
      problem: '',
      kindWords: KINDS[form.kind],
      households: householdsOf(places, form.audience),
      audienceWords: form.audience.map((place) => placeLabel(places, place)).join('、'),
      untilWords: form.confirmUntil ? dayWithWeekday(form.confirmUntil) : '',
    });
  },

  startAnew() {
    const { communityId } = this.data;
    dropDraft(draftName(communityId));
    this.setData({
      draft: openDraft(draftName(communityId), EMPTY),
      form: EMPTY,
      restored: false,
      problems: NO_PROBLEMS,
    });
    this.change({});
  },

  chooseKind(event: WechatMiniprogram.TouchEvent) {
    this.change({ kind: event.currentTarget.dataset.kind as NoticeKind });
  },

  typeTitle(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ problems: { ...this.data.problems, title: '' } });
    this.change({ title: event.detail.value });
  },

  typeBody(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ problems: { ...this.data.problems, body: '' } });
    this.change({ body: event.detail.value });
  },

  async addPictures() {
    const { form, communityId, uploading } = this.data;
    const room = MOST_PICTURES - form.pictures.length;
    if (uploading || room <= 0) return;
    const files = await choosePictures(room);
    this.setData({ uploading: true });
    for (const file of files) {
      const upload = await uploadFile('notices', communityId, file, extensionOf(file));
      if (!upload.ok) {
        this.setData({ problem: formErrorWords(upload) });
        break;
      }
      this.change({ pictures: [...this.data.form.pictures, upload.data] });
    }
    this.setData({ uploading: false });
  },

  removePicture(event: WechatMiniprogram.TouchEvent) {
    const { file } = event.currentTarget.dataset as { file: string };
    this.change({ pictures: this.data.form.pictures.filter((one) => one !== file) });
  },

  chooseAudience(event: WechatMiniprogram.CustomEvent<{ chosen: string[] }>) {
    this.setData({ problems: { ...this.data.problems, audience: '' } });
    this.change({ audience: event.detail.chosen });
  },

  switchMustConfirm() {
    const mustConfirm = !this.data.form.mustConfirm;
    const confirmUntil = this.data.form.confirmUntil || dayAfter(Date.now(), 7);
    this.change({ mustConfirm, confirmUntil });
  },

  chooseDay(event: WechatMiniprogram.PickerChange) {
    this.setData({ problems: { ...this.data.problems, confirmUntil: '' } });
    this.change({ confirmUntil: String(event.detail.value) });
  },

  forward() {
    const { form } = this.data;
    const problems = problemsOf(form, dayOf(Date.now()));
    this.setData({ problems });
    if (hasProblem(problems)) return;
    if (form.step === 2) return void this.publish();
    this.change({ step: form.step + 1 });
    void wx.pageScrollTo({ scrollTop: 0, duration: 0 });
  },

  backward() {
    this.change({ step: Math.max(0, this.data.form.step - 1) });
    void wx.pageScrollTo({ scrollTop: 0, duration: 0 });
  },

  async publish() {
    const { communityId, draft, form, busy } = this.data;
    if (busy || !draft) return;
    this.setData({ busy: true, problem: '' });
    const answer = await publishNotice(toInput(form, communityId, draft.commandId));
    this.setData({ busy: false });
    if (!answer.ok) {
      this.setData({ problem: formErrorWords(answer) });
      return;
    }
    dropDraft(draftName(communityId));
    const isHeld = answer.data.state === 'held';
    if (isHeld) {
      await wx.showModal({
        content: '微信的内容检查拿不准，要等另一位看过才会发出去。您可以在这里看到它的状态。',
        showCancel: false,
        confirmText: '知道了',
      });
    } else {
      void wx.showToast({ title: '已经发布', icon: 'success' });
    }
    void wx.redirectTo({ url: pathTo.notice(communityId, answer.data.noticeId) });
  },
});

const draftName = (communityId: string) => `notice:${communityId}`;

async function choosePictures(count: number): Promise<string[]> {
  try {
    const { tempFiles } = await wx.chooseMedia({
      count,
      mediaType: ['image'],
      sizeType: ['compressed'],
    });
    return tempFiles.map(({ tempFilePath }) => tempFilePath);
  } catch {
    return []; // closed without choosing
  }
}

function extensionOf(path: string): string {
  return /\.(png|gif|webp|jpeg|jpg)$/i.exec(path)?.[1]?.toLowerCase() ?? 'jpg';
}
