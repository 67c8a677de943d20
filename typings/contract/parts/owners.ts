import type { Action } from '../action';
import type { PlaceId } from '../people';

/** Owners of an estate of whom nobody knows yet whether they are one. */
export interface OwnerDoubtCount {
  estateId: PlaceId;
  estate: string;
  count: number;
}

/** Why it is not plain whether units have one owner. */
export type OwnerDoubtKind =
  | 'no-number' // the same names, and no number to tell them by
  | 'other-number' // the same names with other numbers
  | 'same-number'; // one number under several names

export interface DoubtedUnit {
  householdId: string;
  label: string;
  /** 0.01 ㎡ */
  area: number | null;
}

/** An owner as they count until it is decided. */
export interface DoubtedOwner {
  names: string[];
  /** a number stands with one of the units */
  hasNumber: boolean;
  units: DoubtedUnit[];
}

/** Owners of one estate of whom nobody knows yet whether they are one. */
export interface OwnerDoubt {
  doubtId: string;
  kind: OwnerDoubtKind;
  owners: DoubtedOwner[];
  /** a proposal about it waits for a second person */
  waits: boolean;
  /** one of the units is the caller's own home: others decide */
  own: boolean;
}

export interface OwnerDecisionInput {
  doubtId: string;
  /** units that have one owner stand together; who is in no list is an owner apart. Empty = all are different. */
  together: string[][];
}

export interface OwnerProposalLine {
  doubtId: string;
  kind: OwnerDoubtKind;
  /** each an owner */
  owners: DoubtedOwner[];
  /** taken back: it is asked again */
  reopened: boolean;
}

/** What one officer proposes about doubted owners, and another agrees to or not. */
export interface OwnerProposal {
  proposalId: string;
  state: 'open' | 'agreed' | 'declined';
  reason: string;
  proposedByName: string;
  decidedByName: string;
  at: number;
  lines: OwnerProposalLine[];
  /** the caller proposed it, or lives in one of the units: somebody else decides */
  own: boolean;
}

/** What the papers of an estate state of it. `null` = not known. */
export interface EstateStatement {
  /** 0.01 ㎡ */
  area: number | null;
  units: number | null;
  /** the firm that built it, by which its unsold units are known */
  developer: string | null;
}

export type OwnerErrorCode =
  | 'OWNERS_CHANGED' // the roster or another decision has changed what was in doubt
  | 'OWNERS_OWN_HOME' // about the caller's own home
  | 'OWNERS_PROPOSAL_OWN' // it takes a second person
  | 'OWNERS_PROPOSAL_DECIDED'
  | 'OWNERS_PROPOSAL_NOT_FOUND'
  | 'ESTATE_CHANGED'; // somebody else stated something else in between

export interface OwnerActions {
  /** 50 doubts about who owns what in an estate, and how many there are of each kind. */
  listOwnerDoubts: Action<
    { communityId: string; estateId: PlaceId; kind?: OwnerDoubtKind; after?: string },
    {
      estate: string;
      doubts: OwnerDoubt[];
      counts: Record<OwnerDoubtKind, number>;
      next: string | null;
    }
  >;
  /** Puts decisions about at most 100 doubts before a second person. */
  proposeOwners: Action<
    {
      communityId: string;
      estateId: PlaceId;
      decisions: OwnerDecisionInput[];
      reason: string;
      commandId: string;
    },
    { proposalId: string }
  >;
  /** Proposals of an estate, those that wait first. */
  listOwnerProposals: Action<
    { communityId: string; estateId: PlaceId; after?: string },
    { proposals: OwnerProposal[]; next: string | null }
  >;
  decideOwners: Action<
    {
      communityId: string;
      proposalId: string;
      decision: 'agree' | 'decline';
      commandId: string;
    },
    { state: OwnerProposal['state'] }
  >;
  /** What was decided about one doubt is asked again: it stands in the way of announcements until then. */
  reopenOwners: Action<
    { communityId: string; proposalId: string; doubtId: string; commandId: string },
    { reopened: true }
  >;
  /** The estates of the community, what is stated of them and what the roster holds. */
  listEstates: Action<
    { communityId: string },
    {
      estates: (EstateStatement & {
        estateId: PlaceId;
        estate: string;
        rosterArea: number;
        rosterUnits: number;
        /** what was seen, to be named when it is stated anew */
        seen: string;
      })[];
    }
  >;
  /** Writes down what an estate's papers state. ESTATE_CHANGED if it is not what was `seen`. */
  stateEstate: Action<
    {
      communityId: string;
      estateId: PlaceId;
      statement: EstateStatement;
      seen: string;
      commandId: string;
    },
    { stated: true }
  >;
}
