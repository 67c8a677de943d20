import '../../errors';
import type { MotionEvent } from '../../../../typings/contract/motion';
import { callCloud } from '../../../cloud/call-cloud';
import { auditWords } from '../../../text/audit';
import { pastWords } from '../../../text/date';
import { roleWords } from '../../../text/role/role';
import { definePage } from '../../../view/define-page';
import { load } from '../../../view/load';
import { noRows, showMore } from '../../../view/paged';

interface Row {
  what: string;
  who: string;
}

/** What was done about a motion, the latest first: for everybody whom it concerns. */
definePage({
  data: {
    communityId: '',
    motionId: '',
    ...noRows<Row>(),
  },

  onLoad(query) {
    this.setData({ communityId: query.communityId ?? '', motionId: query.motionId ?? '' });
    void this.refresh();
  },

  async refresh() {
    const { communityId, motionId } = this.data;
    await load(this, {
      ask: () => callCloud('ballot', 'listMotionEvents', { communityId, motionId }),
      show: ({ events, next }) => this.setData({ rows: events.map(rowOf), next }),
    });
  },

  async more() {
    const { communityId, motionId } = this.data;
    await showMore(this, {
      ask: (after) => callCloud('ballot', 'listMotionEvents', { communityId, motionId, after }),
      rows: ({ events }) => events.map(rowOf),
    });
  },
});

function rowOf({ at, action, office, times }: MotionEvent): Row {
  const who =
    { resident: '居民', timer: '到时间自动' }[office as string] ?? roleWords(office as never);
  const often = times > 1 ? `，${times} 次` : '';
  return { what: `${auditWords(action)}${often}`, who: `${who} · ${whenWords(at)}` };
}

/** Of what was done about voters only the day is told. */
function whenWords(at: number): string {
  return pastWords(at, Date.now()).replace(/ ?00:00$/, '');
}
