import type { Action } from '../action';

type OfShift = { communityId: string; shiftId: string };
type Command = { commandId: string };

/** What a volunteer says about a shift that they were at. */
export interface Said {
  text: string;
  /** UTC milliseconds */
  at: number;
}

/** What whoever leads the team says to them. */
export interface SaidBack {
  /** would be glad to see them again */
  welcome: boolean;
  note: string;
  at: number;
}

/** One person's, as they see it themselves. */
export interface OwnFeedback {
  said: Said | null;
  answer: SaidBack | null;
}

/** Somebody who was at a shift, as whoever leads the team sees them. */
export interface FeedbackLine extends OwnFeedback {
  residentId: string;
  name: string;
  /** the caller, who says nothing to themselves */
  own: boolean;
}

/** Codes of these actions. */
export type FeedbackErrorCode =
  | 'FEEDBACK_CLOSED' // the shift is not over, or was more than 30 days ago
  | 'FEEDBACK_ABSENT' // they were not there
  | 'FEEDBACK_OWN'; // about oneself, or one's own home

/** Read by the two and the secretary alone: no score comes of it, and no list. */
export interface FeedbackActions {
  /** Of the caller, once the shift is over; an empty text takes it back. */
  sayFeedback: Action<OfShift & { text: string } & Command, { feedback: OwnFeedback }>;
  /** To one person who was there. */
  answerVolunteer: Action<
    OfShift & { teamId: string; residentId: string; welcome: boolean; note: string } & Command,
    { answer: SaidBack }
  >;
  /** Everybody who was there, with what was said either way. */
  listFeedback: Action<OfShift & { teamId: string }, { people: FeedbackLine[] }>;
}
