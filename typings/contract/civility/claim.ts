import type { PointUnit } from './rule';

export type ClaimState =
  | 'open'
  | 'accepted' // waits for the end of the appeal days, or to be posted
  | 'refused'
  | 'withdrawn'
  | 'appealed'
  | 'overturned' // the appeal was right
  | 'posted'
  | 'alike' // another report of the same event was posted
  | 'void'; // posted, and taken back since

/** Why fewer points were posted than the rule gives. */
export type Reduction = 'cap' | 'floor';

export interface ClaimLine {
  claimId: string;
  ruleId: string;
  title: string;
  version: number;
  /** as the rule gives them; what was posted may be less */
  points: number;
  posted: number | null;
  reduced: Reduction | null;
  amount: number;
  unit: PointUnit;
  /** YYYY-MM-DD, when it happened */
  day: string;
  /** where: the door, or the person's name */
  label: string;
  note: string;
  state: ClaimState;
  /** which office brought it forward; '' for the household itself, `hours` for what counts by itself */
  broughtBy: string;
  /** offices and reasons of those who looked at it */
  reviews: { as: string; accepts: boolean; reason: string; at: number }[];
  /** the last instant to object; null where nothing can be objected to */
  appealUntil: number | null;
  appeal: { reason: string; at: number; upheld: boolean | null; answer: string; as: string } | null;
  /** how many pictures were added to it, and to its appeal */
  pictures?: number;
  /** somebody asked for it to be taken back */
  voiding: { reason: string; as: string } | null;
  /** of the queue: others of the same rule, bearer and day, that are open or stand */
  alike: number;
  /** of the queue: the caller may not decide, being concerned */
  own: boolean;
}
