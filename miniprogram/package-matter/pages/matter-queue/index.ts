import '../../errors';
import type { MatterLine } from '../../../../typings/contract/matter/matter';
import { callCloud } from '../../../cloud/call-cloud';
import { memberships } from '../../../store/session';
import { MATTER_QUEUE, QUEUE_TABS } from '../../../text/matter/list';
import { holdsOne } from '../../../text/role/role';
import { definePage } from '../../../view/define-page';
import { go, pathTo } from '../../../view/go';
import { load } from '../../../view/load';
import { noRows, showMore } from '../../../view/paged';

type What = (typeof QUEUE_TABS)[number]['what'];

/** What waits for an officer: to be looked at, to be done, and overdue. */
definePage({
  data: {
    words: MATTER_QUEUE,
    communityId: '',
    tabs: QUEUE_TABS,
    what: 'triage' as What,
    tab: QUEUE_TABS[0] as (typeof QUEUE_TABS)[number],
    takesOrders: false,
    ...noRows<MatterLine>(),
  },

  onLoad({ communityId = '' }) {
    this.setData({ communityId });
  },

  async onShow() {
    await this.refresh();
    const known = await memberships();
    const own = known.ok
      ? known.data.find(({ communityId }) => communityId === this.data.communityId)
      : undefined;
    this.setData({ takesOrders: holdsOne(own?.roles ?? [], ['secretary', 'committee-member']) });
  },

  async refresh() {
    const { communityId, what } = this.data;
    await load(this, {
      ask: () => callCloud('matter', 'listQueue', { communityId, what }),
      show: ({ matters, next }) => this.setData({ rows: matters, next }),
    });
  },

  async more() {
    const { communityId, what } = this.data;
    await showMore(this, {
      ask: (after) => callCloud('matter', 'listQueue', { communityId, what, after }),
      rows: ({ matters }) => matters,
    });
  },

  choose(event: WechatMiniprogram.CustomEvent<{ key: What }>) {
    const { key: what } = event.detail;
    const tab = QUEUE_TABS.find((one) => one.what === what) ?? QUEUE_TABS[0];
    this.setData({ what, tab, phase: 'loading', rows: [], next: null });
    void this.refresh();
  },

  open(event: WechatMiniprogram.CustomEvent<{ matterId: string }>) {
    go(pathTo.matter(this.data.communityId, event.detail.matterId));
  },

  openOrders() {
    go(pathTo.matterOrders(this.data.communityId));
  },

  openWalk() {
    go(pathTo.walk(this.data.communityId));
  },

  openDiary() {
    go(pathTo.diary(this.data.communityId));
  },
});
