import type { HeldRole, Membership } from '../../../typings/contract/resident';
import { callCloud } from '../../cloud/call-cloud';
import { keptCommandId, settleCommand } from '../../store/command-id';
import { currentOf, memberships } from '../../store/session';
import { chooseTextSize, currentTextSize } from '../../store/text-size';
import { errorWords } from '../../text/error';
import { ADULT_WORDS } from '../../text/resident/adult';
import {
  AUDIT_READERS,
  holdsOne,
  OFFICERS,
  OVERSEERS,
  OWNER_CONFIRMERS,
  OWNER_OFFICERS,
  POINT_DECIDERS,
  POINT_WRITERS,
  REVIEWERS,
  roleWords,
  termWords,
} from '../../text/role/role';
import { definePage } from '../../view/define-page';
import { go, pathTo } from '../../view/go';
import { explain } from '../../view/load';

interface Entry {
  id: keyof typeof WAYS;
  icon: string;
  name: string;
  words: string;
}

const WAYS = {
  publish: pathTo.noticeEdit,
  receipts: pathTo.receipts,
  voting: pathTo.votingSettings,
  points: pathTo.claimQueue,
  rules: pathTo.pointRules,
  counter: pathTo.shopCounter,
  households: pathTo.households,
  roster: pathTo.rosterImport,
  estates: pathTo.estates,
  owners: pathTo.ownerClaims,
  grids: pathTo.grids,
  requests: pathTo.requests,
  adults: pathTo.adults,
  posts: pathTo.posts,
  proposals: pathTo.proposals,
  reviews: pathTo.reviews,
  audit: pathTo.audit,
};

/** Who I am here, how large the type is, and the workbench of those who have one. */
definePage({
  data: {
    membership: null as Membership | null,
    roles: [] as { name: string; words: string }[],
    entries: [] as Entry[],
    stewards: [] as { name: string; words: string }[],
    large: false,
    adultWords: '',
    busy: false,
  },

  async onShow() {
    this.setData({ large: currentTextSize() === 'large' });
    await this.refresh(false);
  },

  async onPullDownRefresh() {
    await this.refresh(true);
    wx.stopPullDownRefresh();
  },

  async refresh(fresh: boolean) {
    const answer = await memberships(fresh);
    if (!answer.ok) {
      this.setData({ phase: 'failed', failure: errorWords(answer), failureCode: answer.code });
      return;
    }
    const membership = currentOf(answer.data);
    // Asked before anything is shown: what comes late would move what a finger is about to touch.
    const stewards = await stewardsOf(membership);
    const roles = membership?.roles ?? [];
    this.setData({
      phase: 'ready',
      membership,
      adultWords: ADULT_WORDS[membership?.adult ?? 'none'],
      roles: roles.map((held) => ({
        name: roleWords(held.role),
        words: [held.placeLabel, termWords(held)].filter(Boolean).join(' · '),
      })),
      entries: workbenchOf(roles),
      ...(stewards ? { stewards } : {}),
    });
  },

  retry() {
    this.setData({ phase: 'loading' });
    void this.refresh(true);
  },

  switchTextSize() {
    const large = !this.data.large;
    chooseTextSize(large ? 'large' : 'normal');
    this.setData({ large, pageClass: large ? 'page page--large' : 'page' });
  },

  join() {
    go(pathTo.join());
  },

  openEntry(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: Entry['id'] };
    const { membership } = this.data;
    if (membership) go(WAYS[id](membership.communityId));
  },

  openHousehold(event: WechatMiniprogram.TouchEvent) {
    const { membership } = this.data;
    const { id } = event.currentTarget.dataset as { id: string };
    if (membership) go(pathTo.myHousehold(membership.communityId, id));
  },

  openPoints(event: WechatMiniprogram.TouchEvent) {
    const { membership } = this.data;
    const { id } = event.currentTarget.dataset as { id: string };
    if (membership) go(pathTo.pointAccount(membership.communityId, id));
  },

  ask() {
    go(pathTo.ask());
  },

  openMyData() {
    const { membership } = this.data;
    if (membership) go(pathTo.myData(membership.communityId));
  },

  /** Says that one is 18, or takes it back. */
  async sayAdult() {
    const { membership, busy } = this.data;
    if (busy || !membership) return;
    const isSaid = membership.adult === 'stated' || membership.adult === 'confirmed';
    const { confirm } = await wx.showModal({
      title: isSaid ? '您说过年满 18 周岁' : '您年满 18 周岁了吗？',
      content: isSaid
        ? '说错了可以收回。收回以后，您不在成年居民的投票名册上。'
        : '成年居民才有投票权。只记下“年满 18 周岁”，不记生日；楼栋长会核对一次。',
      confirmText: isSaid ? '收回' : '年满 18 了',
      cancelText: isSaid ? '不改' : '还没有',
    });
    if (!confirm) return;
    this.setData({ busy: true });
    const key = `adult:${membership.communityId}:${!isSaid}`;
    const answer = await callCloud('resident', 'stateAdult', {
      communityId: membership.communityId,
      adult: !isSaid,
      commandId: keptCommandId(key),
    });
    settleCommand(key, answer);
    this.setData({ busy: false });
    if (!answer.ok) return explain(answer);
    await this.refresh(true);
  },

  openPrivacy() {
    if (wx.canIUse('openPrivacyContract')) void wx.openPrivacyContract({});
  },
});

/** Who looks after my doors; without an answer the rest of the page stands. */
async function stewardsOf(
  membership: Membership | null,
): Promise<{ name: string; words: string }[] | null> {
  if (!membership || membership.households.length === 0) return [];
  const answer = await callCloud('role', 'listStewards', { communityId: membership.communityId });
  if (!answer.ok) return null;
  return answer.data.stewards.slice(0, 8).map(({ name, role, placeLabel }) => ({
    name,
    words: `${placeLabel} ${roleWords(role)}`,
  }));
}

function workbenchOf(roles: readonly HeldRole[]): Entry[] {
  const isOfficer = holdsOne(roles, OFFICERS);
  const isSecretary = holdsOne(roles, ['secretary']);
  const entries: (Entry | false)[] = [
    isOfficer && { id: 'publish', icon: 'notification', name: '发通知', words: '发到您负责的楼栋' },
    isOfficer && { id: 'receipts', icon: 'chart-bar', name: '回执', words: '每栋楼确认了几户' },
    isOfficer && { id: 'households', icon: 'root-list', name: '名册', words: '找一户，发门牌码' },
    isOfficer && {
      id: 'requests',
      icon: 'user-add',
      name: '请求加入',
      words: '没有门牌码的邻居，请您确认',
    },
    isOfficer && {
      id: 'adults',
      icon: 'user-checked',
      name: '核对年满 18 周岁',
      words: '成年居民的投票名册，一栋楼一次核对',
    },
    isSecretary && {
      id: 'roster',
      icon: 'file-import',
      name: '名册表格',
      words: '导入、导出 Excel',
    },
    holdsOne(roles, OWNER_CONFIRMERS) && {
      id: 'owners',
      icon: 'user-checked',
      name: '核对业主本人',
      words: '谁申请了用手机替房子投票',
    },
    holdsOne(roles, OWNER_OFFICERS) && {
      id: 'estates',
      icon: 'home',
      name: '小区和业主',
      words: '总面积对不对，谁是同一位业主',
    },
    holdsOne(roles, ['secretary', 'grid-officer']) && {
      id: 'grids',
      icon: 'grid-view',
      name: '微网格',
      words: '10 到 15 户一格',
    },
    holdsOne(roles, OVERSEERS) && {
      id: 'posts',
      icon: 'usergroup',
      name: '职务',
      words: isSecretary ? '谁在任，哪里空着，请人担任' : '谁在任，哪里空着',
    },
    holdsOne(roles, REVIEWERS) && {
      id: 'proposals',
      icon: 'user-checked',
      name: '任职提议',
      words: '要两个人商定的任职',
    },
    holdsOne(roles, REVIEWERS) && {
      id: 'reviews',
      icon: 'browse',
      name: '待审内容',
      words: '要人看过才能发出去的',
    },
    holdsOne(roles, POINT_DECIDERS) && {
      id: 'points',
      icon: 'check-circle',
      name: '积分审核',
      words: '新报的、申诉的，请您来定',
    },
    holdsOne(roles, ['secretary', 'committee-member']) && {
      id: 'counter',
      icon: 'shop',
      name: '超市柜台',
      words: '交货、进货、盘点',
    },
    holdsOne(roles, POINT_WRITERS) && {
      id: 'rules',
      icon: 'file',
      name: '积分规则',
      words: '什么事加几分、扣几分',
    },
    isSecretary && {
      id: 'voting',
      icon: 'setting',
      name: '表决设置',
      words: '公示几天，能不能委托',
    },
    holdsOne(roles, AUDIT_READERS) && {
      id: 'audit',
      icon: 'history',
      name: '操作记录',
      words: '谁在什么时候做了什么',
    },
  ];
  return entries.filter((entry) => entry !== false);
}
