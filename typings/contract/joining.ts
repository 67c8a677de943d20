import type { Action } from './action';
import type { PlaceId } from './people';

/** A place as somebody outside sees it: its name, and where it stands in the tree. */
export interface NamedPlace {
  placeId: PlaceId;
  parentId: PlaceId | null;
  name: string;
  /** order among its siblings */
  order: number;
}

export type RequestState = 'open' | 'accepted' | 'declined' | 'withdrawn';

/** Why somebody was not let in: no free words, so that nobody is talked about. */
export type DeclineReason =
  | 'not-known' // the officer could not find out who it is
  | 'wrong-door' // the person lives at another door
  | 'come-by'; // to be settled in person at the community's office

/** A request as the one who asked sees it. */
export interface OwnRequest {
  requestId: string;
  communityId: string;
  communityName: string;
  label: string;
  state: RequestState;
  reason: DeclineReason | null;
  at: number;
}

/** A request as officers of that door see it. */
export interface JoinRequest {
  requestId: string;
  label: string;
  name: string;
  /** what the person wrote to say who they are; '' = nothing */
  note: string;
  at: number;
  /** people of the household who use the app */
  joined: number;
  /** the officer's own, or of their household, or agreed to by them already: somebody else decides */
  own: boolean;
  /** the person has several homes already, and this officer has agreed: another one has to as well */
  agreedByName: string | null;
}

export interface JoiningActions {
  /** Every community there is, by name: for somebody without a code. */
  listCommunities: Action<
    Record<string, never>,
    { communities: { communityId: string; name: string }[] }
  >;
  /** The tree down to the stairs, names only. */
  listNames: Action<{ communityId: string }, { places: NamedPlace[] }>;
  /** Asks the officers of a door to be let in. */
  askToJoin: Action<
    {
      communityId: string;
      stairId: PlaceId;
      /** as on the door */
      number: string;
      name: string;
      note?: string;
      /** they say that they are 18 */
      adult?: boolean;
      commandId: string;
    },
    OwnRequest
  >;
  /** The caller's own, in all communities, the latest first. */
  listOwnRequests: Action<Record<string, never>, { requests: OwnRequest[] }>;
  /** Takes back one's own. Taking back what is decided changes nothing. */
  withdrawRequest: Action<
    { communityId: string; requestId: string; commandId: string },
    OwnRequest
  >;
  /** Those that wait at the caller's places, the longest first. */
  listRequests: Action<
    { communityId: string; after?: string },
    { requests: JoinRequest[]; next: string | null }
  >;
  decideRequest: Action<
    {
      communityId: string;
      requestId: string;
      decision: 'accept' | 'decline';
      /** of a refusal */
      reason?: DeclineReason;
      commandId: string;
    },
    { state: RequestState }
  >;
}
