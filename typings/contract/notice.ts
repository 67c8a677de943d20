import type { Action } from './envelope';
import type { PlaceId, Role } from './resident';

export type NoticeKind =
  | 'general' // 通知
  | 'outage' // 停水停电
  | 'repair' // 检修
  | 'health' // 体检
  | 'payment' // 缴费
  | 'flood' // 防汛
  | 'affairs'; // 居务公开

/** held: waits for a person to look at it, nobody else sees it */
export type NoticeState = 'published' | 'held' | 'rejected';

export interface NoticeAuthor {
  name: string;
  role: Role;
  placeLabel: string;
}

export interface NoticeLine {
  noticeId: string;
  kind: NoticeKind;
  title: string;
  publishedAt: number;
  mustConfirm: boolean;
  /** UTC milliseconds, or null */
  confirmUntil: number | null;
  /** when the caller confirmed, or null */
  confirmedAt: number | null;
  /** the notice asks the caller (one of the caller's households is addressed) */
  addressed: boolean;
  state: NoticeState;
}

export interface NoticePicture {
  fileId: string;
  /** only passed pictures carry a fileId for readers; others are counted, not shown */
}

export interface NoticeDetail extends NoticeLine {
  body: string;
  author: NoticeAuthor;
  audience: { placeId: PlaceId; label: string }[];
  pictures: NoticePicture[];
  /** pictures still being checked */
  picturesWaiting: number;
  /** the caller may see the turnout */
  maySeeTurnout: boolean;
}

export interface NoticePage {
  notices: NoticeLine[];
  next: string | null;
}

export interface PublishInput {
  communityId: string;
  kind: NoticeKind;
  /** 1–40 characters */
  title: string;
  /** 1–2000 characters */
  body: string;
  /** 1–50 places, each within the publisher's own */
  audience: PlaceId[];
  mustConfirm: boolean;
  /** last day to confirm, YYYY-MM-DD; only with mustConfirm */
  confirmUntil: string | null;
  /** at most 6 uploaded files */
  pictures: string[];
  commandId: string;
}

export interface TurnoutLine {
  placeId: PlaceId;
  /** 一期 3栋 */
  label: string;
  /** households that confirmed */
  confirmed: number;
  /** households addressed */
  households: number;
}

export interface Turnout {
  noticeId: string;
  title: string;
  confirmUntil: number | null;
  confirmed: number;
  households: number;
  /** one line a building that the caller looks after */
  buildings: TurnoutLine[];
}

export interface NoticeActions {
  list: Action<{ communityId: string; after?: string }, NoticePage>;
  detail: Action<{ communityId: string; noticeId: string }, NoticeDetail>;
  publish: Action<PublishInput, { noticeId: string; state: NoticeState; households: number }>;
  confirm: Action<
    { communityId: string; noticeId: string; commandId: string },
    { confirmedAt: number }
  >;
  turnout: Action<{ communityId: string; noticeId: string }, Turnout>;
}
