import type { BodyForm, BodyKind, BodyRecord } from '../../typings/contract/meeting/body.ts';
import type { DateSays } from '../../typings/contract/meeting/date.ts';
import type {
  ItemForm,
  MeetingState,
  MeetingTime,
  MinutesForm,
  MinutesView,
  Outcome,
  Says,
  Votes,
} from '../../typings/contract/meeting/meeting.ts';
import type { Unplaced } from '../../typings/contract/meeting/plan.ts';
import type { BusyTimes, RoomForm, YearTable } from '../../typings/contract/meeting/room.ts';
import type { Role } from '../../typings/contract/people.ts';
import {
  type Changeable,
  collection,
  type Stamp,
  type Stamped,
  type Stored,
} from '../kernel/database/collection.ts';

/** What was drawn up and waits for somebody else. */
export interface PendingBody {
  form: BodyForm;
  /** ids of everybody who has written in it: somebody else confirms it */
  editors: string[];
  /** who wrote last, by name */
  by: string;
  /** it is to be dissolved: why */
  dissolve?: string;
}

/** Those who meet, and how often. */
export interface BodyDocument extends Stamped {
  placeId: string;
  placeLabel: string;
  /** dropped: a second officer did not agree to its founding */
  state: 'founding' | 'standing' | 'dropped' | 'dissolved';
  form: BodyForm;
  pending: PendingBody | null;
  /** ids of those who have a seat, also by what waits */
  holders: string[];
  founded: string;
  /** days on which it met, the latest ones */
  met: string[];
  /** the newest first */
  record: BodyRecord[];
  /** raised when a seat falls vacant because somebody has left */
  turn: number;
  /** seats were changed: those who are invited already are to follow */
  seating?: boolean;
  /** the day on which it was dissolved */
  dissolvedOn?: string;
  /** dissolved: what was called or asked at that moment is to be called off */
  ending?: boolean;
}

export interface RoomDocument extends Stamped {
  placeId: string;
  placeLabel: string;
  form: RoomForm;
}

/** Half hours of one day in one room. `planned`: of a plan's meeting, by its key. */
export interface StoredBooking {
  bookingId: string;
  from: number;
  until: number;
  title: string;
  /** who has booked it; null: a plan, or somebody who has left */
  by: string | null;
  planned: string | null;
}

/**
 * A day of a room. `_id` is `${roomId}:${day}`: every booking and cancellation is one conditional write of this one
 * document, so that no half hour is given away twice.
 */
export interface RoomDayDocument extends Changeable {
  roomId: string;
  day: string;
  bookings: StoredBooking[];
  /** raised by what is booked for a plan */
  turn: number;
}

/**
 * Somebody books a room at this moment: one booking of a person after the other, so that their number is known. `_id`
 * is `${communityId}:${residentId}`; it is there for a moment only.
 */
export interface BookingTurnDocument extends Stored {
  residentId: string;
  bookingId: string;
  at: number;
  /** how often it was taken */
  taken: number;
}

/** The table of a year as officers enter it. `_id` is `${communityId}:${year}`. */
export interface YearDocument extends Stamped {
  year: number;
  /** confirmed; null: not yet */
  table: YearTable | null;
  pending: { table: YearTable; editors: string[]; by: string } | null;
}

/** When somebody cannot come, by their own words. `_id` is `${communityId}:${residentId}`. */
export interface BusyDocument extends Changeable {
  residentId: string;
  busy: BusyTimes;
}

/** A meeting of a plan. Days and half hours as numbers keep a year of them small. */
export interface StoredMeeting {
  key: string;
  bodyId: string;
  day: string;
  /** half hours of the day */
  from: number;
  until: number;
  roomId: string;
  requiredAbsent: number;
  absent: number;
  moved: { day: string; from: number; roomId: string } | null;
}

/** How far a computation is: what `advance` of plan/solve-rules.ts goes on from. */
export interface ComputeState {
  /** of what it is computed from: another one begins anew */
  print: string;
  choice: number[];
  group: number[];
  bound: Record<string, number>;
  rough: number[];
  whole: number;
}

/** The meetings of all bodies in a year. `_id` is `${communityId}:${year}`. */
export interface PlanDocument extends Stamped {
  year: number;
  state: 'computing' | 'ready' | 'adopted';
  /** keeps what stands and moves as little as it can */
  repair: boolean;
  seed: number;
  compute: ComputeState | null;
  progress: { settled: number; of: number };
  /** of the latest computation */
  meetings: StoredMeeting[];
  /** those that were adopted, for everybody to see; null: never */
  standing: StoredMeeting[] | null;
  unplaced: Omit<Unplaced, 'bodyName'>[];
  cost: number;
  bound: number;
  moves: number | null;
  estimated: boolean;
  /** of the bodies and rooms that it was computed from, to tell whether they have changed */
  print: string;
  /** its rooms are to be booked */
  toBook: boolean;
  /** keys of meetings whose room somebody else has */
  clashes: string[];
}

/** A seat as it was when the meeting was convened, and anew when it begins. */
export interface StoredSeat {
  seatId: string;
  party: string;
  residentId: string | null;
  required: boolean;
  substitutes: boolean;
}

/** What was decided about an item. */
export interface StoredDecision {
  outcome: Outcome;
  text: string;
  votes: Votes | null;
  task: { seatId: string; due: string } | null;
  /** how many seats were there, counted as it was decided */
  present: number;
  needed: number | null;
  at: number;
  corrections: { at: number; why: string; outcome: Outcome; text: string; by: string }[];
  /** other words for what is published: a second officer agrees to them */
  proposed?: StoredProposal | null;
}

export interface StoredProposal {
  proposalId: string;
  text: string;
  votes: Votes | null;
  task: { seatId: string; due: string } | null;
  why: string;
  at: number;
  by: string;
  /** who proposed it, as published minutes name who recorded them */
  byName: string;
  /** by the convener: somebody else agrees; otherwise the convener does */
  byConvener: boolean;
}

/** A version of the minutes that is published because two have corrected a decision. */
export interface CorrectedVersion {
  /** the command that agreed, by whom and when */
  stamp: Stamp;
  version: number;
  why: string;
  editors: string[];
  recordedBy: string;
  confirmedBy: string;
}

export interface StoredItem extends Omit<ItemForm, 'hidden'> {
  decision: StoredDecision | null;
}

/**
 * One meeting of a body. `_id` is the plan's key where it was convened from one, so that each entry of a plan is
 * convened once.
 */
export interface MeetingDocument extends Stamped {
  bodyId: string;
  bodyName: string;
  kind: BodyKind;
  placeId: string;
  placeLabel: string;
  /** the office that convenes it */
  convener: Role;
  /** the law names that office: nobody else may */
  lawful: boolean;
  state: MeetingState;
  /** unique: body and day of one that is to be held, its own id of one that is over, so that no body is invited twice */
  occasion: string;
  day: string;
  /** half hours of the day */
  from: number;
  until: number;
  startsAt: number;
  roomId: string | null;
  place: string;
  noticeDays: number;
  substituteRule: string;
  needed: number | null;
  seats: StoredSeat[];
  /** ids of those who have a seat */
  holders: string[];
  agenda: StoredItem[];
  /** ids of items that are not for the public; meetings of before this was known have none */
  hidden?: string[];
  /** raised when it is moved: answers of an earlier round are asked for again */
  round: number;
  moves: { day: string; from: number; place: string; reason: string; at: number }[];
  cancelled: string | null;
  /** of the plan that it was convened from: `${planId}|${key}` */
  planned: string | null;
  /** ids of the room's days that it is or was booked on */
  bookedOn: string[];
  /** somebody else has its room */
  clash: boolean;
  startedAt: number | null;
  endedAt: number | null;
  /** rooms and tasks are to follow */
  following: boolean;
  /** those who have a seat are to be told */
  telling: boolean;
  /** when those who have not answered are reminded */
  remindAt: number | null;
  minuted: boolean;
  /** minutes that are to be published with a corrected decision */
  publishing?: CorrectedVersion | null;
  /** it was called from a poll, which has its time now */
  pollId?: string | null;
}

/** Times that a body is asked about. Who has a seat stands in the body. */
export interface DatePollDocument extends Stamped {
  bodyId: string;
  bodyName: string;
  placeId: string;
  placeLabel: string;
  /** the body while it goes on, its own id afterwards: one at a time goes on for a body */
  openKey: string;
  slots: MeetingTime[];
  /** the last day for answers */
  closesOn: string;
  state: 'open' | 'taken' | 'withdrawn';
  /** those who have a seat are to be told */
  telling: boolean;
}

/** What somebody said to the times of a poll. `_id` is `${pollId}:${seatId}`. */
export interface DateAnswerDocument extends Changeable {
  pollId: string;
  seatId: string;
  /** who had the seat then */
  residentId: string;
  /** one for each time; null: nothing yet */
  says: DateSays[] | null;
  closesOn: string;
  /** taken down by an officer */
  entered: boolean;
}

/** What somebody said to an invitation. `_id` is `${meetingId}:${seatId}`. */
export interface AnswerDocument extends Changeable {
  meetingId: string;
  seatId: string;
  /** who had the seat then */
  residentId: string;
  says: Says | null;
  /** of whoever comes in their place */
  name: string;
  proxySeatId: string | null;
  /** who had that seat then: nobody else stands in by it; answers of before this was known do not say */
  proxyHolderId?: string | null;
  round: number;
  entered: boolean;
}

/** From when until when somebody was there. */
export interface Stay {
  from: number;
  until: number | null;
  how: 'code' | 'list' | 'paper';
  by: string;
}

/** Somebody at a meeting. `_id` is `${meetingId}:${residentId}`, or `${meetingId}:${seatId}` of a substitute. */
export interface PresenceDocument extends Changeable {
  meetingId: string;
  seatId: string | null;
  residentId: string | null;
  /** of a substitute */
  name: string;
  stays: Stay[];
  /** raised with every change */
  turn: number;
}

/** What a resolution asks somebody to do. `_id` is `${meetingId}:${itemId}`. */
export interface TaskDocument extends Changeable {
  meetingId: string;
  itemId: string;
  bodyName: string;
  placeId: string;
  day: string;
  text: string;
  party: string;
  ownerId: string | null;
  due: string;
  state: 'open' | 'done' | 'void';
  reports: { at: number; text: string; done: boolean; by: string }[];
  matterId: string | null;
  /** not for the public */
  hidden: boolean;
  /** of the decision's state that it follows: how often that was corrected */
  revision: number;
  /** sorts lists: when it was decided */
  order: number;
}

/** What is published of an item, as it stood then. */
export type PublishedItem = MinutesView['items'][number];

/** A version of a meeting's minutes. `_id` is `${meetingId}:${version}`. */
export interface MinutesDocument extends Stamped {
  meetingId: string;
  version: number;
  state: 'draft' | 'published';
  form: MinutesForm;
  why: string;
  /** ids of everybody who has written in it */
  editors: string[];
  recordedBy: string;
  confirmedBy: string | null;
  publishedAt: number | null;
  /** null: not published yet */
  published: PublishedItem[] | null;
  /** how many had a seat when it was published; null: not published yet */
  inOffice: number | null;
  /** the meeting does not know of its publication yet, or of what it hides */
  telling: boolean;
}

export const bodies = collection<BodyDocument>('bodies');
export const rooms = collection<RoomDocument>('rooms');
export const roomDays = collection<RoomDayDocument>('roomDays');
export const bookingTurns = collection<BookingTurnDocument>('bookingTurns');
export const holidayYears = collection<YearDocument>('holidayYears');
export const busyTimes = collection<BusyDocument>('busyTimes');
export const plans = collection<PlanDocument>('plans');
export const datePolls = collection<DatePollDocument>('datePolls');
export const dateAnswers = collection<DateAnswerDocument>('dateAnswers');
export const meetings = collection<MeetingDocument>('meetings');
export const meetingAnswers = collection<AnswerDocument>('meetingAnswers');
export const presences = collection<PresenceDocument>('presences');
export const meetingTasks = collection<TaskDocument>('meetingTasks');
export const minutes = collection<MinutesDocument>('minutes');
