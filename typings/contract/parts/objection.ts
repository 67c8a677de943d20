/** What residents have against a roster or a result, and how a roster is put right. */

export interface ObjectionLine {
  objectionId: string;
  kind: 'roster' | 'result';
  text: string;
  /** where the writer lives, as far as neighbours see it */
  from: string;
  at: number;
  /** proposed: an answer that changes the roster waits for a second person */
  state: 'open' | 'proposed' | 'answered';
  answer: string;
  /** the roster was changed */
  corrected: boolean;
  /** what is changed, or is to be */
  correction?: CorrectionLine | null;
  own: boolean;
}

/** A change of the roster as everybody reads it whom the vote concerns. */
export interface CorrectionLine {
  /** the latest proposal, to be named when it is decided */
  proposalId: string;
  kind: 'remove' | 'add' | 'area';
  /** 一期 3栋 2单元 301; the name of somebody who is on the roster without a door */
  door: string;
  /** 0.01 ㎡, where areas count */
  before: number | null;
  after: number | null;
  proposedByName: string;
  confirmedByName: string | null;
  /** the caller may decide about it */
  mayDecide: boolean;
}

/** How the roster is put right. */
export type Correction =
  | { kind: 'none' }
  | { kind: 'remove'; voterId: string }
  | { kind: 'add'; id: string } // a household, or a person, by the motion's basis
  | { kind: 'area'; voterId: string; area: number };
