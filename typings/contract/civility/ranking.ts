import type { Action } from '../action';

export type RankingErrorCode =
  | 'RANKING_OFF' // the community has not decided so
  | 'RANKING_UNDECIDED'; // the vote did not ask just that, was not adopted, or is not published

/** A household that agreed. Who got as much has the same place. */
export interface RankingRow {
  place: number;
  /** the door */
  label: string;
  /** given this year; what was taken, spent or expired is no part of it */
  points: number;
}

export interface RankingActions {
  /**
   * Whether the community has decided so, and then the first ten of those who agreed; there is no end of the list to be
   * on. `own`: whether the household of the caller agrees; null without one. `votes`: adopted ones that ask just this,
   * for those who may set it.
   */
  showRanking: Action<
    { communityId: string; householdId: string | null },
    {
      /** the vote that decided so; null: there is no ranking */
      motionId: string | null;
      year: number;
      rows: RankingRow[];
      own: boolean | null;
      maySet: boolean;
      /** what a vote has to ask, word for word */
      question: string;
      votes: { motionId: string; title: string; publishedAt: number }[];
    }
  >;
  /** By an adopted decision of the community that is published; null: from now on there is none. */
  setRanking: Action<
    { communityId: string; motionId: string | null; commandId: string },
    { motionId: string | null }
  >;
  /** Somebody of the household says whether it wants to be on the list; asked anew by each decision. */
  joinRanking: Action<
    { communityId: string; householdId: string; joins: boolean; commandId: string },
    { joins: boolean }
  >;
}
