import type { Action } from '../action';

/** none: never asked; ended: the owner of the unit has changed since */
export type OwnerState = 'none' | 'asked' | 'confirmed' | 'declined' | 'ended';

/** Somebody who says that they own the unit they live in. */
export interface OwnerClaim {
  residentId: string;
  householdId: string;
  name: string;
  label: string;
  /** the names in the register */
  owners: string[];
  /** one of them is the person's */
  matches: boolean;
  at: number;
  /** the caller's own, or of their own home: somebody else decides */
  own: boolean;
}

export type OwnerClaimErrorCode =
  | 'OWNER_UNKNOWN' // the roster does not say who owns the unit
  | 'OWNER_CLAIM_NOT_FOUND'
  | 'OWNER_CLAIM_OWN' // nobody confirms themselves, or somebody of their own home
  | 'OWNER_NAME_DIFFERS'; // another name stands in the register: it takes the owner's name, and the papers that say so

export interface OwnerClaimActions {
  /** Says that the caller owns a unit that they live in; an officer of the door confirms it. */
  askAsOwner: Action<
    { communityId: string; householdId: string; commandId: string },
    { state: OwnerState }
  >;
  /** 30 people who wait for it at the caller's places. */
  listOwnerClaims: Action<
    { communityId: string; after?: string },
    { claims: OwnerClaim[]; next: string | null }
  >;
  /** `as` and `basis` where the person's name is not in the register: which owner, by what papers. */
  decideOwnerClaim: Action<
    {
      communityId: string;
      householdId: string;
      residentId: string;
      decision: 'confirm' | 'decline';
      as?: string;
      basis?: string;
      commandId: string;
    },
    { state: OwnerState }
  >;
}
