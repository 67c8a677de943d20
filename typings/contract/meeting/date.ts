import type { Action } from '../action';
import type { MeetingTime } from './meeting';

/** What somebody says to a day: they can come, they come if need be, they cannot. */
export type DateSays = 'yes' | 'maybe' | 'no';

export interface DateSlot {
  /** its place among those that were offered: answers have this order */
  index: number;
  time: MeetingTime;
  /** HH:mm */
  from: string;
  until: string;
  yes: number;
  maybe: number;
  no: number;
  /** seats that have not answered */
  open: number;
  /** of those who cannot come: seats that must be there */
  requiredAbsent: number;
}

export interface DateSeat {
  seatId: string;
  party: string;
  name: string;
  required: boolean;
  /** one for each offered time; null: not yet */
  says: DateSays[] | null;
  /** taken down by an officer */
  entered: boolean;
}

export interface DatePollView {
  pollId: string;
  bodyId: string;
  bodyName: string;
  placeLabel: string;
  /** the last day for answers */
  closesOn: string;
  closed: boolean;
  state: 'open' | 'taken' | 'withdrawn';
  /** the best first: fewest required seats absent, then fewest absent, then most who have answered */
  slots: DateSlot[];
  seats: DateSeat[];
  mySeatId: string | null;
  /** the meeting that was called from it */
  meetingId: string | null;
  may: { enter: boolean; take: boolean; withdraw: boolean };
}

export interface DatePollLine {
  pollId: string;
  bodyName: string;
  closesOn: string;
  /** the caller has not answered */
  asks: boolean;
}

export type DatePollProblem = 'few' | 'twice' | 'closing';

export type DatePollErrorCode =
  | 'POLL_NOT_FOUND'
  | 'POLL_UNFIT' // details.problem; of a time as of a meeting, with details.first
  | 'POLL_RUNS' // one goes on for this body
  | 'POLL_CLOSED' // the last day is over, or it has its time
  | 'POLL_OPEN'; // details.closesOn: a time is taken once it is closed, or all have answered

type OnePoll = { communityId: string; pollId: string };
type Command = { commandId: string };

export interface DatePollActions {
  /** Two to ten times, of the best ones, for those who have a seat. */
  openDatePoll: Action<
    { communityId: string; bodyId: string; slots: MeetingTime[]; closesOn: string } & Command,
    { pollId: string }
  >;
  /** For those who have a seat, and officers. */
  showDatePoll: Action<OnePoll, DatePollView>;
  /** By whoever has the seat; by an officer for somebody who said it on the telephone. */
  answerDatePoll: Action<OnePoll & { seatId: string; says: DateSays[] } & Command, { said: true }>;
  withdrawDatePoll: Action<OnePoll & Command, { withdrawn: true }>;
}
