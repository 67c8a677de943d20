/**
 * What a picture is for: a claim of one's own household, an officer's report about a door, an appeal, something in
 * the shop, what a household is honoured for; a matter, a step of it, a task that was closed; what came of a shift; a
 * volunteer's licence; what counts on a merchant's scorecard, or on a member's, with their appeals.
 */
export type PicturePurpose =
  | 'claim'
  | 'report'
  | 'appeal'
  | 'goods'
  | 'honour'
  | 'matter'
  | 'step'
  | 'task'
  | 'outcome'
  | 'licence'
  | 'score'
  | 'member-score';

/** waiting: it is being checked, and its owner alone sees it; refused: it did not pass, and nobody sees it */
export type PictureStanding = 'waiting' | 'shown' | 'refused';

export interface PictureLine {
  pictureId: string;
  standing: PictureStanding;
  /** an address that works for some minutes; null where there is nothing to see */
  url: string | null;
  /** the caller has added it */
  own: boolean;
}

/** Pictures that belong together: those of a claim and of its appeal, of one answer, of one task. */
export interface PictureGroup {
  /** `claim`, `appeal`, `raised`, `answer:0` (the first answer), `task:…`; of an inspection or the shop an id */
  of: string;
  pictures: PictureLine[];
  /** how many of others are being checked still */
  waiting: number;
}
