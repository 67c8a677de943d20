import type { NoticeDraft, NoticeKind } from '../../../../typings/contract/notice';
import type { PlaceNode, Role } from '../../../../typings/contract/resident';
import { addDays, dayOf } from '../../../calendar';
import { callCloud } from '../../../cloud/call-cloud';
import { uploadFile } from '../../../cloud/upload-file';
import { householdsOf, placeLabel, withinPlaces } from '../../../components/place-picker/tree';
import { type Draft, dropDraft, keepDraft, openDraft } from '../../../store/draft';
import { memberships } from '../../../store/session';
import { dayWithWeekday, momentWords, pastWords } from '../../../text/date';
import { formErrorWords } from '../../../text/error';
import { KINDS } from '../../../text/notice/kind';
import { hasBlanks, TEMPLATES } from '../../../text/notice/template';
import { OFFICERS, ROLE_NAMES, roleWords } from '../../../text/role/role';
import { definePage } from '../../../view/define-page';
import { pathTo } from '../../../view/go';
import { load } from '../../../view/load';
import { chooseDocuments, choosePictures, extensionOf } from './choose-files';
import {
  EMPTY,
  type Form,
  fromKept,
  hasProblem,
  instantAt,
  LONGEST_BODY,
  LONGEST_TITLE,
  leastExpiry,
  MOST_ATTACHMENTS,
  MOST_PICTURES,
  type Moment,
  NO_PROBLEMS,
  nextHour,
  problemsOf,
  toInput,
  toKept,
  withMark,
} from './form';

type MomentField = 'publish' | 'event';

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
    mostAttachments: MOST_ATTACHMENTS,
    roleChoices: ROLE_NAMES.map((one) => ({ ...one, on: false })),
    drafts: [] as (NoticeDraft & { words: string })[],
    publishWords: '',
    eventWords: '',
    expiresWords: '',
    expiresFrom: '',
    roleWords: '',
    cursor: 0,
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
    published: false,
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
      lastDay: addDays(dayOf(now), LAST_DAYS),
    });
    void this.refresh();
    if (!this.data.restored) void this.findDrafts();
  },

  onHide() {
    void this.keepInCloud();
  },

  onUnload() {
    void this.keepInCloud();
  },

  /** What was begun on another phone. */
  async findDrafts() {
    const answer = await callCloud('notice', 'listDrafts', { communityId: this.data.communityId });
    if (!answer.ok) return;
    const now = Date.now();
    const drafts = answer.data.drafts.map((draft) => ({
      ...draft,
      words: `${draft.form.title || '还没写标题'} · ${pastWords(draft.at, now)}`,
    }));
    this.setData({ drafts });
  },

  openKept(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string };
    const kept = this.data.drafts.find(({ draftId }) => draftId === id);
    if (!kept) return;
    this.setData({
      draft: { value: EMPTY, commandId: kept.draftId },
      form: EMPTY,
      restored: true,
      drafts: [],
    });
    this.change(fromKept(kept.form));
  },

  /** So that it can be gone on with from another phone; the phone itself keeps it anyway. */
  async keepInCloud() {
    const { communityId, draft, form, published } = this.data;
    if (published || !draft || (form.title === '' && form.body === '')) return;
    await callCloud('notice', 'saveDraft', {
      communityId,
      draftId: draft.commandId,
      form: toKept(form),
    });
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
      ask: () => callCloud('resident', 'listPlaces', { communityId }),
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
      publishWords: wordsOf(form.publish),
      eventWords: wordsOf(form.event),
      expiresWords: form.expiresOn ? dayWithWeekday(form.expiresOn) : '',
      expiresFrom: leastExpiry(form, Date.now()),
      roleChoices: ROLE_NAMES.map((one) => ({ ...one, on: form.roles.includes(one.role) })),
      roleWords: form.roles.map(roleWords).join('、'),
    });
  },

  startAnew() {
    const { communityId, draft } = this.data;
    dropDraft(draftName(communityId));
    if (draft) void callCloud('notice', 'dropDraft', { communityId, draftId: draft.commandId });
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

  /** Fills in an often written notice; over something written only after a second tap. */
  async chooseTemplate() {
    const { form } = this.data;
    const template = TEMPLATES[await chooseOne(TEMPLATES.map(({ name }) => name))];
    if (!template) return;
    if (form.title !== '' || form.body !== '') {
      const { confirm } = await wx.showModal({
        content: '用模板会换掉现在写的文字，要换吗？',
        confirmText: '换成模板',
        cancelText: '不换',
      });
      if (!confirm) return;
    }
    const { kind, title, body } = template;
    this.change({ kind, title, body });
  },

  mark(event: WechatMiniprogram.TouchEvent) {
    const { mark } = event.currentTarget.dataset as { mark: 'heading' | 'item' | 'bold' };
    const { form, cursor } = this.data;
    this.change({ body: withMark(form.body, cursor, mark) });
  },

  typeTitle(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ problems: { ...this.data.problems, title: '' } });
    this.change({ title: event.detail.value });
  },

  typeBody(event: WechatMiniprogram.CustomEvent<{ value: string; cursor: number }>) {
    this.setData({ problems: { ...this.data.problems, body: '' }, cursor: event.detail.cursor });
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

  async addDocuments() {
    const { form, communityId, uploading } = this.data;
    const room = MOST_ATTACHMENTS - form.attachments.length;
    if (uploading || room <= 0) return;
    const files = await chooseDocuments(room);
    this.setData({ uploading: true });
    for (const { path, name } of files) {
      const upload = await uploadFile('notices', communityId, path, extensionOf(name));
      if (!upload.ok) {
        this.setData({ problem: formErrorWords(upload) });
        break;
      }
      const attachment = { fileId: upload.data, name };
      this.change({ attachments: [...this.data.form.attachments, attachment] });
    }
    this.setData({ uploading: false });
  },

  removeDocument(event: WechatMiniprogram.TouchEvent) {
    const { file } = event.currentTarget.dataset as { file: string };
    this.change({
      attachments: this.data.form.attachments.filter(({ fileId }) => fileId !== file),
    });
  },

  removePicture(event: WechatMiniprogram.TouchEvent) {
    const { file } = event.currentTarget.dataset as { file: string };
    this.change({ pictures: this.data.form.pictures.filter((one) => one !== file) });
  },

  chooseAudience(event: WechatMiniprogram.CustomEvent<{ chosen: string[] }>) {
    this.setData({ problems: { ...this.data.problems, audience: '' } });
    this.change({ audience: event.detail.chosen });
  },

  chooseRole(event: WechatMiniprogram.TouchEvent) {
    const { role } = event.currentTarget.dataset as { role: Role | '' };
    const { roles } = this.data.form;
    const chosen = roles.includes(role as Role)
      ? roles.filter((one) => one !== role)
      : [...roles, role as Role];
    const change = role === '' ? [] : chosen;
    // Households confirm, not offices.
    this.change({ roles: change, ...(change.length > 0 ? { mustConfirm: false } : {}) });
  },

  switchMoment(event: WechatMiniprogram.CustomEvent) {
    const { field } = event.currentTarget.dataset as { field: MomentField };
    const isSet = this.data.form[field].day !== '';
    this.changeMoment(field, isSet ? { day: '', clock: '' } : nextHour(Date.now(), 1));
  },

  chooseMoment(event: WechatMiniprogram.PickerChange) {
    const { field, part } = event.currentTarget.dataset as {
      field: MomentField;
      part: keyof Moment;
    };
    this.changeMoment(field, { ...this.data.form[field], [part]: String(event.detail.value) });
  },

  changeMoment(field: MomentField, moment: Moment) {
    this.setData({ problems: { ...this.data.problems, [field]: '' } });
    this.change({ [field]: moment });
  },

  switchExpiry() {
    const { form } = this.data;
    const days = form.kind === 'affairs' ? 15 : 7;
    const appears = instantAt(form.publish) ?? Date.now();
    this.setData({ problems: { ...this.data.problems, expiresOn: '' } });
    this.change({ expiresOn: form.expiresOn ? '' : addDays(dayOf(appears), days) });
  },

  chooseExpiry(event: WechatMiniprogram.PickerChange) {
    this.setData({ problems: { ...this.data.problems, expiresOn: '' } });
    this.change({ expiresOn: String(event.detail.value) });
  },

  switchMustConfirm() {
    const mustConfirm = !this.data.form.mustConfirm;
    const confirmUntil = this.data.form.confirmUntil || addDays(dayOf(Date.now()), 7);
    this.change({ mustConfirm, confirmUntil });
  },

  chooseDay(event: WechatMiniprogram.PickerChange) {
    this.setData({ problems: { ...this.data.problems, confirmUntil: '' } });
    this.change({ confirmUntil: String(event.detail.value) });
  },

  forward() {
    const { form } = this.data;
    const problems = problemsOf(form, Date.now());
    if (form.step === 0 && hasBlanks(`${form.title}${form.body}`)) {
      const field = hasBlanks(form.title) ? 'title' : 'body';
      problems[field] = '模板里还有〔 〕没填，请填好再往下。';
    }
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
    const answer = await callCloud(
      'notice',
      'publishNotice',
      toInput(form, communityId, draft.commandId),
    );
    this.setData({ busy: false });
    if (!answer.ok) {
      this.setData({ problem: formErrorWords(answer) });
      return;
    }
    dropDraft(draftName(communityId));
    this.setData({ published: true });
    void callCloud('notice', 'dropDraft', { communityId, draftId: draft.commandId });
    const isHeld = answer.data.state === 'held';
    if (isHeld) {
      await wx.showModal({
        content: '微信的内容检查拿不准，要等另一位看过才会发出去。您可以在这里看到它的状态。',
        showCancel: false,
        confirmText: '知道了',
      });
    } else {
      const isLater = answer.data.state === 'scheduled';
      void wx.showToast({ title: isLater ? '到时间自动发' : '已经发布', icon: 'success' });
    }
    void wx.redirectTo({ url: pathTo.notice(communityId, answer.data.noticeId) });
  },
});

const draftName = (communityId: string) => `notice:${communityId}`;

function wordsOf(moment: Moment): string {
  const instant = instantAt(moment);
  return instant === null ? '' : momentWords(instant, Date.now());
}

/** @returns the index of what was chosen, or -1 */
async function chooseOne(itemList: string[]): Promise<number> {
  try {
    return (await wx.showActionSheet({ itemList })).tapIndex;
  } catch {
    return -1; // closed without choosing
  }
}
