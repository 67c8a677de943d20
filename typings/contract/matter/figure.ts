import type { PlaceId } from '../people';
import type { MatterState, Rating } from './matter';
import type { RateFigures, VisitFigures } from './revisit';

/** What became of what was promised for a day: «ahead» until it is done. */
export type Kept = 'none' | 'ahead' | 'kept' | 'late';

/** Matters that were raised in some months, and what became of them. Each number is that of a list of matters. */
export interface MatterFigures {
  raised: number;
  /** taken up, with a public wording */
  accepted: number;
  refused: number;
  withdrawn: number;
  /** goes on under another one, which is counted by itself */
  folded: number;
  /** called done, or closed */
  done: number;
  /** whoever raised it said «not yet» */
  again: number;
  /** done by the day that was promised */
  kept: number;
  /** done after it */
  late: number;
  /** not done, and the day is over */
  broken: number;
  /** not done, and the day is to come */
  ahead: number;
  /** refused without a public wording: in the numbers, in no list that all may read */
  unworded: number;
}

/** What a list of matters is behind. */
export type FigureKey = Exclude<keyof MatterFigures, 'withdrawn' | 'unworded'>;

export interface TopicFigures extends MatterFigures {
  topicId: string;
  title: string;
}

/** How many months back, the present one counted. */
export type FigureMonths = 1 | 3 | 12;

/** What was promised and what was kept; no names, nothing by home. */
export interface PromiseView {
  /** YYYY-MM, both inclusive */
  from: string;
  until: string;
  all: MatterFigures;
  /** the most raised first */
  topics: TopicFigures[];
  ratings: Record<Rating, number>;
  /** of the latest draw: what was found in person; null before there was one */
  visits: {
    drawId: string;
    from: string;
    until: string;
    figures: VisitFigures;
    rates: RateFigures;
  } | null;
  /** when it was counted last, UTC milliseconds; null: nothing was counted yet */
  countedAt: number | null;
}

/** What is open now, for those who look after the whole community. */
export interface MatterBoard {
  open: number;
  /** due today or within the six days after it */
  week: number;
  late: number;
  /** those that there are, in their order */
  states: { state: MatterState; count: number }[];
  /** the most first */
  topics: { topicId: string; title: string; count: number }[];
  /** buildings and wider places, the most first */
  areas: { areaId: PlaceId; label: string; count: number }[];
  countedAt: number | null;
}

/** Which matters of those that are open now. */
export type OpenFigure =
  | { what: 'open' | 'week' | 'late' }
  | { what: 'state'; state: MatterState }
  | { what: 'topic'; topicId: string }
  | { what: 'area'; areaId: PlaceId };

/** Which matters of some months. */
export interface PastFigure {
  what: FigureKey;
  months: FigureMonths;
  topicId?: string;
  /** of a campaign: whatever the month */
  campaignId?: string;
}
