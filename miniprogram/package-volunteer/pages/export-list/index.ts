import '../../errors';
import type { ExportLine } from '../../../../typings/contract/volunteer/exporting';
import { addDays, dayOf } from '../../../calendar';
import { callCloud } from '../../../cloud/call-cloud';
import { keptCommandId, settleCommand } from '../../../store/command-id';
import { memberships } from '../../../store/session';
import { dayWords } from '../../../text/date';
import { holdsOne } from '../../../text/role/role';
import { COMMON } from '../../../text/volunteer/common';
import { exportTitle, exportWords } from '../../../text/volunteer/hours/export-lines';
import { askContent, EXPORT_LIST, rangeWords } from '../../../text/volunteer/hours/exports';
import { openMadeFile } from '../../../view/attachment';
import { definePage } from '../../../view/define-page';
import { explain, load } from '../../../view/load';

interface Row {
  exportId: string;
  title: string;
  words: string;
  isOpen: boolean;
  own: boolean;
  isReady: boolean;
}
type Tapped = WechatMiniprogram.TouchEvent;

/** Lists with people in them: one asks, another agrees, the first fetches the file. */
definePage({
  data: {
    words: EXPORT_LIST,
    communityId: '',
    rows: [] as Row[],
    decides: false,
    /** may ask for hours of a year */
    asks: false,
    year: '',
    yearWords: '',
    busy: '',
  },

  onLoad({ communityId = '' }) {
    const year = String(Number(dayOf(Date.now()).slice(0, 4)));
    this.setData({ communityId, year, yearWords: wordsOf(year) });
    void this.refresh();
  },

  async refresh() {
    const { communityId } = this.data;
    const known = await memberships();
    const roles = known.ok
      ? (known.data.find((one) => one.communityId === communityId)?.roles ?? [])
      : [];
    this.setData({ asks: holdsOne(roles, ['secretary', 'committee-member']) });
    await load(this, {
      ask: () => callCloud('volunteer', 'listExports', { communityId }),
      show: ({ exports, decides }) => {
        const now = Date.now();
        this.setData({ decides, rows: exports.map((one) => rowOf(one, now)) });
      },
    });
  },

  chooseYear(event: WechatMiniprogram.PickerChange) {
    const year = String(event.detail.value).slice(0, 4);
    this.setData({ year, yearWords: wordsOf(year) });
  },

  async ask() {
    const { communityId, year, busy } = this.data;
    if (busy) return;
    const { from, until } = rangeOf(year);
    const { confirm } = await wx.showModal({
      title: EXPORT_LIST.askTitle,
      content: askContent(dayWords(from), dayWords(until)),
      confirmText: EXPORT_LIST.askConfirm,
      cancelText: COMMON.notYet,
    });
    if (!confirm) return;
    await this.send('ask', `export:${from}:${until}`, (commandId) =>
      callCloud('volunteer', 'askHoursExport', { communityId, from, until, commandId }),
    );
  },

  async decide(event: Tapped) {
    const { id, agrees } = event.currentTarget.dataset as { id: string; agrees: boolean };
    const { communityId, rows, busy } = this.data;
    const row = rows.find(({ exportId }) => exportId === id);
    if (busy || !row) return;
    const { confirm } = await wx.showModal({
      title: agrees ? EXPORT_LIST.agreeTitle : EXPORT_LIST.declineTitle,
      content: `${row.title}。${agrees ? EXPORT_LIST.agreeHint : EXPORT_LIST.declineHint}`,
      confirmText: agrees ? EXPORT_LIST.agree : EXPORT_LIST.decline,
      cancelText: COMMON.lookAgain,
    });
    if (!confirm) return;
    await this.send(id, `export-decision:${id}:${agrees}`, (commandId) =>
      callCloud('volunteer', 'decideExport', { communityId, exportId: id, agrees, commandId }),
    );
  },

  async fetch(event: Tapped) {
    const { id } = event.currentTarget.dataset as { id: string };
    const { communityId, busy } = this.data;
    if (busy) return;
    this.setData({ busy: id });
    const draft = `export-fetch:${id}`;
    const commandId = keptCommandId(draft);
    const made = await callCloud('filing', 'printExport', { communityId, exportId: id, commandId });
    settleCommand(draft, made);
    if (made.ok) await openMadeFile(made.data);
    else explain(made);
    this.setData({ busy: '' });
  },

  async send(
    busy: string,
    draft: string,
    ask: (
      commandId: string,
    ) => ReturnType<typeof callCloud<'volunteer', 'decideExport' | 'askHoursExport'>>,
  ) {
    this.setData({ busy });
    const answer = await ask(keptCommandId(draft));
    settleCommand(draft, answer);
    this.setData({ busy: '' });
    if (!answer.ok) explain(answer);
    await this.refresh();
  },
});

/** A whole year, or of this one what is over. */
function rangeOf(year: string): { from: string; until: string } {
  const yesterday = addDays(dayOf(Date.now()), -1);
  const last = `${year}-12-31`;
  return { from: `${year}-01-01`, until: last < yesterday ? last : yesterday };
}

function wordsOf(year: string): string {
  const { from, until } = rangeOf(year);
  return rangeWords(dayWords(from), dayWords(until));
}

function rowOf(line: ExportLine, now: number): Row {
  const { exportId, state, own, fetchUntil } = line;
  return {
    exportId,
    title: exportTitle(line),
    words: exportWords(line, now),
    isOpen: state === 'open',
    own,
    isReady: own && state === 'agreed' && fetchUntil !== null && fetchUntil >= now,
  };
}
