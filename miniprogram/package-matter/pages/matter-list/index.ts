import '../../errors';
import type { MatterLine } from '../../../../typings/contract/matter/matter';
import { callCloud } from '../../../cloud/call-cloud';
import { MATTER_LIST, MATTER_TABS } from '../../../text/matter/list';
import { definePage } from '../../../view/define-page';
import { go, pathTo } from '../../../view/go';
import { load } from '../../../view/load';
import { noRows, showMore } from '../../../view/paged';

type Which = (typeof MATTER_TABS)[number]['which'];

/** What neighbours have raised, and where it stands. */
definePage({
  data: {
    words: MATTER_LIST,
    communityId: '',
    tabs: MATTER_TABS,
    which: 'open' as Which,
    tab: MATTER_TABS[0] as (typeof MATTER_TABS)[number],
    ...noRows<MatterLine>(),
  },

  onLoad({ communityId = '', which = 'open' }) {
    const tab = MATTER_TABS.find((one) => one.which === which) ?? MATTER_TABS[0];
    this.setData({ communityId, which: tab.which, tab });
  },

  async onShow() {
    await this.refresh();
  },

  async refresh() {
    const { communityId, which } = this.data;
    await load(this, {
      keep: `matters:${communityId}:${which}`,
      ask: () => callCloud('matter', 'listMatters', { communityId, which }),
      show: ({ matters, next }) => this.setData({ rows: matters, next }),
    });
  },

  async more() {
    const { communityId, which } = this.data;
    await showMore(this, {
      ask: (after) => callCloud('matter', 'listMatters', { communityId, which, after }),
      rows: ({ matters }) => matters,
    });
  },

  choose(event: WechatMiniprogram.CustomEvent<{ key: Which }>) {
    const { key: which } = event.detail;
    const tab = MATTER_TABS.find((one) => one.which === which) ?? MATTER_TABS[0];
    this.setData({ which, tab, phase: 'loading', rows: [], next: null });
    void this.refresh();
  },

  open(event: WechatMiniprogram.CustomEvent<{ matterId: string }>) {
    go(pathTo.matter(this.data.communityId, event.detail.matterId));
  },

  openDuties() {
    go(pathTo.duties(this.data.communityId));
  },

  openMediations() {
    go(pathTo.mediations(this.data.communityId));
  },

  openPromises() {
    go(pathTo.matterPromises(this.data.communityId));
  },

  raise() {
    go(pathTo.matterRaise(this.data.communityId));
  },
});
