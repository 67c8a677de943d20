import '../../errors';
import type { VisitCounts } from '../../../../typings/contract/matter/duty';
import { callCloud } from '../../../cloud/call-cloud';
import { kindCount, VISIT_COUNTS, visitedDoors } from '../../../text/matter/duty/visit';
import { definePage } from '../../../view/define-page';
import { load } from '../../../view/load';

/** How many doors were not visited for long, place by place: counts alone, in the order of the places. */
definePage({
  data: {
    words: VISIT_COUNTS,
    communityId: '',
    days: 0,
    places: [] as (VisitCounts['places'][number] & { words: string })[],
    kinds: [] as { kind: string; words: string }[],
  },

  onLoad({ communityId = '' }) {
    this.setData({ communityId });
    void this.refresh();
  },

  async refresh() {
    const { communityId } = this.data;
    await load(this, {
      ask: () => callCloud('matter', 'countVisits', { communityId }),
      show: ({ days, places, kinds }) =>
        this.setData({
          days,
          places: places.map((one) => ({
            ...one,
            words: visitedDoors(one, days),
          })),
          kinds: kinds
            .filter(({ count }) => count > 0)
            .map(({ kind, count }) => ({ kind, words: kindCount(kind, count) })),
        }),
    });
  },
});
