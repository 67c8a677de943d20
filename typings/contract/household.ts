import type { Action } from './action';
import type { OwnerState } from './parts/owner-claim';
import type { AdultLine, AdultState, ConsentLine, Member, PlaceId, Role } from './people';

/** Why somebody no longer belongs to a household. */
export type EndReason = 'moved' | 'mistake' | 'died';

/** Somebody who could act for the caller: of the same household, or an officer of its places. */
export interface Helper {
  residentId: string;
  name: string;
  /** the office, or family */
  as: Role | 'family';
}

export interface HouseholdActions {
  /** An officer of the door notes that somebody does not live there any more. */
  endMembership: Action<
    {
      communityId: string;
      householdId: string;
      residentId: string;
      reason: EndReason;
      commandId: string;
    },
    { ended: true }
  >;
  /** Others move in: everybody who was there is out, and the code stops working. */
  takeOver: Action<
    { communityId: string; householdId: string; commandId: string },
    { ended: true }
  >;
  /** Out of one of one's own households; the last one is left by `leave`. */
  leaveHousehold: Action<
    { communityId: string; householdId: string; commandId: string },
    { left: true }
  >;
  /** The people of one's own household, and who represents it. */
  showHousehold: Action<
    { communityId: string; householdId: string },
    {
      label: string;
      members: Member[];
      representativeId: string | null;
      /** whether the caller is known to own it; null where the roster does not say who does */
      owner?: OwnerState | null;
    }
  >;
  /** By anybody of the household, or an officer of the door; on record. */
  chooseRepresentative: Action<
    {
      communityId: string;
      householdId: string;
      residentId: string;
      /** whom the one who chooses saw: two who choose at once do not undo each other */
      previousId: string | null;
      commandId: string;
    },
    { representativeId: string }
  >;
  /** Who could act for the caller. */
  listHelpers: Action<{ communityId: string }, { helpers: Helper[] }>;
  /** Lets one of them act for the caller until a day. */
  giveConsent: Action<
    { communityId: string; agentId: string; until: string; commandId: string },
    ConsentLine
  >;
  /** The caller says that they are 18, or that they are not. */
  stateAdult: Action<
    { communityId: string; adult: boolean; commandId: string },
    { adult: AdultState }
  >;
  /** A hundred of a place whose word waits, in the order in which they came, and how many there are of each. */
  listAdults: Action<
    { communityId: string; placeId: PlaceId; after?: string },
    {
      people: AdultLine[];
      counts: { confirmed: number; waiting: number; unasked: number; silent: number };
      next: string | null;
      /** until when the list holds what was said */
      at: number;
    }
  >;
  /**
   * Confirms all of a place who had said so by an instant, and those who were never asked if `unasked`, but for
   * the exceptions, the caller's own household and whomever the caller has entered.
   */
  confirmAdults: Action<
    {
      communityId: string;
      placeId: PlaceId;
      until: number;
      unasked: boolean;
      except: string[];
      commandId: string;
    },
    { confirmed: number }
  >;
  /** Confirms one person, or doubts what was said. */
  decideAdult: Action<
    {
      communityId: string;
      householdId: string;
      residentId: string;
      confirmed: boolean;
      commandId: string;
    },
    { adult: AdultState }
  >;
}
