import type { NoticeKind, NoticeState } from '../../typings/contract/notice';

export const KINDS: Record<NoticeKind, string> = {
  general: '通知',
  outage: '停水停电',
  repair: '检修',
  health: '体检',
  payment: '缴费',
  flood: '防汛',
  affairs: '居务公开',
};

export const STATES: Record<NoticeState, string> = {
  published: '已发布',
  held: '等人看过再发',
  rejected: '没有放行',
};
