/** Ids of places are paths: `community.estate.building.stair`, a household adds one segment. */
export type PlaceId = string;
export type PlaceKind = 'community' | 'estate' | 'building' | 'stair';

export type Role =
  | 'secretary' // 社区书记
  | 'grid-officer' // 网格员
  | 'building-steward' // 楼栋长
  | 'stair-steward' // 楼道长
  | 'owners-committee' // 业委会
  | 'party-branch' // 党支部
  | 'elder-adviser' // 新乡贤
  | 'mediator' // 调解员
  | 'team-leader' // 队长
  | 'volunteer' // 志愿者
  | 'street-observer' // 街道观察员
  | 'committee-member' // 居委会（村委会）成员
  | 'representative' // 居民代表、村民代表
  | 'supervisor' // 居务监督委员会成员
  | 'outside-party' // 外单位经办人（物业、供电、供水）
  | 'rater' // 第三方测评员
  | 'household-representative'; // 户代表

export interface HeldRole {
  role: Role;
  placeId: PlaceId;
  /** 阳光苑 3栋, as people say it */
  placeLabel: string;
  /** YYYY-MM-DD, Asia/Shanghai, both inclusive; null = open end */
  from: string;
  until: string | null;
}

/** Somebody of a household, as officers see it. */
export interface Member {
  residentId: string;
  name: string;
  /** uses the app; the others are looked after by officers and helpers */
  wechat: boolean;
  joinedAt: number;
}

/** One person lets another act for them. */
export interface ConsentLine {
  principalId: string;
  principalName: string;
  agentId: string;
  agentName: string;
  /** last day, YYYY-MM-DD */
  until: string;
  given: 'app' | 'paper' | 'spoken';
}

/**
 * How it stands with somebody's word that they are 18: not asked, or not said; said, and to be looked at by an
 * officer; doubted by one; confirmed. Only who is confirmed comes onto a roster of adults.
 */
export type AdultState = 'none' | 'stated' | 'doubted' | 'confirmed';

/** Somebody whose word waits for an officer, or who was never asked. */
export interface AdultLine {
  residentId: string;
  name: string;
  householdId: string;
  label: string;
  /** came before anybody was asked, and has not said anything since */
  unasked: boolean;
  doubted: boolean;
  /** the officer's own household, or stated by them: somebody else looks at it */
  own: boolean;
}
