import '../../errors';
import type {
  FigureKey,
  FigureMonths,
  PromiseView,
} from '../../../../typings/contract/matter/figure';
import { callCloud } from '../../../cloud/call-cloud';
import { ratedByThird, visitedWords } from '../../../text/matter/draw';
import {
  countedWords,
  MONTH_CHOICES,
  otherRows,
  PROMISES,
  type PromiseRow,
  promiseRows,
  promisesHeading,
  ratedWords,
  unwordedWords,
} from '../../../text/matter/figure';
import { definePage } from '../../../view/define-page';
import { go, pathTo } from '../../../view/go';
import { load } from '../../../view/load';
import type { BarRow } from '../../components/bar-list/index';

/** What was promised and what was kept: n of d, no names, and every number opens the matters behind it. */
definePage({
  data: {
    words: PROMISES,
    communityId: '',
    choices: MONTH_CHOICES,
    months: 12 as FigureMonths,
    raised: 0,
    heading: '',
    unworded: '',
    rows: [] as PromiseRow[],
    others: [] as BarRow[],
    topics: [] as BarRow[],
    rated: '',
    visited: '',
    third: '',
    counted: '',
  },

  onLoad({ communityId = '' }) {
    this.setData({ communityId });
  },

  async onShow() {
    await this.refresh();
  },

  async refresh() {
    const { communityId, months } = this.data;
    await load(this, {
      keep: `matter-promises:${communityId}:${months}`,
      ask: () => callCloud('matter', 'showPromises', { communityId, months }),
      show: (view) => this.setData(looksOf(view)),
    });
  },

  choose(event: WechatMiniprogram.CustomEvent<{ key: FigureMonths }>) {
    const { key: months } = event.detail;
    this.setData({ months, phase: 'loading' });
    void this.refresh();
  },

  open(event: WechatMiniprogram.TouchEvent) {
    const { what } = event.currentTarget.dataset as { what: FigureKey };
    this.behind(what);
  },

  openOther(event: WechatMiniprogram.CustomEvent<{ key: string }>) {
    this.behind(event.detail.key as FigureKey);
  },

  openTopic(event: WechatMiniprogram.CustomEvent<{ key: string }>) {
    const { communityId, months, topics } = this.data;
    const topicId = event.detail.key;
    const name = topics.find(({ key }) => key === topicId)?.label ?? '';
    go(pathTo.mattersPast(communityId, { what: 'raised', months, topicId }, name));
  },

  openCampaigns() {
    go(pathTo.campaigns(this.data.communityId));
  },

  openDraws() {
    go(pathTo.matterDraws(this.data.communityId));
  },

  behind(what: FigureKey) {
    const { communityId, months } = this.data;
    go(pathTo.mattersPast(communityId, { what, months }, ''));
  },
});

function looksOf({ all, topics, ratings, visits, countedAt }: PromiseView) {
  return {
    raised: all.raised,
    heading: promisesHeading(all.raised),
    unworded: unwordedWords(all.unworded),
    rows: promiseRows(all),
    others: otherRows(all),
    topics: topics.map(({ topicId, title, raised }) => ({
      key: topicId,
      label: title || PROMISES.otherTopic,
      count: raised,
    })),
    rated: ratedWords(ratings),
    visited: visits ? visitedWords(visits.figures) : '',
    third: visits ? ratedByThird(visits.rates) : '',
    counted: countedAt === null ? '' : countedWords(countedAt),
  };
}
