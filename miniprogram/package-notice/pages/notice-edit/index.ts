import '../../errors';
import type { NoticeDraft, NoticeKind } from '../../../../typings/contract/notice';
import type { PlaceNode, Role } from '../../../../typings/contract/resident';
import { addDays, dayOf } from '../../../calendar';
import { callCloud } from '../../../cloud/call-cloud';
import { uploadFile } from '../../../cloud/upload-file';
import { withinPlaces } from '../../../components/place-picker/tree';
import {
  chooseDraft,
  closeDraft,
  type Draft,
  type DraftChoice,
  type DraftState,
  draftState,
  dropDraft,
  keepDraft,
  keptDraft,
  openDraft,
  openNew,
  type Stored,
} from '../../../store/draft';
import { memberships } from '../../../store/session';
import { PICTURE_PROBLEMS } from '../../../text/common/picture';
import { formErrorWords } from '../../../text/error';
import { KINDS } from '../../../text/notice/kind';
import { NOTICE_EDIT, NOTICE_STEPS } from '../../../text/notice/page/edit';
import { OUTAGE_TIMES } from '../../../text/notice/page/outage-times';
import { TEMPLATES } from '../../../text/notice/template';
import { OFFICERS } from '../../../text/role/role';
import { goInstead } from '../../../view/after-answer';
import { chooseOne } from '../../../view/choose-one';
import { choosePictures } from '../../../view/chosen-pictures';
import { definePage } from '../../../view/define-page';
import { pathTo } from '../../../view/go';
import { load } from '../../../view/load';
import { chooseDocuments, extensionOf } from './choose-files';
import {
  EMPTY,
  type Form,
  firstMoment,
  hasProblem,
  hasWords,
  instantAt,
  keptOf,
  LONGEST,
  MOST,
  type Moment,
  NEVER,
  NO_PROBLEMS,
  problemsOf,
  storedOf,
  toInput,
  toKept,
  versionOf,
  withMark,
  withRole,
} from './form';
import { draftWords, lookOf, READERS } from './look';
import { tellPublished } from './tell-published';

type MomentField = 'publish' | 'event' | 'end';

const LAST_DAYS = 60;

/** Writes a notice in three steps. What is typed is kept until it has been published. */
definePage({
  data: {
    words: NOTICE_EDIT,
    communityId: '',
    /** as it is kept in the cloud */
    stored: null as Stored<Form> | null,
    draft: null as Draft<Form> | null,
    draftState: '' as DraftState,
    form: EMPTY,
    steps: NOTICE_STEPS,
    outage: OUTAGE_TIMES,
    readers: READERS,
    kinds: Object.entries(KINDS).map(([kind, name]) => ({ kind, name })),
    longest: LONGEST,
    most: MOST,
    /** begun on whatever phone */
    drafts: [] as (NoticeDraft & { words: string })[],
    ...lookOf(EMPTY, [], 0),
    cursor: 0,
    problems: NO_PROBLEMS,
    problem: '',
    places: [] as PlaceNode[],
    firstDay: '',
    lastDay: '',
    published: false,
    uploading: false,
    busy: false,
  },

  onLoad(query) {
    const firstDay = dayOf(Date.now());
    this.setData({
      communityId: query.communityId ?? '',
      firstDay,
      lastDay: addDays(firstDay, LAST_DAYS),
    });
    void this.refresh();
  },

  onHide() {
    void this.keepInCloud();
  },

  onUnload() {
    void this.keepInCloud();
  },

  async refresh() {
    const { communityId } = this.data;
    const own = await this.ownPlaces();
    await load(this, {
      keep: `places:${communityId}`,
      ask: async () => {
        const [places, kept] = await Promise.all([
          callCloud('resident', 'listPlaces', { communityId }),
          callCloud('notice', 'listDrafts', { communityId }),
        ]);
        this.begin(kept.ok ? kept.data.drafts : []);
        return places;
      },
      show: ({ places }) => {
        const reach = withinPlaces(places, own);
        const [only] = reach.length === 1 ? reach : [];
        const { form } = this.data;
        this.setData({ places: reach });
        this.draw(only ? { ...form, audience: [only.placeId] } : form);
      },
    });
  },

  /** Where the caller may publish. */
  async ownPlaces(): Promise<string[]> {
    const answer = await memberships();
    const all = answer.ok ? answer.data : [];
    const { roles = [] } = all.find((one) => one.communityId === this.data.communityId) ?? {};
    return roles.filter(({ role }) => OFFICERS.includes(role)).map(({ placeId }) => placeId);
  },

  /** With what this phone has, unless another phone has gone on with it; with nothing, any begun before are offered. */
  begin(kept: NoticeDraft[]) {
    const local = keptDraft<Form>(this.name());
    const same = kept.find(({ draftId }) => draftId === local?.commandId);
    if (local && same) return this.meet(local, storedOf(same, local.value));
    this.show(local ?? openNew(this.name(), EMPTY));
    if (local && hasWords(local.value)) return;
    const now = Date.now();
    this.setData({ drafts: kept.map((draft) => ({ ...draft, words: draftWords(draft, now) })) });
  },

  meet(local: Draft<Form>, stored: Stored<Form>) {
    this.setData({ stored });
    // The answer to this phone's own saving may have been lost.
    const isOwn = stored.version === versionOf(toKept(local.value));
    const { version } = stored;
    this.show(isOwn ? { ...local, basedOn: version } : openDraft(this.name(), stored));
  },

  /** What was begun on another phone. */
  openKept(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string };
    const kept = this.data.drafts.find(({ draftId }) => draftId === id);
    if (!kept) return;
    const stored = storedOf(kept, EMPTY);
    dropDraft(this.name());
    this.setData({ stored, drafts: [] });
    this.show(keepDraft(this.name(), openDraft(this.name(), stored)));
  },

  /** So that it can be gone on with from another phone, unless that has kept another by now. */
  async keepInCloud() {
    const { communityId, draft, form, published } = this.data;
    if (published || !draft || !hasWords(form)) return;
    const kept = toKept(form);
    const version = versionOf(kept);
    if (version === draft.basedOn) return;
    const draftId = draft.commandId;
    const input = { communityId, draftId, form: kept, over: keptOf(draft.basedOn) };
    const answer = await callCloud('notice', 'saveDraft', input);
    const left = keptDraft<Form>(this.name());
    if (!answer.ok || !answer.data.saved || left?.commandId !== draftId) return;
    this.data.draft = keepDraft(this.name(), { ...left, basedOn: version });
  },

  name() {
    return `notice:${this.data.communityId}`;
  },

  show(draft: Draft<Form>) {
    this.setData({ draft, draftState: hasWords(draft.value) ? draftState(draft) : '' });
    this.draw(draft.value);
  },

  chooseDraft(event: WechatMiniprogram.CustomEvent<{ choice: DraftChoice }>) {
    const { draft, stored } = this.data;
    if (draft && stored) this.show(chooseDraft(this.name(), draft, event.detail.choice, stored));
  },

  /** Takes a change over, keeps it on the phone and puts it into words. */
  change(change: Partial<Form>) {
    if (!this.data.draft) return;
    const form = { ...this.data.form, ...change };
    this.data.draft = keepDraft(this.name(), { ...this.data.draft, value: form });
    this.draw(form);
  },

  /** What an older app kept may lack fields. */
  draw(kept: Form) {
    const form = { ...EMPTY, ...kept };
    this.setData({ form, problem: '', ...lookOf(form, this.data.places, Date.now()) });
  },

  startAnew() {
    const { communityId, draft } = this.data;
    dropDraft(this.name());
    if (draft) void callCloud('notice', 'dropDraft', { communityId, draftId: draft.commandId });
    this.setData({ stored: null, problems: NO_PROBLEMS });
    this.show(openNew(this.name(), EMPTY));
  },

  chooseKind({ detail }: WechatMiniprogram.CustomEvent<{ key: NoticeKind }>) {
    this.change({ kind: detail.key });
  },

  /** Fills in an often written notice; over something written only after a second tap. */
  async chooseTemplate() {
    const { form } = this.data;
    const chosen = await chooseOne(TEMPLATES.map(({ name }) => name));
    const template = chosen === null ? undefined : TEMPLATES[chosen];
    if (!template) return;
    if (form.title !== '' || form.body !== '') {
      const { confirm } = await wx.showModal({
        content: NOTICE_EDIT.confirmTemplate,
        confirmText: NOTICE_EDIT.takeTemplate,
        cancelText: NOTICE_EDIT.keepWritten,
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
    const room = MOST.pictures - this.data.form.pictures.length;
    if (this.data.uploading || room <= 0) return;
    const { paths, isUnreadable } = await choosePictures(this, '.canvas', room);
    this.setData({ problem: isUnreadable ? PICTURE_PROBLEMS.unreadable : '' });
    await this.upload(
      paths.map((path) => ({ path, name: path })),
      (fileId) => ({ pictures: [...this.data.form.pictures, fileId] }),
    );
  },

  async addDocuments() {
    const room = MOST.attachments - this.data.form.attachments.length;
    if (this.data.uploading || room <= 0) return;
    await this.upload(await chooseDocuments(room), (fileId, name) => ({
      attachments: [...this.data.form.attachments, { fileId, name }],
    }));
  },

  async upload(
    files: readonly { path: string; name: string }[],
    added: (fileId: string, name: string) => Partial<Form>,
  ) {
    this.setData({ uploading: true });
    for (const { path, name } of files) {
      const file = await uploadFile('notices', this.data.communityId, path, extensionOf(name));
      if (!file.ok) {
        this.setData({ problem: formErrorWords(file) });
        break;
      }
      this.change(added(file.data, name));
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

  chooseRole({ detail }: WechatMiniprogram.CustomEvent<{ key: Role | '' }>) {
    this.change(withRole(this.data.form, detail.key));
  },

  switchMoment(event: WechatMiniprogram.CustomEvent) {
    const { field } = event.currentTarget.dataset as { field: MomentField };
    const isSet = this.data.form[field].day !== '';
    this.changeMoment(field, isSet ? NEVER : firstMoment(field, this.data.form, Date.now()));
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
    closeDraft(this.name(), draft);
    this.setData({ published: true });
    void callCloud('notice', 'dropDraft', { communityId, draftId: draft.commandId });
    await tellPublished(answer.data.state);
    goInstead(this, pathTo.notice(communityId, answer.data.noticeId));
  },
});
