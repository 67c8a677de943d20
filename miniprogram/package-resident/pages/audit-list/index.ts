import type { AuditLine } from '../../../../typings/contract/resident';
import { listAudit } from '../../../api/resident';
import { auditWords } from '../../../text/audit';
import { pastWords } from '../../../text/date';
import { errorWords } from '../../../text/error';
import { definePage } from '../../../view/define-page';
import { load } from '../../../view/load';

interface Row {
  auditId: string;
  what: string;
  who: string;
}

/** Who did what, newest first. */
definePage({
  data: {
    communityId: '',
    rows: [] as Row[],
    next: null as string | null,
    moreBusy: false,
    moreFailure: '',
  },

  onLoad(query) {
    this.setData({ communityId: query.communityId ?? '' });
    void this.refresh();
  },

  async onPullDownRefresh() {
    await this.refresh();
    wx.stopPullDownRefresh();
  },

  async refresh() {
    const { communityId } = this.data;
    await load(this, {
      ask: () => listAudit({ communityId }),
      show: ({ entries, next }) => this.setData({ rows: entries.map(rowOf), next }),
    });
  },

  retry() {
    this.setData({ phase: 'loading' });
    void this.refresh();
  },

  onReachBottom() {
    if (this.data.next) void this.more();
  },

  async more() {
    const { communityId, next, rows, moreBusy } = this.data;
    if (moreBusy || !next) return;
    this.setData({ moreBusy: true, moreFailure: '' });
    const answer = await listAudit({ communityId, after: next });
    if (answer.ok) {
      const { entries, next: later } = answer.data;
      this.setData({ rows: [...rows, ...entries.map(rowOf)], next: later });
    } else {
      this.setData({ moreFailure: errorWords(answer) });
    }
    this.setData({ moreBusy: false });
  },
});

function rowOf({ auditId, at, actorName, action, target }: AuditLine): Row {
  const what = [auditWords(action), target].filter(Boolean).join(' · ');
  return { auditId, what, who: `${actorName} · ${pastWords(at, Date.now())}` };
}
