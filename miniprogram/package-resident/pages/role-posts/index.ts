import '../../errors';
import type { Holder, Posts } from '../../../../typings/contract/role';
import { addDays, dayOf } from '../../../calendar';
import { callCloud } from '../../../cloud/call-cloud';
import { keptCommandId, settleCommand } from '../../../store/command-id';
import { memberships } from '../../../store/session';
import { dayWords } from '../../../text/date';
import { holdsOne, roleWords, takesTwo } from '../../../text/role/role';
import { definePage } from '../../../view/define-page';
import { go, pathTo } from '../../../view/go';
import { explain, load } from '../../../view/load';

const SOON_DAYS = 30;
const FIRST = 5;

interface PostRow extends Posts {
  name: string;
  unit: string;
  shown: Posts['vacant'];
  more: number;
}

interface HolderRow extends Holder {
  id: string;
  words: string;
  soon: string;
}

/** Who holds what, what is vacant; the secretary asks people into office and ends terms. */
definePage({
  data: {
    communityId: '',
    posts: [] as PostRow[],
    groups: [] as { role: string; name: string; holders: HolderRow[] }[],
    mayGrant: false,
    openId: '',
    busy: false,
  },

  onLoad(query) {
    this.setData({ communityId: query.communityId ?? '' });
  },

  async onShow() {
    await this.refresh();
  },

  async refresh() {
    const { communityId } = this.data;
    const own = await memberships();
    const membership = own.ok ? own.data.find((one) => one.communityId === communityId) : undefined;
    this.setData({ mayGrant: holdsOne(membership?.roles ?? [], ['secretary']) });
    await load(this, {
      keep: `posts:${communityId}`,
      ask: () => callCloud('role', 'listPosts', { communityId }),
      show: ({ posts, holders }) =>
        this.setData({
          posts: posts.filter(({ total }) => total > 0).map(postRow),
          groups: grouped(holders),
        }),
    });
  },

  showAll(event: WechatMiniprogram.TouchEvent) {
    const { role } = event.currentTarget.dataset as { role: string };
    this.setData({
      posts: this.data.posts.map((post) =>
        post.role === role ? { ...post, shown: post.vacant, more: 0 } : post,
      ),
    });
  },

  fill(event: WechatMiniprogram.TouchEvent) {
    const { role, place } = event.currentTarget.dataset as { role: string; place: string };
    if (this.data.mayGrant) go(pathTo.grantRole(this.data.communityId, role, place));
  },

  grant() {
    go(pathTo.grantRole(this.data.communityId));
  },

  openChoices(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string };
    if (this.data.mayGrant) this.setData({ openId: id === this.data.openId ? '' : id });
  },

  async end(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string };
    const { communityId, busy, groups } = this.data;
    const held = groups.flatMap(({ holders }) => holders).find((one) => one.id === id);
    if (busy || !held) return;
    const { confirm } = await wx.showModal({
      title: `结束 ${held.name} 的职务？`,
      content: takesTwo('end', held.role)
        ? `结束${roleWords(held.role)}的职务，要另一位书记或党支部成员同意后才生效。`
        : `今天起不再担任 ${held.placeLabel} ${roleWords(held.role)}。以后可以再请他担任。`,
      confirmText: '结束',
      cancelText: '先不',
    });
    if (!confirm) return;
    this.setData({ busy: true });
    const key = `role-end:${id}`;
    const { residentId, role, placeId, from } = held;
    const answer = await callCloud('role', 'endRole', {
      communityId,
      residentId,
      role,
      placeId,
      from,
      commandId: keptCommandId(key),
    });
    this.setData({ busy: false });
    settleCommand(key, answer);
    if (!answer.ok) return explain(answer);
    void wx.showToast({ title: answer.data.state === 'ended' ? '已结束' : '已提议' });
    await this.refresh();
  },
});

function postRow(post: Posts): PostRow {
  return {
    ...post,
    name: roleWords(post.role),
    unit: post.role === 'building-steward' ? '栋' : '个单元',
    shown: post.vacant.slice(0, FIRST),
    more: Math.max(0, post.vacant.length - FIRST),
  };
}

function grouped(
  holders: readonly Holder[],
): { role: string; name: string; holders: HolderRow[] }[] {
  const today = dayOf(Date.now());
  const soon = addDays(today, SOON_DAYS);
  const roles = [...new Set(holders.map(({ role }) => role))];
  return roles.map((role) => ({
    role,
    name: roleWords(role),
    holders: holders
      .filter((one) => one.role === role)
      .map((one) => ({
        ...one,
        id: `${one.residentId} ${one.role} ${one.placeId} ${one.from}`,
        words: [one.placeLabel, termOf(one, today)].filter(Boolean).join(' · '),
        soon: one.until !== null && one.until <= soon ? '快到期' : '',
      })),
  }));
}

function termOf({ from, until }: Holder, today: string): string {
  if (from > today) return `${dayWords(from)}起`;
  return until === null ? '' : `到 ${dayWords(until)}`;
}
