import '../../errors';
import type { MatterLine } from '../../../../typings/contract/matter/matter';
import { callCloud } from '../../../cloud/call-cloud';
import { definePage } from '../../../view/define-page';
import { go, pathTo } from '../../../view/go';
import { load } from '../../../view/load';
import { noRows, showMore } from '../../../view/paged';

const TABS = [
  {
    which: 'open',
    name: '在办的',
    empty: '现在没有在办的事',
    hint: '有事就提，办到哪一步大家都看得到。',
  },
  {
    which: 'raised',
    name: '我提的',
    empty: '您还没有提过',
    hint: '路灯不亮、楼道堆物、停车难，都可以提。',
  },
  {
    which: 'joined',
    name: '我也是',
    empty: '还没有',
    hint: '看到邻居提的事您也有，点「我也是」，不用再提一遍。',
  },
  { which: 'ended', name: '办结的', empty: '还没有办结的', hint: '办结的、没有受理的，都在这里。' },
] as const;
type Which = (typeof TABS)[number]['which'];

/** What neighbours have raised, and where it stands. */
definePage({
  data: {
    communityId: '',
    tabs: TABS,
    which: 'open' as Which,
    tab: TABS[0] as (typeof TABS)[number],
    ...noRows<MatterLine>(),
  },

  onLoad({ communityId = '', which = 'open' }) {
    const tab = TABS.find((one) => one.which === which) ?? TABS[0];
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

  choose(event: WechatMiniprogram.TouchEvent) {
    const { which } = event.currentTarget.dataset as { which: Which };
    const tab = TABS.find((one) => one.which === which) ?? TABS[0];
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
