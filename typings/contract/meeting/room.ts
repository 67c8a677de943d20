import type { PlaceId } from '../people';
import type { Equipment } from './body';

export interface RoomForm {
  placeId: PlaceId;
  name: string;
  /** how many people it holds */
  capacity: number;
  equipment: Equipment[];
  /** HH:mm, every day; 24:00 is the end of it */
  from: string;
  until: string;
  /** whether every resident may book it; else offices and teams' leaders only */
  open: boolean;
  closed: boolean;
}

export interface RoomLine extends RoomForm {
  roomId: string;
  placeLabel: string;
  /** the caller may book it */
  mayBook: boolean;
  seen: string;
}

/** Half hours of a day: 0 begins at midnight, 47 at 23:30. `until` is not in it. */
export interface Booking {
  bookingId: string;
  from: number;
  until: number;
  title: string;
  /** of a plan's meeting: nobody has booked it by hand */
  planned: boolean;
  /** the caller's own, or theirs to cancel */
  mine: boolean;
}

/** A table of a year, as it was published or entered. */
export interface YearTable {
  /** YYYY-MM-DD → what it is: 春节 */
  holidays: { day: string; name: string }[];
  /** days of a weekend on which people work */
  workdays: string[];
}

/** Where a year's table comes from. */
export type YearSource =
  | 'published' // the State Council's, as the app knows it
  | 'entered' // by two officers of the community
  | 'estimated'; // not out yet: days that the law names, without swaps

export interface YearView extends YearTable {
  year: number;
  source: YearSource;
  /** entered by somebody, waits for a second one */
  pending: (YearTable & { by: string; own: boolean }) | null;
  seen: string | null;
}

/** When somebody cannot come, as they say themselves. */
export interface BusyTimes {
  /** 0 is Sunday; HH:mm, 24:00 is the end of the day */
  weekly: { weekdays: number[]; from: string; until: string }[];
  /** both inclusive */
  days: { from: string; until: string }[];
}
