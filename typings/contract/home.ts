import type { Action } from './action';
import type { NoticeLine } from './notice';
import type { DutyPhone } from './parts/contact';
import type { HandedLine } from './parts/handout';
import type { AskedNotice } from './parts/question';
import type { Troubled } from './parts/recovery';
import type { Membership } from './resident';

export interface Home {
  membership: Membership;
  /** what needs the caller, soonest deadline first */
  needs: NoticeLine[];
  /** how many more there are than shown */
  needsMore: number;
  /** the newest, without those in needs */
  news: NoticeLine[];
  /** for officers: the newest notice that asks for confirmation, with how far it has come */
  watch: { noticeId: string; title: string; confirmed: number; households: number } | null;
  /** the caller has a workbench */
  officer: boolean;
}

/** What an officer's desk counts. */
export type DeskKind =
  | 'requests'
  | 'rechecks'
  | 'proposals'
  | 'reviews'
  | 'hours'
  | 'points'
  | 'merchants'
  | 'members'
  | 'triage'
  | 'held'
  | 'tasks'
  | 'meetings'
  | 'votes'
  | 'results';

export interface DeskFigure {
  kind: DeskKind;
  count: number;
  /** there are more than were counted */
  more: boolean;
  /** of scores, if there are any: the queue of the book in which the oldest waits */
  queue?: 'open' | 'appealed' | 'voiding';
}

/** Something that waits for the caller until a moment. */
export interface DeskItem {
  kind: DeskKind;
  id: string;
  title: string;
  /** UTC milliseconds */
  until: number;
}

export interface Desk {
  /** for each kind that is the caller's to do */
  figures: DeskFigure[];
  /** what ends first, the first few */
  due: DeskItem[];
  /** doors that the caller is to ask at, the first due first, places where all have confirmed left out; absent in answers of before */
  handed?: HandedLine[];
  /** outages after which households of the caller's places say that it is not well yet; absent in answers of before */
  troubled?: Troubled[];
  /** notices below which somebody waits for an answer that is the caller's to give; absent in answers of before */
  asked?: AskedNotice[];
  /** as on the first page */
  watch: Home['watch'];
  /** households in the roster; 0: there is none yet */
  households: number;
  /** the number of whoever is on duty */
  duty: DutyPhone | null;
  /** while there is no roster: whether a notice has been published; absent in answers of before, null later */
  firstWeek?: { noticed: boolean } | null;
}

export type SearchKind = 'notices' | 'covenants' | 'motions' | 'matters' | 'shifts' | 'doors';

/** Something that was looked for. */
export interface SearchHit {
  id: string;
  title: string;
  /** where it belongs: a place, a team; '' = the whole community */
  place: string;
  /** when it was published, closes or begins, UTC milliseconds; null = that says nothing */
  at: number | null;
}

export interface SearchGroup {
  kind: SearchKind;
  hits: SearchHit[];
  /** there are more than are shown */
  more: boolean;
}

export interface HomeActions {
  /** What the caller may read and holds all of these words; doors for officers of their places. Kinds without any are left out. */
  searchAll: Action<{ communityId: string; words: string }, { groups: SearchGroup[] }>;
  showOverview: Action<{ communityId: string }, Home>;
  showDesk: Action<{ communityId: string }, Desk>;
}
