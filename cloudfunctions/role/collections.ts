import type { Grade } from '../../typings/contract/office/appraisal.ts';
import type { HandoverSide, OpenWorkKind } from '../../typings/contract/office/handover.ts';
import type { SelectedRole } from '../../typings/contract/office/selection.ts';
import type { GrantedRole } from '../../typings/contract/role.ts';
import { collection, type Stamped } from '../kernel/database/collection.ts';

/** What takes two officers: one proposes, another agrees. */
export interface ProposalDocument extends Stamped {
  kind: 'grant' | 'end';
  residentId: string;
  role: GrantedRole;
  placeId: string;
  placeLabel: string;
  from: string;
  until: string | null;
  proposedBy: string;
  state: 'open' | 'accepted' | 'declined';
  expiresAt: number;
  /** what an acceptance says has been done */
  carried: boolean;
  /** of a steward who was selected: the selection, which takes note of it */
  selectionId?: string;
}

export const proposals = collection<ProposalDocument>('proposals');

/** Somebody who put themselves forward. What names them goes when they leave the community. */
export interface Candidate {
  /** the option of the vote */
  key: string;
  residentId: string | null;
  name: string;
  words: string;
  /** their homes there: nobody of them decides about it */
  homes: string[];
  at: number;
  /** out: did not pass the vetting, or the street did not approve */
  state: 'standing' | 'withdrawn' | 'out';
  /** an objection to them was upheld: somebody else may be recommended */
  doubted: boolean;
}

export interface CandidateObjection {
  objectionId: string;
  /** whom it is about */
  key: string;
  residentId: string | null;
  text: string;
  at: number;
  answer: { text: string; upheld: boolean; residentId: string; at: number } | null;
}

/** A post of a steward that is filled in six steps. */
export interface SelectionDocument extends Stamped {
  /** the post while it goes on, its own id afterwards: one at a time goes on at a post */
  openKey: string;
  role: SelectedRole;
  placeId: string;
  placeLabel: string;
  /** the term, both inclusive */
  from: string;
  until: string;
  /** the last day for candidates */
  standUntil: string;
  publicationDays: number;
  /** open: nobody is recommended */
  state: 'open' | 'vetting' | 'approving' | 'publishing' | 'appointed' | 'ended';
  candidates: Candidate[];
  /** the vote that chooses among them */
  motionId: string | null;
  /** who is recommended, and how far that has come */
  current: {
    key: string;
    reason: string;
    on: string;
    /** passed, and when: a reason is never asked for */
    vetting: { passed: true; on: string } | null;
    approval: { on: string; paper: string } | null;
    publishedUntil: string | null;
  } | null;
  /** ids of who has decided about the one who is recommended: another for each step */
  deciders: string[];
  objections: CandidateObjection[];
  /** which proposal has appointed the steward */
  appointedBy: string | null;
  endReason: string;
  /** sorts lists: when it was opened */
  order: number;
}

export const selections = collection<SelectionDocument>('selections');

/** Something that was in the leaver's name. */
export interface GivenWork {
  key: string;
  kind: OpenWorkKind;
  id: string;
  label: string;
  to: 'successor' | 'office';
  at: number;
  done: boolean;
}

/** An office that passes from one to the next. Its id follows from the term, so that there is one of each. */
export interface HandoverDocument extends Stamped {
  residentId: string;
  role: GrantedRole;
  placeId: string;
  placeLabel: string;
  from: string;
  until: string;
  successorId: string;
  given: GivenWork[];
  /** something of `given` has not been passed on yet */
  carrying: boolean;
  confirmed: Record<HandoverSide, { residentId: string; at: number } | null>;
  /** who has counted the shop's stock with the other */
  counted: HandoverSide[];
  /** why the leaver cannot confirm; null while they can */
  absence: { reason: string; residentId: string } | null;
  state: 'open' | 'done';
}

export const handovers = collection<HandoverDocument>('handovers');

/** Somebody who is appraised. What names them goes when they leave the community. */
export interface Appraised {
  /** the question of the vote */
  key: string;
  residentId: string | null;
  name: string;
  role: GrantedRole;
  placeId: string;
  placeLabel: string;
  from: string;
  /** nobody of them leads or confirms */
  homes: string[];
}

export interface AppraisedResult {
  key: string;
  raters: number;
  /** null: fewer than five rated */
  counts: Record<Grade, number> | null;
  unfit: boolean | null;
}

/** The appraisal of a year. `_id` is `${communityId}:${year}`. */
export interface AppraisalDocument extends Stamped {
  year: number;
  people: Appraised[];
  /** the recorded local rule by which stewards' offices end; '' = none */
  rule: string;
  motionId: string | null;
  state: 'open' | 'confirmed';
  /** two officers */
  confirmations: { residentId: string; name: string; at: number }[];
  /** null until two have confirmed */
  results: AppraisedResult[] | null;
  /** keys of those whose office ends by it */
  ended: string[];
  /** those offices are to end */
  carrying: boolean;
}

export const appraisals = collection<AppraisalDocument>('appraisals');
