import type { Action } from './action';
import type { HouseholdActions } from './household';
import type { DeclineReason, JoiningActions, RequestState } from './joining';
import type { VisitKind } from './matter/duty';
import type { MatterState, Rating } from './matter/matter';
import type { MediationState } from './matter/mediation';
import type { DateSays } from './meeting/date';
import type { Says } from './meeting/meeting';
import type { BusyTimes } from './meeting/room';
import type { Channel } from './motion';
import type { OwnPairing } from './pairing';
import type { Contact } from './parts/contact';
import type { OwnPoints, OwnVolunteering } from './parts/own-points';
import type { OwnerClaimActions, OwnerClaimErrorCode } from './parts/owner-claim';
import type { PicturePurpose, PictureStanding } from './parts/picture';
import type { Trouble } from './parts/recovery';
import type { AdultState, ConsentLine, HeldRole, Member, PlaceId, PlaceKind, Role } from './people';

export type { ConsentLine, HeldRole, Member, PlaceId, PlaceKind, Role } from './people';

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
  /** whether they said that they are 18, and an officer has confirmed it */
  adult?: AdultState;
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

/** All that is kept about the caller in one community. */
export interface OwnData {
  communityName: string;
  name: string;
  createdAt: number;
  households: {
    label: string;
    joinedAt: number;
    /** whether the caller is known to own it, by which name and what papers */
    owner?: { state: string; as: string | null; basis: string };
  }[];
  roles: HeldRole[];
  /** whether they said that they are 18, when, and when it was confirmed or doubted */
  adult?: { state: AdultState; statedAt: number; decidedAt: number | null };
  /** a number that they offer to neighbours as an officer */
  contact?: Contact;
  /** messages that may still be sent, and how many were */
  messages: { granted: number; sent: number };
  receipts: { title: string; at: number; byName: string }[];
  /** whether all was well again after an outage, as the caller said; absent in answers of before */
  recoveries?: {
    title: string;
    restored: boolean;
    trouble: Trouble | null;
    at: number;
    byName: string;
  }[];
  /** what the caller asked below notices, and how many questions of others they joined; absent in answers of before */
  questions?: {
    asked: { title: string; text: string; answer: string; at: number }[];
    joined: number;
  };
  /** also those that are over; a name is empty once that person has left */
  consents: (ConsentLine & { endedAt: number | null })[];
  /** to be let into a household, the latest first */
  requests: {
    label: string;
    name: string;
    note: string;
    adult?: boolean;
    state: RequestState;
    reason: DeclineReason | null;
    at: number;
  }[];
  /** what the caller wrote about covenants, the latest first */
  words: { title: string; text: string; at: number }[];
  /** comments that the caller supports or opposes */
  voices: number;
  /** votes in which the caller was on the roster or voted for somebody: whether, never what */
  votes: {
    title: string;
    name: string;
    cast: Channel | null;
    /** the caller may vote for somebody else as their proxy */
    proxy?: boolean;
    /** when somebody else's vote was put in the place of the caller's, and whose */
    overruled?: { at: number; byName: string }[];
  }[];
  /** against rosters and results of votes, with what was answered */
  objections: { title: string; text: string; answer: string; at: number }[];
  /** of notices, comments and amendments: what the caller reported, and why */
  reports: { title: string; text: string; at: number }[];
  /** of notices, not published yet */
  drafts: { title: string; text: string; at: number }[];
  /** offices that were proposed for the caller */
  proposals: {
    role: Role;
    placeLabel: string;
    state: 'open' | 'accepted' | 'declined';
    at: number;
  }[];
  /** for which stewards' posts the caller stands, and what they objected to there */
  candidacies: {
    role: Role;
    placeLabel: string;
    words: string;
    stands: boolean;
    objections: { text: string; at: number; answer: string }[];
  }[];
  /** what was sent to the caller's WeChat, or was to be */
  outbox: { text: string; at: number; sent: boolean; readAt: number | null }[];
  /** wrong codes today */
  tries: number;
  /** volunteers' shifts that the caller has a place on or waits for, the latest first, at most 200 */
  shifts: { title: string; from: number; state: 'in' | 'offered' | 'waiting' }[];
  /** in bodies that meet, and for whom each seat is */
  seats: { body: string; party: string }[];
  /** meetings of those bodies: what the caller said, who was to come for them, and when they were there */
  meetings: {
    body: string;
    day: string;
    says: Says | null;
    substitute: string;
    stays: { from: number; until: number | null }[];
  }[];
  /** what resolutions ask of the caller */
  tasks: { text: string; due: string; state: 'open' | 'done' | 'void' }[];
  /** rooms that the caller has booked, as long as that is kept */
  bookings: { day: string; from: string; title: string }[];
  /** which of some times suited the caller, for three months */
  datePolls?: { closesOn: string; says: DateSays[] }[];
  /** when the caller cannot come to meetings, as they said; null: they said nothing */
  busy: BusyTimes | null;
  /** what the caller told volunteers' teams, and what teams confirmed; null if nothing */
  volunteer: {
    born: number | null;
    skills: { skill: string; until: string | null }[];
    /** cancellations that were counted */
    lates: { at: number }[];
  } | null;
  /** what the caller raised, with the words as they were said, the latest first */
  matters?: { text: string; place: string; at: number; state: MatterState; named: boolean }[];
  joinedMatters?: { title: string; at: number }[];
  ratedMatters?: { title: string; rating: Rating; at: number }[];
  /** that the caller is a party of one; with the words of whoever asked, if that is the caller */
  mediations?: { at: number; state: MediationState; text: string }[];
  /** when stewards were at the caller's homes, and what for */
  doorVisits?: { day: string; kinds: VisitKind[] }[];
  /** what the caller wrote in the diaries of places */
  diary?: { day: string; place: string; text: string }[];
  /** visits to or by the caller, one helper and one elder: of the diary what both read, and what the caller wrote */
  pairings?: OwnPairing[];
  /** hours, certificates and teams */
  volunteering?: OwnVolunteering;
  /** points of the caller, and of the caller's household */
  points?: OwnPoints;
  /** pictures that the caller has added to something, the latest first, at most 200 */
  pictures?: {
    purpose: PicturePurpose;
    standing: PictureStanding;
    at: number;
    /** works for some minutes; null where the picture did not pass, and is kept no more */
    url: string | null;
  }[];
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

/** Codes of this module's actions, beside the common ones in envelope.ts. */
export type ResidentErrorCode =
  | OwnerClaimErrorCode
  | 'CONSENT_OWN' // nobody writes down that they themselves may act for another
  | 'CONSENT_TOO_LONG' // details.days: how long a consent may last
  | 'REQUEST_NOT_FOUND'
  | 'REQUEST_OPEN' // one waits already
  | 'REQUEST_TOO_MANY' // details.days: how long to wait before asking again
  | 'REQUEST_DECIDED' // another officer was quicker, or it was taken back
  | 'REQUEST_OWN' // nobody lets themselves in
  | 'MEMBER_ALREADY'
  | 'HOUSEHOLD_LAST' // whoever leaves the only household leaves the community
  | 'REPRESENTATIVE_CHANGED' // somebody else chose in between
  | 'OFFICE_HELD' // an office has to be handed over before its holder leaves
  | 'CODE_OWN' // nobody joins with a code that they gave out themselves
  | 'HOUSEHOLDS_MANY' // details.most: more homes than that take two officers
  | 'CODE_UNKNOWN' // also for a code that was replaced by a newer one
  | 'CODE_USED'
  | 'CODE_EXPIRED' // details.days: how long a code lives
  | 'TOO_MANY_TRIES' // details.hours: how long to wait
  | 'ADULT_OWN' // nobody checks themselves, their own household, or whom they have entered
  | 'ADULT_NOT_STATED' // nobody has said that the person is 18
  | 'CONSENT_NEEDED'; // the person has not agreed, or no longer

/** Something that the caller was told. */
export interface ToldMessage {
  messageId: string;
  /** the lines of the message */
  words: string[];
  /** what it opens: a path within the app */
  page: string;
  at: number;
  /** the caller has opened it, on whatever phone */
  read: boolean;
}

export interface ResidentActions extends JoiningActions, HouseholdActions, OwnerClaimActions {
  /** Every community the caller belongs to. */
  listMemberships: Action<Record<string, never>, { memberships: Membership[] }>;
  /** What the caller was told in this community, whether or not WeChat passed it on: the latest 30. */
  listMessages: Action<{ communityId: string }, { messages: ToldMessage[] }>;
  /** Those of the caller's messages were opened; others are left out. Doing it again changes nothing. */
  readMessages: Action<{ communityId: string; messageIds: string[] }, { read: true }>;
  /** What a household code opens, before anyone joins. */
  checkCode: Action<{ code: string }, CodePreview>;
  /** `adult`: they say that they are 18. */
  joinHousehold: Action<
    { code: string; name: string; adult?: boolean; commandId: string },
    Membership
  >;
  /** Takes office as the first secretary with a set-up code. */
  setUp: Action<{ code: string; name: string; commandId: string }, Membership>;
  /** The tree down to the stairs, in order: for choosing places. */
  listPlaces: Action<{ communityId: string }, { places: PlaceNode[] }>;
  /** 30 households of a place, in order of their numbers. */
  listHouseholds: Action<
    { communityId: string; placeId: PlaceId; search?: string; after?: string },
    HouseholdPage
  >;
  /** Households of the caller's places in which somebody uses the app, by building; buildings with none are left out. */
  countJoined: Action<
    { communityId: string },
    { buildings: { placeId: PlaceId; joined: number }[] }
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
    {
      communityId: string;
      householdId: string;
      name: string;
      /** the officer has seen that they are 18 */
      adult?: boolean;
      commandId: string;
    },
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
