import type { ClaimLine } from '../civility/claim';
import type { CardLine, ScoreLine } from '../civility/scorecard';
import type { ConsentLine } from '../volunteer/consent';
import type { OwnFeedback } from '../volunteer/feedback';
import type { HourLine } from '../volunteer/hours';
import type { IdKind } from '../volunteer/insurance';
import type { MarkLine } from '../volunteer/presence';
import type { MemberLimit, ProofLine } from '../volunteer/shift';

/** Points of one's own household, or one's own, as they are taken along: at most 200 of each list, the latest first. */
export interface OwnPoints {
  accounts: { label: string; balance: number; held: number }[];
  entries: {
    label: string;
    title: string;
    points: number;
    balance: number;
    reason: string;
    day: string;
    at: number;
  }[];
  /** what was brought forward about them, with what was said and decided */
  claims: (Pick<
    ClaimLine,
    | 'title'
    | 'points'
    | 'posted'
    | 'day'
    | 'note'
    | 'state'
    | 'label'
    | 'broughtBy'
    | 'reviews'
    | 'appeal'
    | 'voiding'
  > & { voided: { reason: string; as: string; at: number } | null })[];
  /** what was reserved in the shop; a code only while it opens something */
  reservations: {
    goodsName: string;
    points: number;
    label: string;
    state: string;
    code: string | null;
    at: number;
  }[];
  /** what the caller brought forward about others, in the caller's words */
  brought: { title: string; day: string; note: string; at: number }[];
  /** the caller's own scorecards, of what books they are */
  cards?: (Pick<
    CardLine,
    'book' | 'label' | 'state' | 'merchant' | 'listed' | 'paper' | 'agreedAt'
  > & {
    keeper: string;
  })[];
  /** what was brought forward for them, with what was said and decided */
  scores?: Pick<
    ScoreLine,
    | 'title'
    | 'points'
    | 'posted'
    | 'day'
    | 'note'
    | 'state'
    | 'broughtBy'
    | 'reviews'
    | 'appeal'
    | 'voiding'
    | 'voided'
  >[];
  /** what counts on them */
  scoreEntries?: { title: string; points: number; balance: number; day: string; at: number }[];
  /** to honours that were announced */
  objections?: { text: string; at: number; answer: string }[];
}

/** What somebody did as a volunteer, as it is taken along. */
export interface OwnVolunteering {
  /** at most 200, the latest first */
  hours: {
    title: string;
    teamName: string;
    day: string;
    in: MarkLine | null;
    out: MarkLine | null;
    /** sent late, and not looked at by a leader yet */
    left?: MarkLine | null;
    entries: HourLine[];
    /** read, or read to them, before they checked in */
    risk?: { how: 'read' | 'told'; at: number };
  }[];
  certificates: {
    number: string;
    code: string;
    name: string;
    from: string;
    until: string;
    measured: number;
    added: number;
    imported?: number;
    at: number;
  }[];
  /** for the insurance of shifts */
  idNumbers?: { kind: IdKind; number: string }[];
  /** said about shifts, and what was said to the caller; at most 200 */
  feedback?: ({ title: string; day: string } & OwnFeedback)[];
  /** of a minor: whether a guardian agrees */
  consent?: Pick<ConsentLine, 'state' | 'how' | 'at'> | null;
  /** what teams say of the caller */
  memberships: {
    teamName: string;
    /** of a licence: the end of its number, and when somebody saw it */
    skills: { skill: string; until: string | null; ending?: string; seenOn?: string }[];
    /** what a leader has set for them */
    limit?: MemberLimit & { at: number };
    /** a licence that was sent to the leaders, and that none has looked at yet */
    proof?: ProofLine;
  }[];
}
