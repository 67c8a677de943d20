import '../../errors';
import type { MotionEvent } from '../../../../typings/contract/motion';
import { callCloud } from '../../../cloud/call-cloud';
import { eventWords, MOTION_EVENTS } from '../../../text/ballot/motion/events';
import { definePage } from '../../../view/define-page';
import { load } from '../../../view/load';
import { noRows, showMore } from '../../../view/paged';

type Row = ReturnType<typeof eventWords>;

/** What was done about a motion, the latest first: for everybody whom it concerns. */
definePage({
  data: {
    words: MOTION_EVENTS,
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

const rowOf = (one: MotionEvent): Row => eventWords(one, Date.now());
