import type { Action } from '../action';
import type { Question } from '../motion';
import type { PictureGroup } from '../parts/picture';

/** Stars of the ten-star rubric, or a title of its own: 好媳妇, 最美阳台, 星级商户. */
export type HonourKind = 'stars' | 'title';

export type HonourState =
  | 'asked' // nominated; the household has not said whether it wants to be
  | 'declined' // it does not
  | 'agreed' // waits for a reviewer
  | 'refused'
  | 'accepted' // waits to be published
  | 'published'
  | 'stopped' // an objection to it was upheld
  | 'withdrawn'; // the household does not want it any more

/** Where what was published stands by the clock. */
export type HonourStanding = HonourState | 'announced' | 'contested' | 'held' | 'over';

export interface HonourLine {
  honourId: string;
  kind: HonourKind;
  /** '' of stars */
  title: string;
  /** ids of the rubric */
  stars: string[];
  /** the door; '' once others live there */
  label: string;
  /** why, in the words of whoever nominated; '' once the household does not want it */
  reason: string;
  standing: HonourStanding;
  /** until when it is announced, UTC milliseconds */
  until: number | null;
  /** YYYY-MM-DD, the last day on which it holds */
  term: string | null;
  /** the vote in which it was chosen */
  motionId: string | null;
  /** how many have objected, and how many of these nobody has heard yet */
  objections: number;
  open: number;
  /** `of` is the honour's id; none once the household does not want it */
  pictures: PictureGroup;
}

/** As everybody reads the list. */
export interface ListedHonour extends HonourLine {
  /** what the caller has objected; stopped ones are on the list of these callers alone */
  mine: HonourObjectionLine[];
}

export interface HonourObjectionLine {
  objectionId: string;
  at: number;
  /** '' for everybody but its writer and those who may hear it */
  text: string;
  answer: { as: string; text: string; upheld: boolean } | null;
  own: boolean;
  mayHear: boolean;
}

/** As the household and the officers of its door see it. */
export interface NominationLine extends HonourLine {
  /** which office nominated; '' for the household itself */
  as: string;
  review: { as: string; accepts: boolean; reason: string } | null;
  /** the latest decision about publishing it */
  decision: { as: string; publishes: boolean; reason: string } | null;
  /** the caller lives there, nominated it or decided about it before: others decide */
  own: boolean;
  raised: HonourObjectionLine[];
  /** of a title that waits for a vote, for whoever may name it: what it asks, and drafts and votes that do; '' for none */
  vote: { question: Question; drawn: string; announced: string } | null;
}

export type HonourErrorCode =
  | 'HONOUR_NOT_FOUND'
  | 'HONOUR_NOT_THEIRS' // officers of the door nominate, and the household itself
  | 'HONOUR_STARS_UNFIT' // stars have one at least, each once; a title has none
  | 'HONOUR_OWN' // somebody else decides
  | 'HONOUR_DECIDED'
  | 'HONOUR_OBJECTION_LATE' // it is not announced any more
  | 'HONOUR_VOTE_MISSING' // a title is given by a vote, not by an officer
  | 'HONOUR_VOTE_NAMED' // neighbours vote about it, or have
  | 'HONOUR_VOTE_UNFIT'; // not about this nomination, open already, or not announced

export interface HonourActions {
  nominateHonour: Action<
    {
      communityId: string;
      householdId: string;
      kind: HonourKind;
      title: string;
      stars: string[];
      reason: string;
      /** ids of the caller's own, for an honour; at most 4. Everybody sees them once it is published. */
      pictures?: string[];
      commandId: string;
    },
    { honourId: string }
  >;
  /** The household wants it, or does not, or not any more: then it is on no list. */
  answerHonour: Action<
    { communityId: string; honourId: string; agrees: boolean; commandId: string },
    { agreed: boolean }
  >;
  /** By an officer of the door who neither nominated it nor lives there. */
  reviewHonour: Action<
    { communityId: string; honourId: string; accepts: boolean; reason: string; commandId: string },
    { accepted: boolean }
  >;
  /** By yet another: announces it for a week, or not. */
  decideHonour: Action<
    {
      communityId: string;
      honourId: string;
      publishes: boolean;
      reason: string;
      commandId: string;
    },
    { published: boolean }
  >;
  /** Before it opens: in which vote neighbours decide about a title. What they decide follows by itself. */
  nameHonourVote: Action<
    { communityId: string; honourId: string; motionId: string; commandId: string },
    { motionId: string }
  >;
  /** What is announced and what holds, of those who agreed; the latest first. */
  listHonours: Action<
    { communityId: string; after?: string },
    { honours: ListedHonour[]; next: string | null }
  >;
  /** Any resident but its household, while it is announced; the reason is for whoever hears it. */
  objectToHonour: Action<
    { communityId: string; honourId: string; reason: string; commandId: string },
    { objectionId: string }
  >;
  /** By somebody who neither nominated nor reviewed it, nor lives there, nor objects. */
  hearHonourObjection: Action<
    {
      communityId: string;
      honourId: string;
      objectionId: string;
      upheld: boolean;
      answer: string;
      commandId: string;
    },
    { upheld: boolean }
  >;
  /** Of one's own household; null: what the caller may decide about at their doors. */
  listNominations: Action<
    { communityId: string; householdId: string | null; after?: string },
    { nominations: NominationLine[]; next: string | null }
  >;
}
