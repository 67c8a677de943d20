import '../../errors';
import { callCloud } from '../../../cloud/call-cloud';
import { MEDIATION_COUNTS, type QuarterWords, quarterWords } from '../../../text/matter/mediation';
import { definePage } from '../../../view/define-page';
import { load } from '../../../view/load';

/** What became of mediations in the last four quarters: counts of five and more, and nothing of one alone. */
definePage({
  data: {
    words: MEDIATION_COUNTS,
    communityId: '',
    quarters: [] as QuarterWords[],
  },

  onLoad({ communityId = '' }) {
    this.setData({ communityId });
    void this.refresh();
  },

  async refresh() {
    const { communityId } = this.data;
    await load(this, {
      ask: () => callCloud('matter', 'countMediations', { communityId }),
      show: ({ quarters }) => this.setData({ quarters: quarters.map(quarterWords) }),
    });
  },
});
