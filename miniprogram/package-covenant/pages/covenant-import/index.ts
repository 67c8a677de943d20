import '../../errors';
import type { CovenantKind, SplitWay } from '../../../../typings/contract/covenant';
import { callCloud } from '../../../cloud/call-cloud';
import { uploadFile } from '../../../cloud/upload-file';
import { type Draft, dropDraft, keepDraft, openNew } from '../../../store/draft';
import { memberships } from '../../../store/session';
import {
  APART_WORDS,
  emptyClauseWords,
  SPLIT_WARNINGS,
  WAY_WORDS,
} from '../../../text/covenant/words';
import { errorWords, formErrorWords } from '../../../text/error';
import { definePage } from '../../../view/define-page';
import { pathTo } from '../../../view/go';
import type { EditClause } from '../../editing';
import { newKeeper } from '../../keep-later';
import { LONGEST } from '../../limits';
import {
  annexes,
  frames,
  type ImportForm,
  inWay,
  lackOfSource,
  NOTHING,
  type PlaceChoice,
  placesToDraft,
  putBack,
  split,
  type TextChoice,
  unsureIn,
} from './form';

const LARGEST = 10 * 1024 * 1024; // bytes; a document of 200 pages has less
const keeper = newKeeper();

const KINDS: readonly { kind: CovenantKind; words: string; more: string }[] = [
  { kind: 'frame', words: '公约', more: '管大家日常的各个方面，一个地方一份' },
  { kind: 'annex', words: '单项规定', more: '只说一件事，例如养狗、停车，属于一份公约' },
];

/** From a text to a draft in clauses: where it applies, the text, how it was split, then kept. */
definePage({
  data: {
    communityId: '',
    places: [] as PlaceChoice[],
    kinds: KINDS,
    frames: [] as TextChoice[],
    annexes: [] as TextChoice[],
    draft: null as Draft<ImportForm> | null,
    form: NOTHING,
    /** the editor begins with these, and keeps its own */
    first: [] as EditClause[],
    warnings: [] as string[],
    /** clauses that wait for a decision */
    unsure: 0,
    ways: [] as { way: SplitWay; words: string; count: number }[],
    apart: [] as { at: number; name: string; text: string }[],
    apartOpen: false,
    longest: LONGEST,
    busy: false,
    busyWords: '',
    problem: '',
  },

  onLoad(query) {
    const { communityId = '' } = query;
    const draft = openNew<ImportForm>(`covenant-import:${communityId}`, NOTHING);
    draft.value = { ...NOTHING, ...draft.value }; // kept by an older version
    this.data.draft = draft;
    this.setData({ communityId });
    this.showForm();
    void this.refresh();
  },

  onHide() {
    keeper.now();
  },

  onUnload() {
    keeper.now();
  },

  async refresh() {
    const { communityId } = this.data;
    const [own, texts, tree] = await Promise.all([
      memberships(),
      callCloud('covenant', 'listCovenants', { communityId }),
      callCloud('resident', 'listPlaces', { communityId }), // those who may not see the tree draft for the place they hold
    ]);
    const failed = !own.ok ? own : !texts.ok ? texts : null;
    if (failed || !own.ok || !texts.ok) {
      if (failed) this.setData({ phase: 'failed', failure: errorWords(failed) });
      return;
    }
    const membership = own.data.find((one) => one.communityId === communityId);
    const places = membership ? placesToDraft(membership, tree.ok ? tree.data.places : []) : [];
    const { covenants } = texts.data;
    this.setData({
      phase: 'ready',
      failure: '',
      places,
      frames: frames(covenants),
      annexes: annexes(covenants),
    });
    const [only] = places;
    if (places.length === 1 && only) this.keep({ placeId: only.placeId });
  },

  showForm() {
    const form = this.data.draft?.value ?? NOTHING;
    this.setData({
      form: shown(form),
      first: form.clauses,
      warnings: form.warnings.map((warning) => SPLIT_WARNINGS[warning]),
      apart: form.apart.map(({ kind, text }, at) => ({ at, name: APART_WORDS[kind], text })),
    });
    this.showCounts(form);
  },

  /** How many clauses each way of splitting has, and how many wait for a decision. */
  showCounts({ way: chosen, ways, clauses }: ImportForm) {
    const unsure = unsureIn(clauses);
    const counts = ways.map((one) => (one.way === chosen ? clauses : one.clauses).length);
    const isSame = counts.every((count, at) => count === this.data.ways[at]?.count);
    if (unsure === this.data.unsure && isSame && counts.length === this.data.ways.length) return;
    this.setData({
      unsure,
      ways: ways.map(({ way }, at) => ({ way, words: WAY_WORDS[way], count: counts[at] ?? 0 })),
    });
  },

  /** What is typed is kept; `form` on the page has no clauses, the editor holds them. */
  keep(change: Partial<ImportForm>) {
    const { draft, communityId } = this.data;
    if (!draft) return;
    draft.value = { ...draft.value, ...change };
    keeper.later(() => keepDraft(`covenant-import:${communityId}`, draft));
    this.setData({ form: shown(draft.value), problem: '' });
  },

  choosePlace(event: WechatMiniprogram.TouchEvent) {
    this.keep({ placeId: event.currentTarget.dataset.id as string });
  },

  chooseKind(event: WechatMiniprogram.TouchEvent) {
    this.keep({ kind: event.currentTarget.dataset.kind as CovenantKind });
  },

  chooseFrame(event: WechatMiniprogram.TouchEvent) {
    this.keep({ frameId: event.currentTarget.dataset.id as string });
  },

  chooseReplaced(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string };
    this.keep({ replacesId: id === this.data.form.replacesId ? '' : id });
  },

  typeText(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.keep({ text: event.detail.value });
  },

  typeTitle(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.keep({ title: event.detail.value });
  },

  typePreamble(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.keep({ preamble: event.detail.value });
  },

  /** The editor has them already: nothing is drawn for them here. */
  changeClauses(event: WechatMiniprogram.CustomEvent<{ clauses: EditClause[] }>) {
    const { draft, communityId } = this.data;
    if (!draft) return;
    draft.value = { ...draft.value, clauses: event.detail.clauses };
    keeper.later(() => keepDraft(`covenant-import:${communityId}`, draft));
    this.showCounts(draft.value);
  },

  chooseWay(event: WechatMiniprogram.TouchEvent) {
    const { way } = event.currentTarget.dataset as { way: SplitWay };
    const { draft } = this.data;
    if (!draft || way === draft.value.way) return;
    this.keep(inWay(draft.value, way));
    this.showForm();
  },

  turnApart() {
    this.setData({ apartOpen: !this.data.apartOpen });
  },

  putBack(event: WechatMiniprogram.TouchEvent) {
    const { at } = event.currentTarget.dataset as { at: number };
    const { draft } = this.data;
    if (!draft) return;
    const before = draft.value.clauses.length;
    this.keep(putBack(draft.value, at));
    this.showForm();
    const isClause = draft.value.clauses.length > before;
    const title = isClause ? '已放到最后一条' : '已放到开头的话里';
    void wx.showToast({ title, icon: 'none' });
  },

  async splitText() {
    const { form, busy } = this.data;
    if (busy) return;
    const text = form.text.trim();
    const problem = lackOfSource(form) || (text === '' ? '请先把文字粘贴进来。' : '');
    if (problem) {
      this.setData({ problem });
      return;
    }
    await this.split({ text });
  },

  async chooseFile() {
    const { communityId, form, busy } = this.data;
    if (busy) return;
    const problem = lackOfSource(form);
    if (problem) {
      this.setData({ problem });
      return;
    }
    const file = await chooseDocument();
    if (!file) return;
    const [, ending] = /\.(docx|txt)$/i.exec(file.name) ?? [];
    if (!ending) {
      this.setData({ problem: errorWords({ code: 'FILE_NOT_DOCX' }) });
      return;
    }
    if (file.size > LARGEST) {
      const problem = '这个文件太大了。请去掉里面的图片，或者只粘贴文字。';
      this.setData({ problem });
      return;
    }
    this.setData({ busy: true, busyWords: '正在上传…', problem: '' });
    const upload = await uploadFile('covenants', communityId, file.path, ending.toLowerCase());
    this.setData({ busy: false });
    if (!upload.ok) this.setData({ problem: errorWords(upload) });
    else await this.split({ fileId: upload.data });
  },

  async split(source: { text: string } | { fileId: string }) {
    const { communityId, form } = this.data;
    this.setData({ busy: true, busyWords: '正在分条…', problem: '' });
    const answer = await callCloud('covenant', 'splitCovenant', {
      communityId,
      placeId: form.placeId,
      ...source,
    });
    this.setData({ busy: false });
    if (!answer.ok) {
      this.setData({ problem: formErrorWords(answer) });
      return;
    }
    this.keep(split(answer.data));
    this.setData({ apartOpen: false });
    this.showForm();
    void wx.pageScrollTo({ scrollTop: 0, duration: 0 });
  },

  async back() {
    const { confirm } = await wx.showModal({
      content: '回到上一步，重新分条以后，这里改过的会换成新的。',
      confirmText: '上一步',
      cancelText: '留在这里',
    });
    if (confirm) this.keep({ step: 'source' });
  },

  async create() {
    const { communityId, draft, busy } = this.data;
    if (busy || !draft) return;
    const { placeId, kind, frameId, replacesId, title, preamble, clauses } = draft.value;
    const problem = title.trim() === '' ? '请写上标题。' : emptyClauseWords(clauses);
    if (problem) {
      this.setData({ problem });
      return;
    }
    this.setData({ busy: true, busyWords: '正在保存…', problem: '' });
    const isAnnex = kind === 'annex';
    const answer = await callCloud('covenant', 'createCovenant', {
      communityId,
      placeId,
      kind,
      frameId: isAnnex ? frameId : null,
      replacesId: isAnnex && replacesId ? replacesId : null,
      title: title.trim(),
      preamble: preamble.trim(),
      clauses: clauses.map(({ chapter, text }) => ({ chapter: chapter.trim(), text: text.trim() })),
      commandId: draft.commandId,
    });
    this.setData({ busy: false });
    if (!answer.ok) {
      this.setData({ problem: formErrorWords(answer) });
      return;
    }
    keeper.drop();
    dropDraft(`covenant-import:${communityId}`);
    void wx.redirectTo({ url: pathTo.covenant(communityId, answer.data.covenantId) });
  },
});

/** What the page needs of the form: the editor holds the clauses, and what was set apart is drawn by itself. */
const shown = (form: ImportForm): ImportForm => ({ ...form, clauses: [], ways: [], apart: [] });

async function chooseDocument(): Promise<{ name: string; path: string; size: number } | null> {
  try {
    const { tempFiles } = await wx.chooseMessageFile({
      count: 1,
      type: 'file',
      extension: ['docx', 'txt'],
    });
    return tempFiles[0] ?? null;
  } catch {
    return null; // closed without choosing
  }
}
