import type { MatterBoard, OpenFigure } from '../../../../typings/contract/matter/figure';
import type { MatterState } from '../../../../typings/contract/matter/matter';
import { callCloud } from '../../../cloud/call-cloud';
import { fullWords } from '../../../text/date';
import { stateWords } from '../../../text/matter/state';
import { definePage } from '../../../view/define-page';
import { go, pathTo } from '../../../view/go';
import { load } from '../../../view/load';
import type { BarRow } from '../../components/bar-list/index';

/** What is open in the whole community, for those who look after it; every number opens what it counts. */
definePage({
  data: {
    communityId: '',
    board: null as MatterBoard | null,
    states: [] as BarRow[],
    topics: [] as BarRow[],
    areas: [] as BarRow[],
    counted: '',
  },

  onLoad({ communityId = '' }) {
    this.setData({ communityId });
  },

  async onShow() {
    await this.refresh();
  },

  async refresh() {
    const { communityId } = this.data;
    await load(this, {
      keep: `matter-board:${communityId}`,
      ask: () => callCloud('matter', 'showBoard', { communityId }),
      show: (board) => this.setData({ board, ...looksOf(board) }),
    });
  },

  openDue(event: WechatMiniprogram.TouchEvent) {
    const { what } = event.currentTarget.dataset as { what: 'open' | 'week' | 'late' };
    this.behind({ what });
  },

  openState(event: WechatMiniprogram.CustomEvent<{ key: string }>) {
    this.behind({ what: 'state', state: event.detail.key as MatterState });
  },

  openTopic(event: WechatMiniprogram.CustomEvent<{ key: string }>) {
    this.behind({ what: 'topic', topicId: event.detail.key });
  },

  openArea(event: WechatMiniprogram.CustomEvent<{ key: string }>) {
    this.behind({ what: 'area', areaId: event.detail.key });
  },

  behind(figure: OpenFigure) {
    go(pathTo.mattersOpen(this.data.communityId, figure, this.nameOf(figure)));
  },

  /** The words of the bar that was tapped. */
  nameOf(figure: OpenFigure): string {
    const { topics, areas } = this.data;
    if (figure.what === 'topic')
      return topics.find(({ key }) => key === figure.topicId)?.label ?? '';
    if (figure.what === 'area') return areas.find(({ key }) => key === figure.areaId)?.label ?? '';
    return '';
  },

  openMediations() {
    go(pathTo.mediationCounts(this.data.communityId));
  },

  openVisits() {
    go(pathTo.visitCounts(this.data.communityId));
  },

  openPromises() {
    go(pathTo.matterPromises(this.data.communityId));
  },
});

function looksOf({ states, topics, areas, countedAt }: MatterBoard) {
  return {
    states: states.map(({ state, count }) => ({ key: state, label: stateWords(state), count })),
    topics: topics.map(({ topicId, title, count }) => ({
      key: topicId,
      label: title || '其他',
      count,
    })),
    areas: areas.map(({ areaId, label, count }) => ({
      key: areaId,
      label: label || '全社区',
      count,
    })),
    counted: countedAt === null ? '' : `数到${fullWords(countedAt)}，每几分钟数一次`,
  };
}
