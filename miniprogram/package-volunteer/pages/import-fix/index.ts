import '../../errors';
import type { ImportRow } from '../../../../typings/contract/volunteer/importing';
import { callCloud } from '../../../cloud/call-cloud';
import { type Draft, dropDraft, keepDraft, openNew } from '../../../store/draft';
import { formErrorWords } from '../../../text/error';
import { COMMON, CORRECTION } from '../../../text/volunteer/common';
import { entryWords } from '../../../text/volunteer/hours/entries';
import { IMPORT_FIX } from '../../../text/volunteer/import/pages';
import { importRowWords } from '../../../text/volunteer/import/rows';
import { goBackOrHome } from '../../../view/after-answer';
import { definePage } from '../../../view/define-page';
import { load } from '../../../view/load';

interface Form {
  /** as typed */
  minutes: string;
  /** whether too much stands there */
  less: boolean;
  reason: string;
}

/** Hours of before that are wrong: an entry of its own makes them right, once another has confirmed it. */
definePage({
  data: {
    words: IMPORT_FIX,
    communityId: '',
    teamId: '',
    importId: '',
    line: 0,
    row: null as ImportRow | null,
    name: '',
    record: '',
    entries: [] as string[],
    draft: null as Draft<Form> | null,
    problem: '',
    busy: false,
  },

  onLoad({ communityId = '', teamId = '', importId = '', line = '0' }) {
    this.setData({ communityId, teamId, importId, line: Number(line) });
    this.setData({ draft: openNew<Form>(this.name(), { minutes: '', less: true, reason: '' }) });
    void this.refresh();
  },

  name() {
    return `import-fix:${this.data.importId}:${this.data.line}`;
  },

  async refresh() {
    const { communityId, importId, line } = this.data;
    await load(this, {
      ask: () =>
        callCloud('volunteer', 'showTeamImport', { communityId, importId, after: String(line) }),
      show: ({ rows }) => {
        const [row = null] = rows;
        this.setData({
          row,
          name: row?.name || COMMON.gone,
          record: row ? importRowWords(row) : '',
          entries: (row?.entries ?? []).map(entryWords),
        });
      },
    });
  },

  keep(change: Partial<Form>) {
    const { draft } = this.data;
    if (!draft) return;
    const value = { ...draft.value, ...change };
    this.setData({ draft: keepDraft(this.name(), { ...draft, value }), problem: '' });
  },

  chooseLess(event: WechatMiniprogram.TouchEvent) {
    this.keep({ less: (event.currentTarget.dataset as { less: boolean }).less });
  },

  typeMinutes(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.keep({ minutes: event.detail.value });
  },

  typeReason(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.keep({ reason: event.detail.value });
  },

  async save() {
    const { communityId, teamId, row, draft, busy } = this.data;
    if (busy || !draft || !row?.shiftId || !row.residentId) return;
    const minutes = Number(draft.value.minutes.trim());
    const reason = draft.value.reason.trim();
    if (!Number.isInteger(minutes) || minutes < 1) {
      return this.setData({ problem: IMPORT_FIX.wantsMinutes });
    }
    if (!reason) return this.setData({ problem: CORRECTION.wantsReason });
    this.setData({ busy: true, problem: '' });
    const answer = await callCloud('volunteer', 'correctImported', {
      communityId,
      teamId,
      shiftId: row.shiftId,
      residentId: row.residentId,
      minutes: draft.value.less ? -minutes : minutes,
      reason,
      commandId: draft.commandId,
    });
    this.setData({ busy: false });
    if (!answer.ok) return this.setData({ problem: formErrorWords(answer) });
    dropDraft(this.name());
    void wx.showToast({ title: CORRECTION.noted, icon: 'none' });
    goBackOrHome(this);
  },
});
