import type { MarkLine, Outcome } from './presence';
import type { OtherShift, ShiftKind } from './shift';

/** Hours as they are kept: whole minutes, and corrections as entries of their own. */
export interface HourLine {
  entryId: string;
  /** measured by check-in and check-out; added by hand, or listed by a leader; a correction, which may be negative; imported */
  sort: 'measured' | 'added' | 'correction' | 'imported';
  minutes: number;
  state: 'pending' | 'counted' | 'refused';
  /**
   * what it waits for: a leader's tick; somebody from outside the team, since another shift has hours of the same time,
   * the headcount is too small, a leader alone has listed who came, who came leads the team and holds its codes, or it
   * was added, or the whole shift was written down afterwards
   */
  why: 'late' | 'overlap' | 'headcount' | 'listed' | 'own' | 'added' | 'made' | null;
  reason: string;
  at: number;
  /** of a refused one: nobody decided, its shift had been written down by mistake and was withdrawn */
  withdrawn?: true;
}

/** Somebody at a shift, as its leader sees them. */
export interface AttendanceLine {
  residentId: string;
  name: string;
  roleId: string | null;
  in: MarkLine | null;
  out: MarkLine | null;
  /** scanned without a signal and sent once the hours were written down: no leader has ticked it yet */
  left?: MarkLine | null;
  /** a late scan that no leader has ticked */
  late: boolean;
  /** the caller, who does nothing about their own attendance */
  own: boolean;
  entries: HourLine[];
  /** what to beware of comes before they are ticked: they have not said that they read it */
  riskDue?: boolean;
  /** who has noted that it was read to them, and when */
  riskTold?: { byName: string; at: number };
}

/** How far a shift has come, for those who lead its team. */
export interface AttendedShift {
  title: string;
  /** UTC milliseconds */
  from: number;
  until: number;
  /** a leader ticks who comes and goes from then on, and until then */
  marksFrom: number;
  marksUntil: number;
  /** the cloud's clock: a phone's may be wrong */
  now: number;
  cancelled: boolean;
  /** waits: nobody has counted yet; due: hours are being written down; done: they are */
  hours: 'waits' | 'due' | 'done';
  /** how many were there, as the leader counted; null if nobody did */
  headcount: number | null;
  outcome: Outcome | null;
  /** why it was written down afterwards; null: it was not */
  made?: string | null;
  /** who withdrew what had been written down, and why */
  withdrawn?: { byName: string; at: number; reason: string };
  /** whether the caller can withdraw it; confirmed: hours of it count, which are corrected instead; absent: not theirs */
  withdraw?: 'can' | 'confirmed';
  /** what to beware of */
  risk?: string;
}

/** One shift in somebody's own hours. */
export interface OwnHours {
  shiftId: string;
  title: string;
  kind: ShiftKind;
  /** the day on which it began */
  day: string;
  teamName: string;
  in: MarkLine | null;
  out: MarkLine | null;
  /** scanned without a signal and sent once the hours were written down: no leader has ticked it yet */
  left?: MarkLine | null;
  entries: HourLine[];
}

/** Minutes that count, and those that wait. */
export interface Minutes {
  measured: number;
  /** with corrections of them */
  added: number;
  /** from tables of before, which two people have answered for; answers of before counted them as added */
  imported?: number;
  pending: number;
}

export interface YearOfHours extends Minutes {
  /** YYYY */
  year: string;
  kinds: (Minutes & { kind: ShiftKind })[];
}

/** What waits for somebody from outside the team. */
export interface PendingLine {
  shiftId: string;
  teamId: string;
  teamName: string;
  title: string;
  day: string;
  residentId: string;
  name: string;
  byName: string;
  entry: HourLine;
  /** the other shift that they have hours of at the same time: only one of both can count */
  overlap: OtherShift | null;
}

/** What somebody has written down by hand in a year, as supervisors see it. */
export interface AddedLine {
  residentId: string;
  name: string;
  entries: number;
  minutes: number;
  /** brought over from tables of before */
  imported?: number;
  /** shifts that they wrote down afterwards, or made longer */
  shifts?: number;
}

/** A shift that was written down afterwards and withdrawn again, as supervisors see it. */
export interface WithdrawnLine {
  shiftId: string;
  title: string;
  day: string;
  teamName: string;
  /** who wrote it down, and who withdrew it */
  byName: string;
  withdrawnBy: string;
  at: number;
  reason: string;
}

/** What was done in a year, as counts. */
export interface Figures {
  /** people, and shifts that they were at */
  people: number;
  shifts: number;
  minutes: number;
  /** from tables of before: minutes that nobody measured here */
  imported?: number;
  /** of `minutes`, what was measured and what was added by hand; null where so few people did it that it would tell of one */
  apart?: { measured: number; added: number } | null;
  /** people who were helped, as leaders have noted */
  served?: number;
}

export interface TeamFigures extends Figures {
  teamId: string;
  teamName: string;
}

/** Of all teams of a station together. */
export interface StationFigures extends Figures {
  stationId: string;
}

/** What a certificate says, to whoever holds it and to whoever checks it. */
export interface Certificate {
  number: string;
  /** with it anybody can check the number */
  code: string;
  name: string;
  communityName: string;
  /** days, both inclusive */
  from: string;
  until: string;
  measured: number;
  added: number;
  /** from tables of before; certificates of before count them as added */
  imported?: number;
  /** UTC milliseconds */
  at: number;
}
