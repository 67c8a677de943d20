import type { Action } from './action';
import type { AppraisalActions } from './office/appraisal';
import type { HandoverActions } from './office/handover';
import type { SelectionActions } from './office/selection';
import type { Contact, DutyPhone } from './parts/contact';
import type { GrantedRole, Posts } from './parts/posts';
import type { HeldRole, PlaceId } from './people';

export type { GrantedRole, Posts } from './parts/posts';

/** Somebody to choose from: no more than it takes to tell them apart. */
export interface PersonLine {
  residentId: string;
  name: string;
  /** as much of the door as tells namesakes apart, '' where nobody else has that name */
  label: string;
}

/**
 * What somebody is looked for: an office, a seat of a body, leading a team, voting in somebody's place, the roster of a
 * vote; a member's card, a shop's card.
 */
export type SeekPurpose = 'office' | 'seat' | 'team' | 'proxy' | 'roster' | 'member' | 'keeper';

export interface Holder {
  residentId: string;
  name: string;
  role: GrantedRole;
  placeId: PlaceId;
  placeLabel: string;
  /** YYYY-MM-DD, both inclusive; null = open end */
  from: string;
  until: string | null;
  state: 'in-force' | 'to-come';
}

/** How somebody with an office is reached: the number within its hours, otherwise null; minutes of the day. */
export interface Reach {
  phone: string | null;
  from: number;
  until: number;
}

export interface Steward {
  name: string;
  role: HeldRole['role'];
  placeLabel: string;
  /** null = they offer no number */
  reach: Reach | null;
}

export interface Proposal {
  proposalId: string;
  kind: 'grant' | 'end';
  name: string;
  role: GrantedRole;
  placeLabel: string;
  from: string;
  until: string | null;
  proposedByName: string;
  /** UTC milliseconds; after that it lapses */
  expiresAt: number;
  /** the caller proposed it: somebody else decides */
  own: boolean;
}

/** Codes of this module's actions, beside the common ones in envelope.ts. */
export type RoleErrorCode =
  | 'ROLE_PLACE_UNFIT' // that office is not held at such a place
  | 'ROLE_TERM_WRONG' // ends before it begins, is over, or longer than details.years
  | 'ROLE_HELD' // the person holds it there in that time
  | 'ROLE_NOT_HELD' // ended or never granted
  | 'LAST_SECRETARY' // a community is never without one
  | 'PROPOSAL_NOT_FOUND'
  | 'PROPOSAL_DECIDED'
  | 'PROPOSAL_OWN' // it takes a second person
  | 'PROPOSAL_LAPSED' // nobody decided within details.days
  | 'PROPOSAL_OVERTAKEN'; // the candidate withdrew, or the selection went on without it

export interface RoleActions extends SelectionActions, HandoverActions, AppraisalActions {
  /**
   * People of the community by two characters of their name or more, at most ten, for a purpose that belongs to the
   * caller's office. Each search leaves an entry. Phones that do not say what for are of before: an office.
   */
  listPeople: Action<
    { communityId: string; search: string; purpose?: SeekPurpose; commandId?: string },
    { people: PersonLine[]; more: boolean }
  >;
  /** `proposed`: a second officer has to agree first. */
  grantRole: Action<
    {
      communityId: string;
      residentId: string;
      role: GrantedRole;
      placeId: PlaceId;
      from: string;
      until: string | null;
      commandId: string;
    },
    { state: 'granted' | 'proposed' }
  >;
  /** At once: the last day is yesterday. */
  endRole: Action<
    {
      communityId: string;
      residentId: string;
      role: GrantedRole;
      placeId: PlaceId;
      from: string;
      commandId: string;
    },
    { state: 'ended' | 'proposed' }
  >;
  listProposals: Action<{ communityId: string }, { proposals: Proposal[] }>;
  decideProposal: Action<
    { communityId: string; proposalId: string; decision: 'accept' | 'decline'; commandId: string },
    { state: 'accepted' | 'declined' }
  >;
  /** Who holds what, and what is vacant, at the caller's places. */
  listPosts: Action<{ communityId: string }, { posts: Posts[]; holders: Holder[] }>;
  /** Offices whose term ends within 60 days, the soonest first. */
  listEnding: Action<{ communityId: string }, { holders: Holder[] }>;
  /** Who looks after the caller's own doors, and the number of whoever is on duty. */
  listStewards: Action<{ communityId: string }, { stewards: Steward[]; duty: DutyPhone | null }>;
  /** The number that everybody in the community may call; null takes it away. */
  setDutyPhone: Action<
    { communityId: string; duty: DutyPhone | null; commandId: string },
    { duty: DutyPhone | null }
  >;
  /** What the caller offers to neighbours. */
  showContact: Action<{ communityId: string }, { contact: Contact | null }>;
  /** A number of the caller's own that neighbours may call; null takes it back. */
  offerContact: Action<
    { communityId: string; contact: Contact | null; commandId: string },
    { offered: boolean }
  >;
}
