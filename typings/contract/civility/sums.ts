import type { Action } from '../action';

/** What was written on all accounts and scorecards by the end of a day, as one number that anybody can keep. */
export interface DigestLine {
  /** YYYY-MM-DD */
  day: string;
  /** SHA-256, hexadecimal, over the latest entries of all that went on, and the digest before */
  hash: string;
  at: number;
}

/** A year of a community's points as sums: nobody's own. */
export interface PointSums {
  year: number;
  /** by rule, the most first; what was taken back is taken off */
  given: { ruleId: string; title: string; points: number; times: number }[];
  /** given in each month */
  months: number[];
  /** taken by rules, and how often; null while it is too seldom to be nobody's */
  taken: { points: number; times: number } | null;
  /** brought over from paper books */
  opening: number;
  /** for goods and services */
  spent: number;
  expired: number;
  /** null while there are too few to be nobody's */
  appeals: { raised: number; right: number; wrong: number } | null;
}

export interface SumActions {
  /** The digests of the days, the latest first. */
  listDigests: Action<
    { communityId: string; after?: string },
    { digests: DigestLine[]; next: string | null }
  >;
  showPointSums: Action<{ communityId: string; year: number }, PointSums>;
}
