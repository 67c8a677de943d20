import '../../errors';
import type {
  FigureMonths,
  OpenFigure,
  PastFigure,
} from '../../../../typings/contract/matter/figure';
import type { MatterLine } from '../../../../typings/contract/matter/matter';
import { callCloud } from '../../../cloud/call-cloud';
import { MATTERS_COUNTED, openTitle, pastTitle } from '../../../text/matter/figure';
import { definePage } from '../../../view/define-page';
import { go, pathTo } from '../../../view/go';
import { load } from '../../../view/load';
import { noRows, showMore } from '../../../view/paged';

/** The matters behind a figure. */
definePage({
  data: {
    words: MATTERS_COUNTED,
    communityId: '',
    open: null as OpenFigure | null,
    past: null as PastFigure | null,
    title: '',
    ...noRows<MatterLine>(),
  },

  onLoad({ communityId = '', what = 'raised', months = '', key = '', campaignId = '', name = '' }) {
    const open = months === '' ? openFigure(what, key) : null;
    const past = months === '' ? null : pastFigure(what, months, key, campaignId);
    const title = name || (open ? openTitle(open) : past ? pastTitle(past) : '');
    this.setData({ communityId, open, past, title });
  },

  async onShow() {
    await this.refresh();
  },

  async refresh() {
    const { communityId, open, past } = this.data;
    await load(this, {
      ask: () => callCloud('matter', 'listCounted', { communityId, open, past }),
      show: ({ matters, next }) => this.setData({ rows: matters, next }),
    });
  },

  async more() {
    const { communityId, open, past } = this.data;
    await showMore(this, {
      ask: (after) => callCloud('matter', 'listCounted', { communityId, open, past, after }),
      rows: ({ matters }) => matters,
    });
  },

  openMatter(event: WechatMiniprogram.CustomEvent<{ matterId: string }>) {
    go(pathTo.matter(this.data.communityId, event.detail.matterId));
  },
});

function openFigure(what: string, key: string): OpenFigure {
  if (what === 'state') return { what, state: key as MatterLine['state'] };
  if (what === 'topic') return { what, topicId: key };
  if (what === 'area') return { what, areaId: key };
  return { what: what === 'week' || what === 'late' ? what : 'open' };
}

function pastFigure(what: string, months: string, key: string, campaignId: string): PastFigure {
  return {
    what: what as PastFigure['what'],
    months: Number(months) as FigureMonths,
    ...(key === '' ? {} : { topicId: key }),
    ...(campaignId === '' ? {} : { campaignId }),
  };
}
