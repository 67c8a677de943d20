import '../../errors';
import type {
  RosterCheck,
  RosterChoices,
  RosterColumn,
  RosterCorrection,
  RosterReason,
  StatedTotal,
} from '../../../../typings/contract/roster';
import { callCloud } from '../../../cloud/call-cloud';
import { uploadFile, uploadPasted } from '../../../cloud/upload-file';
import { keptCommandId, newCommandId, settleCommand } from '../../../store/command-id';
import { sizeWords } from '../../../text/common/size';
import { errorWords } from '../../../text/error';
import { PASTED } from '../../../text/roster/file-form';
import {
  cellDialog,
  ESTATE_DIALOG,
  EXPORT_PHONES,
  fileForms,
  importDialog,
  importingWords,
  importLabel,
  PHONES,
  ROSTER_IMPORT,
  resultLines,
  TYPED_BUTTONS,
} from '../../../text/roster/import';
import { openMadeFile } from '../../../view/attachment';
import { chooseOne } from '../../../view/choose-one';
import { chooseSheet, LARGEST_SHEET } from '../../../view/choose-sheet';
import { definePage } from '../../../view/define-page';
import { go, pathTo } from '../../../view/go';
import { explain } from '../../../view/load';
import { type CheckView, sentChoices, viewOf, withCorrections, withoutFix } from './check-view';

/** From a table to households: choose, look at what it will do, put right what is unclear, then do it. */
definePage({
  data: {
    words: ROSTER_IMPORT,
    communityId: '',
    fileName: '',
    fileSize: '',
    fileId: '',
    fileForms: fileForms(sizeWords(LARGEST_SHEET)),
    busy: false,
    busyWords: '',
    problem: '',
    check: null as RosterCheck | null,
    view: null as CheckView | null,
    choices: {} as RosterChoices,
    /** chosen since the last check */
    pending: [] as RosterCorrection[],
    open: [] as string[],
    estate: '',
    /** the estate whose papers are being written down */
    total: null as { estate: string; area: string; households: string; problem: string } | null,
    change: 0,
    /** something is imported, or figures of an estate are kept */
    isUseful: false,
    importLabel: '',
    result: null as ReturnType<typeof resultLines> | null,
  },

  onLoad(query) {
    this.setData({ communityId: query.communityId ?? '', phase: 'ready' });
  },

  async openTemplate() {
    if (this.data.busy) return;
    this.setData({ busy: true, busyWords: ROSTER_IMPORT.makingTemplate });
    const answer = await callCloud('roster', 'makeTemplate', {
      communityId: this.data.communityId,
    });
    this.setData({ busy: false });
    if (answer.ok) await openMadeFile(answer.data);
    else explain(answer);
  },

  async takeAlong() {
    const { communityId, busy } = this.data;
    if (busy) return;
    const withPhones = await wantsPhones();
    if (withPhones === null) return;
    this.setData({ busy: true, busyWords: ROSTER_IMPORT.exporting });
    const draft = `export:${communityId}:${withPhones}`;
    const commandId = keptCommandId(draft);
    const answer = await callCloud('roster', 'exportRoster', {
      communityId,
      withPhones,
      commandId,
    });
    this.setData({ busy: false });
    settleCommand(draft, answer);
    if (!answer.ok) return explain(answer);
    await openMadeFile(answer.data);
  },

  async choose() {
    if (this.data.busy) return;
    const file = await chooseSheet();
    if (!file) return;
    this.clear();
    if (file.problem) {
      this.setData({ problem: file.problem });
      return;
    }
    this.setData({ fileName: file.name, fileSize: sizeWords(file.size) });
    await this.take(uploadFile('rosters', this.data.communityId, file.path, file.ending));
  },

  async takePasted(event: WechatMiniprogram.CustomEvent<{ text: string }>) {
    if (this.data.busy) return;
    this.clear();
    this.setData({ fileName: PASTED, fileSize: '' });
    await this.take(uploadPasted(this.data.communityId, event.detail.text));
  },

  clear() {
    this.setData({ check: null, view: null, result: null, problem: '', fileId: '' });
    this.setData({ choices: {}, pending: [], open: [], total: null });
  },

  async take(uploading: ReturnType<typeof uploadFile>) {
    this.setData({ busy: true, busyWords: ROSTER_IMPORT.uploading });
    const upload = await uploading;
    if (upload.ok) {
      this.setData({ fileId: upload.data });
      await this.check({});
    } else {
      this.setData({ busy: false, problem: errorWords(upload) });
    }
  },

  async check(choices: RosterChoices) {
    const { communityId, fileId } = this.data;
    this.setData({ busy: true, busyWords: ROSTER_IMPORT.checking, problem: '' });
    const answer = await callCloud('roster', 'checkRoster', {
      communityId,
      fileId,
      choices: sentChoices(choices),
    });
    this.setData({ busy: false });
    if (!answer.ok) {
      this.setData({ problem: errorWords(answer) });
      return;
    }
    const check = answer.data;
    const change = check.added + check.changed;
    const isUseful = change > 0 || (choices.totals ?? []).length > 0;
    this.setData({ check, choices, pending: [], total: null, change, isUseful });
    this.setData({ importLabel: importLabel(change, isUseful) });
    this.show();
  },

  show() {
    const { check, pending, open } = this.data;
    this.setData({ view: check && viewOf(check, pending, open) });
  },

  /** What is chosen is read at once: a sheet, hidden rows, an estate. */
  async choosing(more: RosterChoices) {
    if (this.data.busy) return;
    const { choices, pending } = this.data;
    const corrections = withCorrections(choices.corrections ?? [], pending);
    await this.check({ ...choices, corrections, ...more });
  },

  recheck() {
    return this.choosing({});
  },

  takeHidden(event: WechatMiniprogram.CustomEvent<{ value: boolean }>) {
    return this.choosing({ hiddenRows: event.detail.value ? 'take' : 'leave' });
  },

  takeSheet(event: WechatMiniprogram.CustomEvent<{ value: boolean }>) {
    const index = Number(event.currentTarget.dataset.index);
    const read = (this.data.view?.sheets ?? []).filter(({ isRead }) => isRead);
    const others = read.map((sheet) => sheet.index).filter((one) => one !== index);
    const sheets = event.detail.value ? [...others, index] : others;
    if (sheets.length === 0) return;
    return this.choosing({ sheets: sheets.sort((one, other) => one - other) });
  },

  typeEstate(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ estate: event.detail.value });
  },

  nameEstate(event: WechatMiniprogram.TouchEvent) {
    const estate = String(event.currentTarget.dataset.name ?? this.data.estate).trim();
    if (estate !== '') return this.choosing({ estate });
  },

  async otherEstate() {
    const estate = await askFor(ESTATE_DIALOG, '');
    if (estate) await this.choosing({ estate });
  },

  async sameEstate(event: WechatMiniprogram.TouchEvent) {
    const written = String(event.currentTarget.dataset.name);
    const known = this.data.check?.knownEstates ?? [];
    const chosen = await chooseOne(known);
    const as = chosen === null ? undefined : known[chosen];
    if (as === undefined) return;
    await this.choosing({ estates: [...(this.data.choices.estates ?? []), { written, as }] });
  },

  problemOf(event: WechatMiniprogram.TouchEvent) {
    return this.data.check?.problems[Number(event.currentTarget.dataset.index)];
  },

  accept(event: WechatMiniprogram.TouchEvent) {
    const problem = this.problemOf(event);
    if (problem) this.correct(problem.fix);
  },

  async typeCell(event: WechatMiniprogram.TouchEvent) {
    const problem = this.problemOf(event);
    if (!problem || problem.column === null) return;
    const { sheet, row, column, value, fix } = problem;
    const own = fix.find((one) => one.column === column)?.text ?? value;
    const text = await askFor(cellDialog(problem), problem.other ? '' : own);
    if (text !== null) this.correct([{ sheet, row, column, text }]);
  },

  leaveRow(event: WechatMiniprogram.TouchEvent) {
    const problem = this.problemOf(event);
    if (!problem) return;
    const { sheet, row } = problem;
    this.correct([{ sheet, row, column: null, text: '' }]);
  },

  undo(event: WechatMiniprogram.TouchEvent) {
    const problem = this.problemOf(event);
    if (!problem) return;
    this.setData({ pending: withoutFix(this.data.pending, problem) });
    this.show();
  },

  correct(corrections: RosterCorrection[]) {
    this.setData({ pending: withCorrections(this.data.pending, corrections) });
    this.show();
  },

  acceptKind(event: WechatMiniprogram.TouchEvent) {
    const { column, reason } = event.currentTarget.dataset as Record<string, string>;
    const kind = {
      column: (column || null) as RosterColumn | null,
      reason: reason as RosterReason,
    };
    return this.choosing({ accept: [...(this.data.choices.accept ?? []), kind] });
  },

  unfold(event: WechatMiniprogram.TouchEvent) {
    this.setData({ open: [...this.data.open, String(event.currentTarget.dataset.key)] });
    this.show();
  },

  openTotal(event: WechatMiniprogram.TouchEvent) {
    const name = String(event.currentTarget.dataset.estate);
    const known = this.data.check?.totals.find(({ estate }) => estate === name);
    const area = known?.area == null ? '' : String(known.area / 100);
    const households = known?.households == null ? '' : String(known.households);
    this.setData({ total: { estate: name, area, households, problem: '' } });
  },

  typeTotal(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const { total } = this.data;
    const field = String(event.currentTarget.dataset.field);
    if (total) this.setData({ total: { ...total, [field]: event.detail.value, problem: '' } });
  },

  keepTotal() {
    const { total, choices } = this.data;
    if (!total) return;
    const stated = statedTotal(total);
    if (!stated) {
      this.setData({
        total: { ...total, problem: ROSTER_IMPORT.totalUnfit },
      });
      return;
    }
    const others = (choices.totals ?? []).filter(({ estate }) => estate !== stated.estate);
    return this.choosing({ totals: [...others, stated] });
  },

  async takeMarked() {
    const { communityId, fileId, busy, choices, pending } = this.data;
    if (busy) return;
    this.setData({ busy: true, busyWords: ROSTER_IMPORT.marking });
    const corrections = withCorrections(choices.corrections ?? [], pending);
    const answer = await callCloud('roster', 'markRoster', {
      communityId,
      fileId,
      choices: sentChoices({ ...choices, corrections }),
      commandId: newCommandId(),
    });
    this.setData({ busy: false });
    if (!answer.ok) return explain(answer);
    await openMadeFile(answer.data);
  },

  async apply() {
    const { communityId, fileId, busy, check, choices } = this.data;
    if (busy || !check || check.isSwapped) return;
    const question = importDialog(check);
    if (question) {
      const { confirm } = await wx.showModal(question);
      if (!confirm) return;
    }
    this.setData({ busy: true, busyWords: ROSTER_IMPORT.importing, problem: '' });
    const draft = `roster:${fileId}`;
    const sent = sentChoices(choices);
    const input = { communityId, fileId, choices: sent, commandId: keptCommandId(draft) };
    let answer = await callCloud('roster', 'importRoster', input);
    while (answer.ok && answer.data.state === 'running') {
      const { done, total } = answer.data;
      this.setData({ busyWords: importingWords(done, total) });
      answer = await callCloud('roster', 'importRoster', input);
    }
    settleCommand(draft, answer);
    this.setData({ busy: false });
    if (!answer.ok) {
      this.setData({ problem: errorWords(answer) });
      return;
    }
    this.setData({ result: resultLines(answer.data), check: null, view: null });
  },

  openEstates() {
    go(pathTo.estates(this.data.communityId));
  },

  openHouseholds() {
    go(pathTo.households(this.data.communityId));
  },
});

/** What was typed, as it is sent; null if it is no figure. */
function statedTotal(typed: {
  estate: string;
  area: string;
  households: string;
}): StatedTotal | null {
  const area = typed.area.replace(/[,，\s㎡]/g, '');
  const households = typed.households.replace(/[,，\s户]/g, '');
  if (!/^(\d{1,8}(\.\d{1,2})?)?$/.test(area) || !/^\d{0,5}$/.test(households)) return null;
  return {
    estate: typed.estate,
    area: Number(area) > 0 ? Math.round(Number(area) * 100) : null,
    households: Number(households) > 0 ? Number(households) : null,
  };
}

/** One line typed into a dialog; null if it was closed. */
async function askFor(
  dialog: { title: string; placeholderText: string },
  content: string,
): Promise<string | null> {
  const answer = await wx.showModal({ ...dialog, ...TYPED_BUTTONS, content, editable: true });
  return answer.confirm ? (answer.content ?? '').trim() : null;
}

/** Asks twice before numbers leave the cloud; null = not exported at all. */
async function wantsPhones(): Promise<boolean | null> {
  const chosen = await chooseOne(PHONES);
  if (chosen === null) return null;
  if (chosen === 0) return false;
  const { confirm } = await wx.showModal(EXPORT_PHONES);
  return confirm || null;
}
