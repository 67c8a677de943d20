import type { NoticeKind, NoticeState, ReportReason } from '../../../typings/contract/notice';

export const KINDS: Record<NoticeKind, string> = {
  general: '通知',
  outage: '停水停电',
  repair: '检修',
  health: '体检',
  payment: '缴费',
  flood: '防汛',
  affairs: '居务公开',
};

export const NOTICE_ICONS: Record<NoticeKind, string> = {
  general: 'notification',
  outage: 'lightbulb',
  repair: 'tools',
  health: 'heart',
  payment: 'wallet',
  flood: 'rain-medium',
  affairs: 'file',
};

export const STATES: Record<NoticeState, string> = {
  scheduled: '到时间自动发布',
  published: '已发布',
  held: '等人看过再发',
  rejected: '没有通过',
  cancelled: '没发就撤下了',
  withdrawn: '已撤下',
};

export const REPORTS: Record<ReportReason, string> = {
  untrue: '不属实',
  private: '说了别人的隐私',
  rude: '骂人或者看不起人',
  advert: '广告或者骗人的',
  other: '别的',
};
