import '../../errors';
import type { CampaignLine } from '../../../../typings/contract/matter/campaign';
import type { FigureKey } from '../../../../typings/contract/matter/figure';
import { callCloud } from '../../../cloud/call-cloud';
import {
  askedWords,
  CAMPAIGN_LIST,
  campaignDays,
  type FunnelRow,
  funnelRows,
} from '../../../text/matter/campaign';
import { definePage } from '../../../view/define-page';
import { go, pathTo } from '../../../view/go';
import { load } from '../../../view/load';

interface Row {
  campaignId: string;
  question: string;
  days: string;
  asked: string;
  running: boolean;
  funnel: FunnelRow[];
}
type Tapped = WechatMiniprogram.TouchEvent;

/** What was asked, and what became of what people said; every number opens the matters behind it. */
definePage({
  data: {
    words: CAMPAIGN_LIST,
    communityId: '',
    rows: [] as Row[],
    maySave: false,
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
      keep: `campaigns:${communityId}`,
      ask: () => callCloud('matter', 'listCampaigns', { communityId }),
      show: ({ campaigns, maySave }) => this.setData({ rows: campaigns.map(rowOf), maySave }),
    });
  },

  behind(event: Tapped) {
    const { id, what, words } = event.currentTarget.dataset as {
      id: string;
      what: FigureKey;
      words: string;
    };
    go(pathTo.mattersPast(this.data.communityId, { what, months: 12, campaignId: id }, words));
  },

  say(event: Tapped) {
    const { id, question } = event.currentTarget.dataset as { id: string; question: string };
    go(pathTo.matterAnswering(this.data.communityId, id, question));
  },

  edit(event: Tapped) {
    const { id } = event.currentTarget.dataset as { id: string };
    go(pathTo.campaignEdit(this.data.communityId, id));
  },

  add() {
    go(pathTo.campaignEdit(this.data.communityId, ''));
  },
});

function rowOf(line: CampaignLine): Row {
  const { campaignId, question, running } = line;
  const days = campaignDays(line);
  return { campaignId, question, days, asked: askedWords(line), running, funnel: funnelRows(line) };
}
