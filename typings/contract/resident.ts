import type { Action } from './envelope';
import type { HouseholdActions } from './household';
import type { JoiningActions } from './joining';
import type { Channel } from './motion';

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

export interface HouseholdLine {
  householdId: string;
  /** 一期 3栋 2单元 301 */
  label: string;
}

export interface Membership {
  communityId: string;
  communityName: string;
  residentId: string;
  name: string;
  households: HouseholdLine[];
  /** only roles in force today */
  roles: HeldRole[];
}

export interface PlaceNode {
  placeId: PlaceId;
  parentId: PlaceId | null;
  kind: PlaceKind;
  name: string;
  /** order among its siblings */
  order: number;
  households: number;
}

export interface HouseholdState {
  householdId: string;
  label: string;
  /** people of the household who use the app */
  joined: number;
  /** none: not given out yet; open: given out and not used; used; expired */
  code: 'none' | 'open' | 'used' | 'expired';
}

export interface HouseholdPage {
  households: HouseholdState[];
  /** pass as `after` for the next page; null on the last */
  next: string | null;
}

export interface HouseholdCode {
  householdId: string;
  label: string;
  /** ten characters in two groups, XXXXX-XXXXX; shown only in this answer */
  code: string;
  /** UTC milliseconds */
  expiresAt: number;
}

export interface CodePreview {
  /** a household's code, or the set-up code of a community for its first secretary */
  kind: 'household' | 'community';
  communityId: string;
  communityName: string;
  label: string;
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

/** All that is kept about the caller in one community. */
export interface OwnData {
  communityName: string;
  name: string;
  createdAt: number;
  households: { label: string; joinedAt: number }[];
  roles: HeldRole[];
  /** messages that may still be sent, and how many were */
  messages: { granted: number; sent: number };
  receipts: { title: string; at: number; byName: string }[];
  consents: ConsentLine[];
  /** what the caller wrote about covenants, the latest first */
  words: { title: string; text: string; at: number }[];
  /** comments that the caller supports or opposes */
  voices: number;
  /** votes in which the caller was on the roster or voted for somebody: whether, never what */
  votes: { title: string; name: string; cast: Channel | null }[];
  /** what the caller did, the latest first, at most 200 */
  actions: { action: string; at: number }[];
}

export interface AuditLine {
  auditId: string;
  at: number;
  actorName: string;
  action: string;
  /** what it was done to, in words that name no third person */
  target: string;
}

export interface ResidentActions extends JoiningActions, HouseholdActions {
  /** Every community the caller belongs to. */
  listMemberships: Action<Record<string, never>, { memberships: Membership[] }>;
  /** What a household code opens, before anyone joins. */
  checkCode: Action<{ code: string }, CodePreview>;
  joinHousehold: Action<{ code: string; name: string; commandId: string }, Membership>;
  /** Takes office as the first secretary with a set-up code. */
  setUp: Action<{ code: string; name: string; commandId: string }, Membership>;
  /** The tree down to the stairs, in order: for choosing places. */
  listPlaces: Action<{ communityId: string }, { places: PlaceNode[] }>;
  /** 30 households of a place, in order of their numbers. */
  listHouseholds: Action<
    { communityId: string; placeId: PlaceId; search?: string; after?: string },
    HouseholdPage
  >;
  /** A new one-time code for a household; the one before it stops working. */
  issueCode: Action<{ communityId: string; householdId: string; commandId: string }, HouseholdCode>;
  /** One accepted subscription = one message that may be sent. */
  grantMessages: Action<
    { communityId: string; templateIds: string[]; commandId: string },
    { granted: number }
  >;
  /** The people of one household, and who may act for them. */
  listMembers: Action<
    { communityId: string; householdId: string },
    {
      label: string;
      members: Member[];
      consents: ConsentLine[];
      representativeId: string | null;
    }
  >;
  /** Somebody without WeChat, entered at the door. */
  addPerson: Action<
    { communityId: string; householdId: string; name: string; commandId: string },
    { residentId: string }
  >;
  /** An officer writes down that somebody of this household lets another act for them. */
  recordConsent: Action<
    {
      communityId: string;
      householdId: string;
      principalId: string;
      agentId: string;
      until: string;
      given: 'paper' | 'spoken';
      commandId: string;
    },
    ConsentLine
  >;
  /** By either of the two, or by an officer of the household. */
  endConsent: Action<
    { communityId: string; principalId: string; agentId: string; commandId: string },
    { ended: true }
  >;
  /** Those in force that concern the caller. */
  listConsents: Action<{ communityId: string }, { given: ConsentLine[]; received: ConsentLine[] }>;
  exportOwn: Action<{ communityId: string }, OwnData>;
  /** Leaves the community and erases what the law lets erase. Leaving twice is leaving once. */
  leaveCommunity: Action<{ communityId: string; commandId: string }, { left: true }>;
  listAudit: Action<
    { communityId: string; after?: string },
    { entries: AuditLine[]; next: string | null }
  >;
}
