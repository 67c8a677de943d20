import '../../errors';
import type { MatterLine } from '../../../../typings/contract/matter/matter';
import { callCloud } from '../../../cloud/call-cloud';
import { memberships } from '../../../store/session';
import { holdsOne } from '../../../text/role/role';
import { definePage } from '../../../view/define-page';
import { go, pathTo } from '../../../view/go';
import { load } from '../../../view/load';
import { noRows, showMore } from '../../../view/paged';

const TABS = [
  {
    what: 'triage',
    name: '等研判',
    empty: '没有等研判的',
    hint: '居民提的新事项会排在这里，先到期的在前。',
  },
  {
    what: 'held',
    name: '我来办',
    empty: '没有在您手里的',
    hint: '交给您这个职务的事项，都在这里。',
  },
  {
    what: 'tasks',
    name: '任务',
    empty: '没有要您办的任务',
    hint: '事项里分给您这个职务的任务，办了写一句就了结。',
  },
  { what: 'late', name: '逾期的', empty: '没有逾期的', hint: '到期没答复的，会自己升到上一级。' },
] as const;
type What = (typeof TABS)[number]['what'];

/** What waits for an officer: to be looked at, to be done, and overdue. */
definePage({
  data: {
    communityId: '',
    tabs: TABS,
    what: 'triage' as What,
    tab: TABS[0] as (typeof TABS)[number],
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

  choose(event: WechatMiniprogram.TouchEvent) {
    const { what } = event.currentTarget.dataset as { what: What };
    const tab = TABS.find((one) => one.what === what) ?? TABS[0];
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
