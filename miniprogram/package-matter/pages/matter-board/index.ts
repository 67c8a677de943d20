import '../../errors';
import type { MatterBoard, OpenFigure } from '../../../../typings/contract/matter/figure';
import type { MatterState } from '../../../../typings/contract/matter/matter';
import { addMonths, dayOf } from '../../../calendar';
import { callCloud } from '../../../cloud/call-cloud';
import { keptCommandId, settleCommand } from '../../../store/command-id';
import { boardCounted, boardHeading, MATTER_BOARD, monthWords } from '../../../text/matter/figure';
import { stateWords } from '../../../text/matter/state';
import { openMadeFile } from '../../../view/attachment';
import { chooseOne } from '../../../view/choose-one';
import { definePage } from '../../../view/define-page';
import { go, pathTo } from '../../../view/go';
import { explain, load } from '../../../view/load';
import type { BarRow } from '../../components/bar-list/index';

/** What is open in the whole community, for those who look after it; every number opens what it counts. */
definePage({
  data: {
    words: MATTER_BOARD,
    communityId: '',
    board: null as MatterBoard | null,
    states: [] as BarRow[],
    topics: [] as BarRow[],
    areas: [] as BarRow[],
    heading: '',
    counted: '',
    making: false,
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

  openCampaigns() {
    go(pathTo.campaigns(this.data.communityId));
  },

  openVisits() {
    go(pathTo.visitCounts(this.data.communityId));
  },

  openPromises() {
    go(pathTo.matterPromises(this.data.communityId));
  },

  /** A month in numbers, to print or as a table. */
  async makeReport() {
    const { communityId, making } = this.data;
    if (making) return;
    const first = `${dayOf(Date.now()).slice(0, 7)}-01`;
    const months = [0, 1, 2, 3, 4, 5].map((ago) => addMonths(first, -ago).slice(0, 7));
    const chosen = await chooseOne(months.map(monthWords));
    const month = chosen === null ? undefined : months[chosen];
    if (month === undefined) return;
    const kind = await chooseOne([MATTER_BOARD.printed, MATTER_BOARD.table]);
    if (kind === null) return;
    const form = kind === 0 ? 'docx' : 'xlsx';
    this.setData({ making: true });
    const key = `matter-report:${communityId}:${month}:${form}`;
    const made = await callCloud('filing', 'printReport', {
      communityId,
      month,
      form,
      commandId: keptCommandId(key),
    });
    settleCommand(key, made);
    this.setData({ making: false });
    if (!made.ok) return explain(made);
    await openMadeFile(made.data);
  },
});

function looksOf({ open, states, topics, areas, countedAt }: MatterBoard) {
  return {
    heading: boardHeading(open),
    states: states.map(({ state, count }) => ({ key: state, label: stateWords(state), count })),
    topics: topics.map(({ topicId, title, count }) => ({
      key: topicId,
      label: title || MATTER_BOARD.otherTopic,
      count,
    })),
    areas: areas.map(({ areaId, label, count }) => ({
      key: areaId,
      label: label || MATTER_BOARD.everywhere,
      count,
    })),
    counted: countedAt === null ? '' : boardCounted(countedAt),
  };
}
