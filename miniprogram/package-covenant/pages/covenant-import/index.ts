import '../../errors';
import type { CovenantKind, SplitWay } from '../../../../typings/contract/covenant';
import { callCloud } from '../../../cloud/call-cloud';
import { uploadFile } from '../../../cloud/upload-file';
import { type Draft, dropDraft, keepDraft, openNew } from '../../../store/draft';
import { memberships } from '../../../store/session';
import {
  apartHeading,
  COVENANT_IMPORT,
  clausesWords,
  DRAFT_KINDS,
  SOURCE_LACKS,
  SPLIT_ANEW,
  unsureWords,
} from '../../../text/covenant/edit';
import {
  APART_WORDS,
  emptyClauseWords,
  SPLIT_WARNINGS,
  WAY_WORDS,
} from '../../../text/covenant/words';
import { errorWords, formErrorWords } from '../../../text/error';
import { goInstead } from '../../../view/after-answer';
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

/** From a text to a draft in clauses: where it applies, the text, how it was split, then kept. */
definePage({
  data: {
    words: COVENANT_IMPORT,
    communityId: '',
    places: [] as PlaceChoice[],
    kinds: DRAFT_KINDS,
    frames: [] as TextChoice[],
    annexes: [] as TextChoice[],
    draft: null as Draft<ImportForm> | null,
    form: NOTHING,
    /** the editor begins with these, and keeps its own */
    first: [] as EditClause[],
    warnings: [] as string[],
    /** clauses that wait for a decision */
    unsure: 0,
    unsureLine: '',
    ways: [] as { way: SplitWay; words: string; count: number; clauses: string }[],
    apart: [] as { at: number; name: string; text: string }[],
    apartHeading: '',
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
      apartHeading: apartHeading(form.apart.length),
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
      unsureLine: unsureWords(unsure),
      ways: ways.map(({ way }, at) => {
        const count = counts[at] ?? 0;
        return { way, words: WAY_WORDS[way], count, clauses: clausesWords(count) };
      }),
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
    const title = isClause ? COVENANT_IMPORT.backLast : COVENANT_IMPORT.backFirst;
    void wx.showToast({ title, icon: 'none' });
  },

  async splitText() {
    const { form, busy } = this.data;
    if (busy) return;
    const text = form.text.trim();
    const problem = lackOfSource(form) || (text === '' ? SOURCE_LACKS.text : '');
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
      this.setData({ problem: COVENANT_IMPORT.tooLarge });
      return;
    }
    this.setData({ busy: true, busyWords: COVENANT_IMPORT.uploading, problem: '' });
    const upload = await uploadFile('covenants', communityId, file.path, ending.toLowerCase());
    this.setData({ busy: false });
    if (!upload.ok) this.setData({ problem: errorWords(upload) });
    else await this.split({ fileId: upload.data });
  },

  async split(source: { text: string } | { fileId: string }) {
    const { communityId, form } = this.data;
    this.setData({ busy: true, busyWords: COVENANT_IMPORT.splitting, problem: '' });
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
    const { confirm } = await wx.showModal(SPLIT_ANEW);
    if (confirm) this.keep({ step: 'source' });
  },

  async create() {
    const { communityId, draft, busy } = this.data;
    if (busy || !draft) return;
    const { placeId, kind, frameId, replacesId, title, preamble, clauses } = draft.value;
    const problem = title.trim() === '' ? COVENANT_IMPORT.titleFirst : emptyClauseWords(clauses);
    if (problem) {
      this.setData({ problem });
      return;
    }
    this.setData({ busy: true, busyWords: COVENANT_IMPORT.saving, problem: '' });
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
    goInstead(this, pathTo.covenant(communityId, answer.data.covenantId));
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
