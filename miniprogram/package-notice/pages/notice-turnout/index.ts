import type { Turnout, TurnoutLine } from '../../../../typings/contract/notice';
import { countTurnout } from '../../../api/notice';
import { untilWords } from '../../../text/date';
import { definePage } from '../../../view/define-page';
import { load } from '../../../view/load';

/** How far the confirmation of a notice has come, the building that needs most help first. */
definePage({
  data: {
    communityId: '',
    noticeId: '',
    turnout: null as Turnout | null,
    buildings: [] as TurnoutLine[],
    until: '',
  },

  onLoad(query) {
    this.setData({ communityId: query.communityId ?? '', noticeId: query.noticeId ?? '' });
  },

  async onShow() {
    await this.refresh();
  },

  async onPullDownRefresh() {
    await this.refresh();
    wx.stopPullDownRefresh();
  },

  async refresh() {
    const { communityId, noticeId } = this.data;
    await load(this, {
      keep: `turnout:${noticeId}`,
      ask: () => countTurnout({ communityId, noticeId }),
      show: (turnout) => {
        const { confirmUntil } = turnout;
        this.setData({
          turnout,
          buildings: lowestFirst(turnout.buildings),
          until: confirmUntil === null ? '' : untilWords(confirmUntil, Date.now()).words,
        });
      },
    });
  },

  retry() {
    this.setData({ phase: 'loading' });
    void this.refresh();
  },
});

function lowestFirst(lines: readonly TurnoutLine[]): TurnoutLine[] {
  const rate = ({ confirmed, households }: TurnoutLine) =>
    households === 0 ? 1 : confirmed / households;
  return [...lines].sort((one, two) => rate(one) - rate(two));
}
