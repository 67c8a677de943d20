import type { Action } from '../action';

/** Points that go over from one account to another: families that split, come together or move. */

/** An account at a door: that of who lives there now, or of a family before. */
export interface DoorAccount {
  accountId: string;
  label: string;
  balance: number;
  held: number;
  /** of those who live there now */
  current: boolean;
}

export interface MoveLine {
  moveId: string;
  from: string;
  to: string;
  /** asked for; what went over may be less, if less was there */
  points: number;
  moved: number | null;
  reason: string;
  state: 'open' | 'agreed' | 'declined';
  /** which offices asked and decided */
  as: string;
  decidedAs: string;
  at: number;
  /** the caller asked for it, or lives at one of the doors */
  own: boolean;
}

export type MoveErrorCode =
  | 'MOVE_NOT_FOUND'
  | 'MOVE_SAME' // from an account to itself
  | 'MOVE_OWN' // asked for by the caller, or about the caller's own door
  | 'MOVE_DECIDED'
  | 'ACCOUNT_NOT_FOUND';

export interface MoveActions {
  /** The accounts at a door; that they were looked at is on record. */
  listAccounts: Action<
    { communityId: string; householdId: string; commandId: string },
    { accounts: DoorAccount[] }
  >;
  /** Asks for points to go over to the account of a household; a second officer decides. */
  proposeMove: Action<
    {
      communityId: string;
      accountId: string;
      toHouseholdId: string;
      points: number;
      reason: string;
      commandId: string;
    },
    { moveId: string }
  >;
  /** The latest first. */
  listMoves: Action<
    { communityId: string; after?: string },
    { moves: MoveLine[]; next: string | null }
  >;
  decideMove: Action<
    { communityId: string; moveId: string; agrees: boolean; reason: string; commandId: string },
    { state: 'agreed' | 'declined' }
  >;
}
