import type { BuildingTurnout, Turnout } from '../../../../typings/contract/motion';
import { countTurnout } from '../../../api/ballot';
import { areaWords, missingWords } from '../../../text/ballot';
import { definePage } from '../../../view/define-page';
import { go, pathTo } from '../../../view/go';
import { load } from '../../../view/load';

/** How many have taken part, the building that needs most help first; never what was chosen. */
definePage({
  data: {
    communityId: '',
    motionId: '',
    turnout: null as Turnout | null,
    buildings: [] as BuildingTurnout[],
    area: '',
    missing: '',
  },

  onLoad(query) {
    this.setData({ communityId: query.communityId ?? '', motionId: query.motionId ?? '' });
  },

  async onShow() {
    await this.refresh();
  },

  async onPullDownRefresh() {
    await this.refresh();
    wx.stopPullDownRefresh();
  },

  async refresh() {
    const { communityId, motionId } = this.data;
    await load(this, {
      keep: `motion-turnout:${motionId}`,
      ask: () => countTurnout({ communityId, motionId }),
      show: ({ turnout, buildings }) => {
        const { cast, eligible, missing } = turnout;
        this.setData({
          turnout,
          buildings: lowestFirst(buildings),
          area:
            eligible.area === undefined
              ? ''
              : `面积 ${areaWords(cast.area ?? 0)}，共 ${areaWords(eligible.area)}`,
          missing: missingWords(missing, eligible.area === undefined ? 'households' : 'owners'),
        });
      },
    });
  },

  retry() {
    this.setData({ phase: 'loading' });
    void this.refresh();
  },

  openBuilding(event: WechatMiniprogram.TouchEvent) {
    const { id, label } = event.currentTarget.dataset as { id: string; label: string };
    go(pathTo.voters(this.data.communityId, this.data.motionId, id, label));
  },
});

function lowestFirst(lines: readonly BuildingTurnout[]): BuildingTurnout[] {
  const rate = ({ cast, voters }: BuildingTurnout) => (voters === 0 ? 1 : cast / voters);
  return [...lines].sort((one, two) => rate(one) - rate(two));
}
