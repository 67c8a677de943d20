/** A time that is proposed for one meeting. */
export interface SlotChoice {
  day: string;
  /** HH:mm */
  from: string;
  until: string;
  roomId: string;
  roomName: string;
  /** seats in office whose holder cannot come */
  requiredAbsent: number;
  absent: number;
  /** seats whose holder has a shift then, which somebody else would take over */
  moved: number;
  /** why they cannot come: counts only, no person's times are shown */
  reasons: { why: SlotReason; seats: number }[];
  usual: { room: boolean; hours: boolean };
  present: number;
}

export type SlotReason =
  | 'busy' // their own words
  | 'meeting' // of another body
  | 'shift'
  | 'vacant'; // a required seat that nobody has

/** What rules times out, in the order in which they are looked at. */
export type SlotLimit =
  | 'holiday'
  | 'day-off'
  | 'room-size'
  | 'room-equipment'
  | 'room-hours'
  | 'room-taken'
  | 'quorum';

/** Why there is no time: how many of all times a limit rules out, and how many it alone does. */
export interface LimitLine {
  limit: SlotLimit;
  out: number;
  alone: number;
}

export interface SlotSearch {
  slots: SlotChoice[];
  /** times looked at: days × half hours × rooms */
  tried: number;
  /** the first day that the notice leaves */
  first: string;
  limits: LimitLine[];
  /** without any slot: what to relax, by how much it gives; null if no single one gives any */
  relax: SlotLimit | null;
  vacantRequired: number;
  /** years of which the holidays are estimated */
  estimated: number[];
}

export interface PlannedMeeting {
  /** of the body and the week, month … that it is for */
  key: string;
  bodyId: string;
  bodyName: string;
  day: string;
  from: string;
  until: string;
  roomId: string;
  roomName: string;
  requiredAbsent: number;
  absent: number;
  /** where it was before the latest repair; null: as before, or new */
  moved: { day: string; from: string; roomName: string } | null;
  /** its room was taken by somebody else in between */
  clash: boolean;
  /** it has been convened: the meeting has this key for its id */
  convened: boolean;
  /** the caller may convene it from here */
  mayConvene: boolean;
}

/** A week, month … for which no meeting could be planned. */
export interface Unplaced {
  bodyId: string;
  bodyName: string;
  from: string;
  until: string;
  why: 'no-time' | 'no-room' | 'too-late' | 'conflict';
}

export interface PlanView {
  year: number;
  state: 'computing' | 'ready' | 'adopted';
  /** of a running computation: how many meetings have their time so far */
  progress: { settled: number; of: number };
  meetings: PlannedMeeting[];
  unplaced: Unplaced[];
  /** cost of this plan, and what no plan can go below; equal ones prove that there is none better */
  cost: number;
  bound: number;
  /** of the latest repair; null: it was made anew */
  moves: number | null;
  estimated: boolean;
  /** rooms, bodies or holidays have changed since */
  stale: boolean;
  may: { make: boolean };
  seen: string;
}
