import type { ClaimState, Reduction } from '../../../typings/contract/civility/claim.ts';
import type { PointCaps } from '../../../typings/contract/civility/rule.ts';
import type { ScoreState } from '../../../typings/contract/civility/scorecard.ts';
import type { Stamped } from '../../kernel/database/collection.ts';

/** What somebody said about an event, with the office that they did it in. */
export interface Voice {
  residentId: string;
  as: string;
  reason: string;
  at: number;
}

/**
 * Something that happened and may be worth points: a claim of an account, or a score of a card. What it needs of its
 * rule is copied from the version that held on its day: later versions change nothing about it.
 */
export interface EventDocument<State extends ClaimState | ScoreState = ClaimState | ScoreState>
  extends Stamped {
  /** whose officers look after it */
  placeId: string;
  ruleId: string;
  title: string;
  version: number;
  points: number;
  caps: PointCaps;
  reviewers: 1 | 2;
  appealDays: number;
  /** YYYY-MM-DD, when it happened */
  day: string;
  note: string;
  reporter: { residentId: string; as: string };
  state: State;
  reviews: (Voice & { accepts: boolean })[];
  /** said to be another event than the one alike */
  apart: boolean;
  /** the last instant to object; null where nothing can be objected to */
  appealUntil: number | null;
  appeal:
    | (Voice & {
        upheld: boolean | null;
        answer: string;
        heardBy: Voice | null;
        /** ids of pictures of whoever objects */
        pictures?: string[];
      })
    | null;
  /** a second officer decides whether it is taken back */
  voiding: Voice | null;
  voidedBy: Voice | null;
  /** when it is to be written into the books, or taken back from them; null while there is nothing to do */
  dueAt: number | null;
  /** whom it concerns is to be told where it stands */
  telling?: boolean;
  posted: number | null;
  reduced: Reduction | null;
  /** sorts lists: when it was brought forward */
  order: number;
  /** ids of pictures of whoever brought it forward */
  pictures?: string[];
}

/** What waits for somebody to decide. */
export type Queue = 'open' | 'appealed' | 'voiding';

/** Of an event that nobody has objected to, and that is in no book yet. */
export const UNPOSTED = {
  appeal: null,
  voiding: null,
  voidedBy: null,
  posted: null,
  reduced: null,
} as const;
