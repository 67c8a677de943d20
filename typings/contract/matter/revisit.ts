import type { MatterState, Rating } from './matter';

/** frozen and announced; a number was entered; drawn; nothing to draw from it any more */
export type DrawState = 'announced' | 'entered' | 'drawn';

/** What somebody who was there found; «unreached»: nobody could be asked. */
export type VisitResult = Rating | 'unreached';

/** How many of those drawn were asked, and what they said. */
export interface VisitFigures {
  drawn: number;
  visited: number;
  helped: number;
  partly: number;
  not: number;
  unreached: number;
}

/** How many of those drawn a third party has rated, and how. */
export type RateFigures = { drawn: number; rated: number } & Record<Rating, number>;

export interface DrawLine {
  drawId: string;
  /** YYYY-MM-DD, both inclusive: what ended on these days is on the list */
  from: string;
  until: string;
  state: DrawState;
  /** matters on the list */
  listed: number;
  size: number;
  /** which public number is the seed, and the day on which it becomes known */
  source: string;
  seedDay: string;
  figures: VisitFigures;
  rates: RateFigures;
}

/** A matter that was drawn, as all may read it. */
export interface DrawnLine {
  matterId: string;
  /** the public wording; '' where there is none */
  title: string;
  placeLabel: string;
  state: MatterState;
  result: VisitResult | null;
  /** when it was visited, UTC milliseconds */
  at: number | null;
  /** the caller may say what they found */
  mayVisit: boolean;
  /** the public wording, and the public answer that it ended with; '' where there is none */
  text: string;
  outcome: string;
  /** of a third party; null: not yet */
  rate: Rating | null;
  /** the caller is the third party, and may say so */
  mayRate: boolean;
}

export interface DrawView extends DrawLine {
  /** SHA-256 of the list, hexadecimal; published with the announcement */
  hash: string;
  /** ids of the matters in order, a line each: what the hash is over */
  list: string;
  /** null before it was entered twice */
  seed: string | null;
  drawn: DrawnLine[];
  may: { enter: boolean; confirm: boolean };
}
