/** When somebody came or went, and how it is known. */
export interface MarkLine {
  /** UTC milliseconds */
  at: number;
  /**
   * code: scanned while it was shown; late: scanned without signal and sent afterwards; list: ticked by a
   * leader; settled: nobody checked out, so that the end of the shift counts
   */
  how: 'code' | 'late' | 'list' | 'settled';
}

/** What came of a shift, as its leader says once it is over. */
export interface Outcome {
  /** people who were helped */
  served: number | null;
  /** whole yuan that it saved */
  saved: number | null;
  /** ids of pictures; absent in a command: as they are */
  pictures?: string[];
  /** in a command with new pictures: whoever can be recognised in them agrees that neighbours see them */
  agreed?: boolean;
}

/** When the caller can check in by the leader's code, and what is known of their coming and going. */
export interface Presence {
  /** UTC milliseconds: codes are shown from then on, and until then */
  codesFrom: number;
  codesUntil: number;
  /** what was scanned without a signal can be sent until then */
  sentUntil: number;
  in: MarkLine | null;
  out: MarkLine | null;
  /** scanned without a signal and sent once the hours were written down: no leader has ticked it yet */
  left?: MarkLine | null;
  /** a late scan that no leader has ticked */
  late: boolean;
  /** what to beware of comes before checking in: the caller has not said that they read it */
  riskDue?: boolean;
  /** a leader has noted then that it was read to the caller */
  riskToldAt?: number;
}
