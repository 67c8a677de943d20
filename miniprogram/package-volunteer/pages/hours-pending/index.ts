import '../../errors';
import type { PendingLine, WithdrawnLine } from '../../../../typings/contract/volunteer/hours';
import { dayOf } from '../../../calendar';
import { callCloud } from '../../../cloud/call-cloud';
import { keptCommandId, settleCommand } from '../../../store/command-id';
import { dayWithWeekday } from '../../../text/date';
import { COMMON } from '../../../text/volunteer/common';
import { entryWords, recalledWords } from '../../../text/volunteer/hours/entries';
import {
  addedWords,
  confirmTitle,
  HOURS_PENDING,
  notedBy,
  officersTitle,
  overlapWords,
  withdrawnTitle,
} from '../../../text/volunteer/hours/pending';
import { spanWords } from '../../../text/volunteer/standing';
import { definePage } from '../../../view/define-page';
import { go, pathTo } from '../../../view/go';
import { explain, load } from '../../../view/load';
import { noRows, showMore } from '../../../view/paged';

type Decision = 'confirm' | 'refuse';

interface Row {
  key: string;
  name: string;
  shift: string;
  words: string;
  /** the other shift of the same time */
  overlap: string;
  /** who has written it down; '' = nobody has, it was measured */
  noted: string;
  /** what the command is about */
  about: { shiftId: string; teamId: string; residentId: string; entryId: string };
}

/** Hours that wait for somebody from outside the team, and who has written down how much by hand. */
definePage({
  data: {
    words: HOURS_PENDING,
    communityId: '',
    ...noRows<Row>(),
    year: '',
    officersTitle: '',
    withdrawnTitle: '',
    officers: [] as { residentId: string; name: string; words: string }[],
    withdrawn: [] as { shiftId: string; shift: string; words: string }[],
    busy: '',
  },

  onLoad(query) {
    const year = dayOf(Date.now()).slice(0, 4);
    this.setData({
      communityId: query.communityId ?? '',
      year,
      officersTitle: officersTitle(year),
      withdrawnTitle: withdrawnTitle(year),
    });
  },

  async onShow() {
    await this.refresh();
  },

  openImports() {
    go(pathTo.teamImports(this.data.communityId));
  },

  openExports() {
    go(pathTo.exports(this.data.communityId));
  },

  openConsents() {
    go(pathTo.consents(this.data.communityId));
  },

  async refresh() {
    const { communityId, year } = this.data;
    await load(this, {
      ask: async () => {
        const [pending, added] = await Promise.all([
          callCloud('volunteer', 'listPendingHours', { communityId }),
          callCloud('volunteer', 'countAdded', { communityId, year }),
        ]);
        if (!added.ok) return added;
        if (!pending.ok) return pending;
        return { ok: true, data: { ...pending.data, ...added.data } };
      },
      show: ({ hours, next, officers, withdrawn = [] }) =>
        this.setData({
          rows: hours.map(rowOf),
          next,
          withdrawn: withdrawn.map(withdrawnRow),
          officers: officers.map(
            ({ residentId, name, entries, minutes, imported = 0, shifts = 0 }) => ({
              residentId,
              name: name || COMMON.gone,
              words: addedWords({ entries, minutes, imported, shifts }),
            }),
          ),
        }),
    });
  },

  async more() {
    const { communityId } = this.data;
    await showMore(this, {
      ask: (after) => callCloud('volunteer', 'listPendingHours', { communityId, after }),
      rows: ({ hours }) => hours.map(rowOf),
    });
  },

  async decide(event: WechatMiniprogram.TouchEvent) {
    const { key, decision } = event.currentTarget.dataset as { key: string; decision: Decision };
    const { communityId, rows, busy } = this.data;
    const row = rows.find((one) => one.key === key);
    if (busy || !row) return;
    const { confirm } = await wx.showModal({
      title: decision === 'confirm' ? confirmTitle(row.name) : HOURS_PENDING.refuseTitle,
      content: [row.shift, row.words, row.overlap].filter(Boolean).join('，'),
      confirmText: decision === 'confirm' ? HOURS_PENDING.confirm : HOURS_PENDING.refuse,
      cancelText: COMMON.lookAgain,
    });
    if (!confirm) return;
    this.setData({ busy: key });
    const kept = `hours-${decision}:${key}`;
    const answer = await callCloud('volunteer', 'decideHours', {
      communityId,
      ...row.about,
      decision,
      commandId: keptCommandId(kept),
    });
    this.setData({ busy: '' });
    settleCommand(kept, answer);
    if (!answer.ok) explain(answer);
    await this.refresh();
  },
});

function rowOf(line: PendingLine): Row {
  const { entry, overlap, name, byName, title, day, teamName, ...about } = line;
  const { shiftId, teamId, residentId } = about;
  const { entryId } = entry;
  return {
    key: `${shiftId}:${residentId}:${entryId}`,
    name: name || COMMON.gone,
    shift: `${dayWithWeekday(day)} ${title} · ${teamName}`,
    words: entryWords(entry),
    overlap: overlap
      ? overlapWords(overlap.title, dayWithWeekday(dayOf(overlap.from)), spanWords(overlap))
      : '',
    noted: entry.sort === 'measured' ? '' : notedBy(byName || COMMON.gone),
    about: { shiftId, teamId, residentId, entryId },
  };
}

function withdrawnRow(line: WithdrawnLine) {
  const { shiftId, title, day, teamName } = line;
  const shift = `${dayWithWeekday(day)} ${title} · ${teamName}`;
  return { shiftId, shift, words: recalledWords(line) };
}
