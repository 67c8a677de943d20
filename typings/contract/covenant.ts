import type { Action } from './action';
import type { PlaceId } from './people';

/** 1+N: one frame, and rules about a single topic that belong to it. */
export type CovenantKind = 'frame' | 'annex';

/** The nine aspects of a frame, in the order in which people know them. */
export type Aspect =
  | 'patriotism' // 爱国爱党
  | 'law' // 守法遵规
  | 'family' // 孝老爱亲
  | 'neighbours' // 互助友邻
  | 'customs' // 移风易俗
  | 'environment' // 爱护环境
  | 'resources' // 珍惜资源
  | 'rights' // 保障权益
  | 'harmony'; // 促进和谐

/**
 * draft: the drafting group writes. open: everybody there may comment and amend. settled: the text stands
 * still for a vote. adopted: in force. replaced: a newer one is in force. dropped: given up.
 */
export type CovenantState = 'draft' | 'open' | 'settled' | 'adopted' | 'replaced' | 'dropped';

/** 第几条 follows from the order, and is never stored. */
export interface Clause {
  clauseId: string;
  /** of the chapter that begins here; '' if none does */
  chapter: string;
  text: string;
  aspects: Aspect[];
}

/** A clause as it is read from a text, before it has an id. */
export interface DraftClause {
  chapter: string;
  text: string;
}

/** A clause of a text that was just split. */
export interface SplitClause extends DraftClause {
  /**
   * What the drafter should decide. heading: the chapter's name has no number and may belong to the clause
   * before. section: the same, and this text stood below the name. unnumbered: this text has no number.
   */
  unsure?: 'heading' | 'section' | 'unnumbered';
}

/** What stands around a text and is no part of it. */
export type ApartKind =
  | 'header' // above the title: a letterhead, a channel, a notice
  | 'contents'
  | 'page' // page numbers and what stands beside them
  | 'site' // words of the page on the web that it was copied from
  | 'remark' // words of a chat that wrote it
  | 'signature' // names, dates, telephone numbers
  | 'annex'; // annexes, tables, forms

export interface ApartText {
  kind: ApartKind;
  text: string;
}

/** outer, inner: by the outer or the inner of two numberings. couplet, line: two lines of verse, or each. */
export type SplitWay = 'numbers' | 'outer' | 'inner' | 'paragraphs' | 'couplet' | 'line';

export type SplitWarning =
  | 'no-numbers' // no numbering was found: each paragraph became a clause
  | 'numbers-skip' // the numbering leaves one out or repeats one
  | 'empty-clause' // a number without words was left out
  | 'long-clause' // a clause is longer than fits and was divided
  | 'table' // tables became lines of text
  | 'picture'; // pictures were left out

export type LintKind =
  | 'fine' // 罚款
  | 'withheld-benefit' // withheld benefits or services
  | 'shaming' // naming and shaming
  | 'unequal' // unequal treatment by sex, marriage or origin
  | 'collective-punishment'
  | 'blocked-remedy' // limits on legal remedies
  | 'silence' // silence taken as consent
  | 'coercion'; // force, searches, permission to leave or to marry

/** A flag never blocks silently: the text is changed, or somebody answers for it. */
export interface LintFlag {
  /** follows from the clause's text, the words and the kind: a changed text has no old flag */
  flagId: string;
  clauseId: string;
  kind: LintKind;
  /** as they stand in the clause */
  words: string;
  answer: { reason: string; byName: string; at: number } | null;
}

/** A piece of a comparison, in order; `same` and `gone` make the old text, `same` and `new` the new one. */
export interface DiffPart {
  kind: 'same' | 'gone' | 'new';
  text: string;
}

export interface ClauseDiff {
  kind: 'same' | 'changed' | 'added' | 'deleted' | 'moved';
  /** 1-based places in the old and the new text; null where it is not there */
  before: number | null;
  after: number | null;
  parts: DiffPart[];
}

export interface CovenantLine {
  covenantId: string;
  kind: CovenantKind;
  title: string;
  placeId: PlaceId;
  placeLabel: string;
  state: CovenantState;
  /** comments until the end of this instant, while open */
  openUntil: number | null;
  adoptedAt: number | null;
  clauses: number;
}

export interface ClauseLine extends Clause {
  comments: number;
  /** amendments that wait for the drafting group */
  amendments: number;
}

export interface CovenantDetail extends Omit<CovenantLine, 'clauses'> {
  /** of an annex: the frame that it belongs to */
  frameId: string | null;
  preamble: string;
  /** counts the texts: a change names the one that it was made from */
  version: number;
  /** SHA-256 of the text, hexadecimal */
  fingerprint: string;
  clauses: ClauseLine[];
  /** the caller belongs to the drafting group */
  drafts: boolean;
  /** the caller lives there and the round is open: may comment, support and amend now */
  speaks: boolean;
  /** a vote on this text has been announced: nobody takes it back to a draft meanwhile */
  voting: boolean;
  /** why it was given up; null otherwise */
  droppedFor: string | null;
  /** flags without an answer; 0 for those who do not draft */
  unanswered: number;
}

export type Stance = 'for' | 'against' | 'question';

export interface ClauseComment {
  commentId: string;
  stance: Stance;
  text: string;
  /** where the writer lives, as far as neighbours see it: 一期 3栋 */
  from: string;
  at: number;
  supports: number;
  opposes: number;
  mine: 'support' | 'oppose' | null;
  own: boolean;
  /** only its writer sees what is held, or hidden after a person looked at it */
  state: 'shown' | 'held' | 'hidden';
}

/** What an amendment asks for. Clauses are named by id, so that others may move meanwhile. */
export type AmendmentChange =
  | { kind: 'change'; clauseId: string; text: string }
  | { kind: 'add'; afterId: string | null; text: string }
  | { kind: 'delete'; clauseId: string }
  | { kind: 'move'; clauseId: string; afterId: string | null };

export type AmendmentState = 'open' | 'accepted' | 'merged' | 'rejected' | 'withdrawn';

export interface AmendmentLine {
  amendmentId: string;
  change: AmendmentChange;
  /** against the text that it was made from */
  parts: DiffPart[];
  reason: string;
  from: string;
  at: number;
  state: AmendmentState;
  /** the drafting group's, public */
  answer: string;
  own: boolean;
  /** only its writer and the drafting group see what is held or was not let through */
  held: boolean;
}

export interface VersionLine {
  version: number;
  at: number;
  byName: string;
  /** created, revised, an amendment taken in, settled, adopted */
  what: 'created' | 'revised' | 'amended' | 'settled' | 'adopted';
  fingerprint: string;
}

type OneCovenant = { communityId: string; covenantId: string };
type Command = { commandId: string };

/** Codes of this module's actions, beside the common ones in envelope.ts. */
export type CovenantErrorCode =
  | 'COVENANT_NOT_FOUND'
  | 'COVENANT_CHANGED' // somebody changed the text in between
  | 'COVENANT_FROZEN' // settled, adopted, replaced or given up: nothing to change
  | 'COVENANT_NOT_OPEN' // comments are not taken, or no longer
  | 'COVENANT_NOT_YOURS' // the person has no home there
  | 'COVENANT_DATE_PAST' // the day is over, or would cut short what was promised
  | 'COVENANT_NO_CLAUSES'
  | 'COVENANT_TOO_LONG' // details.clauses, details.characters: the limits
  | 'COVENANT_FLAGS_OPEN' // details.flags: how many have no answer
  | 'COVENANT_AMENDMENTS_OPEN' // details.amendments: how many have no answer
  | 'COVENANT_SECOND_PERSON' // the text check asks for a second person's eye
  | 'FRAME_NOT_FOUND'
  | 'CLAUSE_GONE' // taken out, or replaced, since
  | 'COMMENT_NOT_FOUND'
  | 'COMMENT_OWN' // nobody supports what they wrote themselves
  | 'AMENDMENT_NOT_FOUND'
  | 'AMENDMENT_OWN' // somebody else of the group answers it
  | 'AMENDMENT_IN_REVIEW' // its words have not been let through
  | 'AMENDMENT_DECIDED' // another was quicker, or it was taken back
  | 'FLAG_GONE' // the words have changed since
  | 'VERSION_NOT_FOUND'
  | 'FILE_NOT_DOCX' // not a zip, or no text document inside
  | 'FILE_NO_WORDS' // pictures alone, or nothing
  | 'FILE_NOT_TEXT'; // neither UTF-8 nor GB 18030

export interface CovenantActions {
  /** Those of the caller's places, the ones open for comments first. */
  listCovenants: Action<{ communityId: string }, { covenants: CovenantLine[] }>;
  showCovenant: Action<OneCovenant, CovenantDetail>;
  /** Reads a pasted text, or an uploaded .docx or .txt; writes nothing. */
  splitCovenant: Action<
    | { communityId: string; placeId: PlaceId; text: string }
    | {
        communityId: string;
        placeId: PlaceId;
        fileId: string;
      },
    {
      title: string;
      preamble: string;
      clauses: SplitClause[];
      warnings: SplitWarning[];
      /** in the order in which it stood in the text */
      apart: ApartText[];
      way: SplitWay;
      /** how else the same text may be split */
      others: { way: SplitWay; clauses: SplitClause[] }[];
    }
  >;
  createCovenant: Action<
    {
      communityId: string;
      placeId: PlaceId;
      kind: CovenantKind;
      frameId: string | null;
      /** of an annex: the annex in force in whose place it comes; a frame always replaces the frame there */
      replacesId?: string | null;
      title: string;
      preamble: string;
      clauses: DraftClause[];
    } & Command,
    { covenantId: string }
  >;
  /** The drafting group's own change of the whole text; a clause without an id is new. */
  reviseCovenant: Action<
    OneCovenant & {
      version: number;
      title: string;
      preamble: string;
      clauses: (DraftClause & { clauseId: string | null; aspects: Aspect[] })[];
    } & Command,
    { version: number }
  >;
  /** Open for comments until the end of a day; a later day prolongs, an earlier one is refused. */
  openRound: Action<OneCovenant & { until: string } & Command, { openUntil: number }>;
  /**
   * The text stands still for a vote; every flag and every amendment has its answer by then. `reopen`
   * undoes it while no vote is announced.
   */
  settleCovenant: Action<OneCovenant & { version: number } & Command, { fingerprint: string }>;
  reopenCovenant: Action<OneCovenant & Command, { state: 'draft' }>;
  dropCovenant: Action<OneCovenant & { reason: string } & Command, { state: 'dropped' }>;
  /** Newest first, and the best supported for and against side by side. */
  listComments: Action<
    OneCovenant & { clauseId: string; after?: string },
    {
      comments: ClauseComment[];
      best: { for: ClauseComment | null; against: ClauseComment | null };
      /** of the first page: how many see the clause in which way, and how the caller does */
      stands?: Record<Stance, number> & { own: Stance | null };
      next: string | null;
    }
  >;
  writeComment: Action<
    OneCovenant & { clauseId: string; stance: Stance; text: string } & Command,
    { commentId: string; state: 'shown' | 'held' }
  >;
  reactToComment: Action<
    OneCovenant & { commentId: string; value: 'support' | 'oppose' | 'none' },
    { value: 'support' | 'oppose' | 'none' }
  >;
  /** How one sees a clause, without words; `none` takes it back. */
  takeStance: Action<
    OneCovenant & { clauseId: string; stance: Stance | 'none' },
    { stance: Stance | 'none' }
  >;
  writeAmendment: Action<
    OneCovenant & { change: AmendmentChange; reason: string } & Command,
    { amendmentId: string; state: 'shown' | 'held' }
  >;
  withdrawAmendment: Action<
    OneCovenant & { amendmentId: string } & Command,
    { state: 'withdrawn' }
  >;
  /** All of a covenant or of one clause, waiting ones first. */
  listAmendments: Action<
    OneCovenant & { clauseId?: string; after?: string },
    { amendments: AmendmentLine[]; next: string | null }
  >;
  /** `text` is the wording of a merge. */
  decideAmendment: Action<
    OneCovenant & {
      amendmentId: string;
      decision: 'accept' | 'merge' | 'reject';
      text: string;
      reason: string;
      version: number;
    } & Command,
    { state: AmendmentState; version: number }
  >;
  /** What the drafting group should look at: aspects without a clause, words that may break the law. */
  checkCovenant: Action<OneCovenant, { missing: Aspect[]; flags: LintFlag[] }>;
  answerFlag: Action<OneCovenant & { flagId: string; reason: string } & Command, LintFlag>;
  listVersions: Action<OneCovenant, { versions: VersionLine[] }>;
  /** How one version became another. */
  compareVersions: Action<
    OneCovenant & { from: number; to: number },
    { title: DiffPart[]; preamble: DiffPart[]; clauses: ClauseDiff[] }
  >;
  /** Somebody finds a comment or an amendment improper. */
  reportWords: Action<
    OneCovenant & { subject: 'comment' | 'amendment'; id: string; reason: string } & Command,
    { reported: true }
  >;
}
