import '../../errors';
import type {
  ImportCheck,
  ImportLine,
  ImportRow,
  LeftDoubt,
} from '../../../../typings/contract/volunteer/importing';
import { callCloud } from '../../../cloud/call-cloud';
import { uploadFile, uploadPasted } from '../../../cloud/upload-file';
import { keptCommandId, settleCommand } from '../../../store/command-id';
import { memberships } from '../../../store/session';
import { errorWords } from '../../../text/error';
import { holdsOne } from '../../../text/role/role';
import { PASTED } from '../../../text/roster/file-form';
import { COMMON } from '../../../text/volunteer/common';
import { entryWords } from '../../../text/volunteer/hours/entries';
import {
  agreeHint,
  leftRows,
  moreDoubts,
  readWords,
  TEAM_IMPORT,
  themHint,
} from '../../../text/volunteer/import/pages';
import {
  importCheckWords,
  importDoubtWords,
  importMatchWords,
  importRowWords,
  importWords,
} from '../../../text/volunteer/import/rows';
import { chooseSheet } from '../../../view/choose-sheet';
import { definePage } from '../../../view/define-page';
import { go, pathTo } from '../../../view/go';
import { explain, load } from '../../../view/load';
import { noRows, showMore } from '../../../view/paged';

interface Table {
  importId: string;
  teamId: string;
  team: string;
  words: string;
  sums: string;
  /** how many rows were not brought over; '' = all were */
  leftWords: string;
  isOpen: boolean;
  own: boolean;
}
interface View {
  sums: string;
  /** how many rows were read */
  read: string;
  isEmpty: boolean;
  doubts: string[];
  /** that there are more doubts than these; '' = there are not */
  moreWords: string;
}
interface Row {
  row: number;
  name: string;
  words: string;
  /** what is kept of it by now, where that is more than the row says */
  entries: string[];
  /** its place in the table, of what can be corrected */
  line: number | null;
}
interface Left {
  words: string;
  index: number;
  /** it can be tied to somebody */
  free: boolean;
  /** whom it is said to be of */
  match: string;
  /** the match waits for a second person */
  waits: boolean;
  own: boolean;
}
type Tapped = WechatMiniprogram.TouchEvent;

/** Members and hours of before: one enters a table, another from outside the team compares it. */
definePage({
  data: {
    words: TEAM_IMPORT,
    communityId: '',
    /** '' = of all teams, to be decided about */
    teamId: '',
    writes: false,
    decides: false,
    /** of an office that corrects what was brought over */
    corrects: false,
    tables: [] as Table[],
    fileName: '',
    fileId: '',
    check: null as View | null,
    /** the table that is being looked at row by row */
    opened: '',
    ...noRows<Row>(),
    left: [] as Left[],
    busy: '',
    problem: '',
  },

  onLoad({ communityId = '', teamId = '' }) {
    this.setData({ communityId, teamId });
    void this.refresh();
  },

  /** What was corrected or matched on another page is seen at once. */
  onShow() {
    const { opened } = this.data;
    if (opened) void this.open(opened);
  },

  async refresh() {
    const { communityId, teamId } = this.data;
    const known = await memberships();
    const roles = known.ok
      ? (known.data.find((one) => one.communityId === communityId)?.roles ?? [])
      : [];
    const corrects = holdsOne(roles, ['secretary', 'committee-member']);
    this.setData({
      corrects,
      writes: teamId !== '' && corrects,
      decides: holdsOne(roles, ['secretary', 'party-branch', 'supervisor']),
    });
    await load(this, {
      ask: () =>
        callCloud('volunteer', 'listTeamImports', {
          communityId,
          ...(teamId === '' ? {} : { teamId }),
        }),
      show: ({ imports }) => {
        const now = Date.now();
        this.setData({ tables: imports.map((one) => tableOf(one, now)) });
      },
    });
  },

  async choose() {
    if (this.data.busy) return;
    const file = await chooseSheet();
    if (!file) return;
    this.setData({ check: null, fileId: '', fileName: file.name, problem: file.problem });
    if (file.problem) return;
    await this.take(uploadFile('rosters', this.data.communityId, file.path, file.ending));
  },

  async takePasted(event: WechatMiniprogram.CustomEvent<{ text: string }>) {
    if (this.data.busy) return;
    this.setData({ check: null, fileId: '', fileName: PASTED, problem: '' });
    await this.take(uploadPasted(this.data.communityId, event.detail.text));
  },

  async take(uploading: ReturnType<typeof uploadFile>) {
    this.setData({ busy: 'read' });
    const upload = await uploading;
    if (upload.ok) await this.check(upload.data);
    this.setData({ busy: '', ...(upload.ok ? {} : { problem: errorWords(upload) }) });
  },

  async check(fileId: string) {
    const { communityId, teamId } = this.data;
    const answer = await callCloud('volunteer', 'checkTeamImport', { communityId, teamId, fileId });
    if (answer.ok) this.setData({ fileId, check: viewOf(answer.data) });
    else this.setData({ problem: errorWords(answer) });
  },

  async enter() {
    const { communityId, teamId, fileId, busy } = this.data;
    if (busy || !fileId) return;
    this.setData({ busy: 'enter', problem: '' });
    const draft = `team-import:${fileId}`;
    const input = { communityId, teamId, fileId, commandId: keptCommandId(draft) };
    const answer = await callCloud('volunteer', 'enterTeamImport', input);
    settleCommand(draft, answer);
    this.setData({ busy: '' });
    if (!answer.ok) {
      this.setData({ problem: errorWords(answer) });
      return;
    }
    this.leave();
    void wx.showToast({ title: TEAM_IMPORT.saved, icon: 'success' });
    await this.refresh();
  },

  leave() {
    this.setData({ check: null, fileId: '', fileName: '', problem: '' });
  },

  async look(event: Tapped) {
    const { id } = event.currentTarget.dataset as { id: string };
    const { opened } = this.data;
    if (opened === id) {
      this.setData({ opened: '', left: [], ...noRows<Row>() });
      return;
    }
    await this.open(id);
  },

  async open(id: string) {
    const { communityId } = this.data;
    const answer = await callCloud('volunteer', 'showTeamImport', { communityId, importId: id });
    if (!answer.ok) return explain(answer);
    const { rows, next, left } = answer.data;
    this.setData({ opened: id, rows: rows.map(rowOf), next, left: left.map(leftOf) });
  },

  fix(event: Tapped) {
    const { line } = event.currentTarget.dataset as { line: number };
    const { communityId, opened, tables } = this.data;
    const teamId = tables.find(({ importId }) => importId === opened)?.teamId ?? '';
    go(pathTo.importFix(communityId, teamId, opened, line));
  },

  match(event: Tapped) {
    const { index } = event.currentTarget.dataset as { index: number };
    const { communityId, opened, tables } = this.data;
    const teamId = tables.find(({ importId }) => importId === opened)?.teamId ?? '';
    go(pathTo.importMatch(communityId, teamId, opened, index));
  },

  async decideRow(event: Tapped) {
    const { index, agrees } = event.currentTarget.dataset as { index: number; agrees: boolean };
    const { communityId, opened: importId, left, busy } = this.data;
    const row = left.find((one) => one.index === index);
    if (busy || !row) return;
    const { confirm } = await wx.showModal({
      title: agrees ? TEAM_IMPORT.themTitle : TEAM_IMPORT.notThemTitle,
      content: agrees ? themHint(row.match) : TEAM_IMPORT.notThemHint,
      confirmText: agrees ? TEAM_IMPORT.themConfirm : TEAM_IMPORT.notThemConfirm,
      cancelText: COMMON.lookAgain,
    });
    if (!confirm) return;
    this.setData({ busy: importId });
    const kept = `import-row-decision:${importId}:${index}:${agrees}`;
    const input = { communityId, importId, index, agrees, commandId: keptCommandId(kept) };
    const answer = await callCloud('volunteer', 'decideImportRow', input);
    settleCommand(kept, answer);
    this.setData({ busy: '' });
    if (!answer.ok) explain(answer);
    await this.open(importId);
  },

  async more() {
    const { communityId, opened: importId } = this.data;
    await showMore(this, {
      ask: (after) => callCloud('volunteer', 'showTeamImport', { communityId, importId, after }),
      rows: ({ rows }) => rows.map(rowOf),
    });
  },

  async decide(event: Tapped) {
    const { id, agrees } = event.currentTarget.dataset as { id: string; agrees: boolean };
    const { communityId, busy, tables } = this.data;
    const table = tables.find(({ importId }) => importId === id);
    if (busy || !table) return;
    const { confirm } = await wx.showModal({
      title: agrees ? TEAM_IMPORT.agreeTitle : TEAM_IMPORT.declineTitle,
      content: agrees ? agreeHint(table.team, table.sums) : TEAM_IMPORT.declineHint,
      confirmText: agrees ? TEAM_IMPORT.agreeConfirm : TEAM_IMPORT.declineConfirm,
      cancelText: COMMON.lookAgain,
    });
    if (!confirm) return;
    this.setData({ busy: id });
    const draft = `team-import-decision:${id}:${agrees}`;
    const input = { communityId, importId: id, agrees, commandId: keptCommandId(draft) };
    const answer = await callCloud('volunteer', 'decideTeamImport', input);
    settleCommand(draft, answer);
    this.setData({ busy: '' });
    if (!answer.ok) return explain(answer);
    await this.refresh();
  },
});

function viewOf(check: ImportCheck): View {
  const { rows, lines, doubts, doubtCount } = check;
  return {
    sums: importCheckWords(check),
    read: readWords(rows),
    isEmpty: lines === 0,
    doubts: doubts.map(importDoubtWords),
    moreWords: moreDoubts(doubtCount - doubts.length),
  };
}

function tableOf(line: ImportLine, now: number): Table {
  const { importId, teamId, teamName, left, state, own } = line;
  return {
    importId,
    teamId,
    team: teamName,
    words: importWords(line, now),
    sums: importCheckWords({ ...line, rows: line.lines, doubts: [], doubtCount: 0 }),
    leftWords: leftRows(left),
    isOpen: state === 'open',
    own,
  };
}

function rowOf(row: ImportRow): Row {
  const { shiftId, line, entries = [] } = row;
  return {
    row: row.row,
    name: row.name || COMMON.gone,
    words: importRowWords(row),
    entries: entries.length > 1 ? entries.slice(1).map(entryWords) : [],
    line: shiftId === undefined || line === undefined ? null : line,
  };
}

function leftOf(doubt: LeftDoubt): Left {
  const { index = -1, match } = doubt;
  return {
    words: importDoubtWords(doubt),
    index,
    free: index >= 0 && !match,
    match: match ? importMatchWords(match) : '',
    waits: match !== undefined && !match.agreed,
    own: match?.own ?? false,
  };
}
