import type { ShiftKind } from './shift';

/** When somebody came or went, and how it is known. */
export interface MarkLine {
  /** UTC milliseconds */
  at: number;
  /**
   * code: scanned while it was shown; late: scanned without signal and sent afterwards; list: ticked by a
   * leader; settled: nobody checked out, so that the end of the shift counts
   */
  how: 'code' | 'late' | 'list' | 'settled';
}

/** Hours as they are kept: whole minutes, and corrections as entries of their own. */
export interface HourLine {
  entryId: string;
  /** measured by check-in and check-out; added by hand; a correction, which may be negative; imported */
  sort: 'measured' | 'added' | 'correction' | 'imported';
  minutes: number;
  state: 'pending' | 'counted' | 'refused';
  /** what it waits for: a leader's tick, a headcount that is too small, somebody from outside the team */
  why: 'late' | 'headcount' | 'added' | null;
  reason: string;
  at: number;
}

/** Somebody at a shift, as its leader sees them. */
export interface AttendanceLine {
  residentId: string;
  name: string;
  roleId: string | null;
  in: MarkLine | null;
  out: MarkLine | null;
  /** a late scan that no leader has ticked */
  late: boolean;
  entries: HourLine[];
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
  entries: HourLine[];
}

/** Minutes that count, and those that wait. */
export interface Minutes {
  measured: number;
  /** with corrections of them, and what was imported */
  added: number;
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
}

export interface TeamFigures {
  teamId: string;
  teamName: string;
  /** people, and shifts that they were at */
  people: number;
  shifts: number;
  minutes: number;
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
  /** UTC milliseconds */
  at: number;
}
