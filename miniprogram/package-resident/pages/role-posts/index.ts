import '../../errors';
import type { Holder, Posts } from '../../../../typings/contract/role';
import { addDays, dayOf } from '../../../calendar';
import { callCloud } from '../../../cloud/call-cloud';
import { keptCommandId, settleCommand } from '../../../store/command-id';
import { memberships } from '../../../store/session';
import {
  endTitle,
  endWords,
  holderWords,
  moreWords,
  unitOf,
  WORDS,
} from '../../../text/role/posts';
import { holdsOne, roleWords } from '../../../text/role/role';
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
  moreWords: string;
}

interface HolderRow extends Holder {
  id: string;
  words: string;
  soon: string;
}

/** Who holds what, what is vacant; the secretary asks people into office and ends terms. */
definePage({
  data: {
    words: WORDS,
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
      title: endTitle(held.name),
      content: endWords(held),
      confirmText: WORDS.endNow,
      cancelText: WORDS.notEnd,
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
    void wx.showToast({ title: answer.data.state === 'ended' ? WORDS.ended : WORDS.proposed });
    await this.refresh();
  },
});

function postRow(post: Posts): PostRow {
  const more = Math.max(0, post.vacant.length - FIRST);
  return {
    ...post,
    name: roleWords(post.role),
    unit: unitOf(post.role),
    shown: post.vacant.slice(0, FIRST),
    more,
    moreWords: moreWords(more),
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
        words: holderWords(one, today),
        soon: one.until !== null && one.until <= soon ? WORDS.soon : '',
      })),
  }));
}
