import '../../errors';
import type { AuditLine } from '../../../../typings/contract/resident';
import { callCloud } from '../../../cloud/call-cloud';
import { auditWords } from '../../../text/common/audit';
import { pastWords } from '../../../text/date';
import { AUDIT_LIST } from '../../../text/resident/officer';
import { definePage } from '../../../view/define-page';
import { load } from '../../../view/load';
import { noRows, showMore } from '../../../view/paged';

interface Row {
  auditId: string;
  what: string;
  who: string;
}

/** Who did what, newest first. */
definePage({
  data: {
    words: AUDIT_LIST,
    communityId: '',
    ...noRows<Row>(),
  },

  onLoad(query) {
    this.setData({ communityId: query.communityId ?? '' });
    void this.refresh();
  },

  async refresh() {
    const { communityId } = this.data;
    await load(this, {
      ask: () => callCloud('resident', 'listAudit', { communityId }),
      show: ({ entries, next }) => this.setData({ rows: entries.map(rowOf), next }),
    });
  },

  async more() {
    const { communityId } = this.data;
    await showMore(this, {
      ask: (after) => callCloud('resident', 'listAudit', { communityId, after }),
      rows: ({ entries }) => entries.map(rowOf),
    });
  },
});

function rowOf({ auditId, at, actorName, action, target }: AuditLine): Row {
  const what = [auditWords(action), target].filter(Boolean).join(' · ');
  return { auditId, what, who: [actorName, pastWords(at, Date.now())].filter(Boolean).join(' · ') };
}
