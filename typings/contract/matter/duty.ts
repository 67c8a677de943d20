import type { Action } from '../action';
import type { PlaceId, Role } from '../people';

/** 一包十联: what a steward who is at a door is there for. */
export type VisitKind =
  | 'policy'
  | 'opinion'
  | 'dispute'
  | 'safety'
  | 'hygiene'
  | 'elder'
  | 'child'
  | 'hardship'
  | 'newcomer'
  | 'work';

/** How long nobody was at a door: this week; within the usual days; longer, or never. */
export type DoorVisited = 'week' | 'recent' | 'long';

export interface WalkDoor {
  householdId: string;
  /** what its stair is called; '' where the building has none */
  stair: string;
  number: string;
  /** the steward lives there */
  own: boolean;
  /** YYYY-MM-DD; null: not within a year */
  last: string | null;
  state: DoorVisited;
  /** what the caller has ticked here today */
  today: VisitKind[];
  /** it is among those that this week's walk is for */
  due: boolean;
}

export interface WalkView {
  label: string;
  /** Monday and Sunday, YYYY-MM-DD */
  from: string;
  until: string;
  /** after so many days it is long ago */
  days: number;
  doors: WalkDoor[];
}

/** How many doors were not visited for long: no names, in the order of the places. */
export interface VisitCounts {
  days: number;
  places: { placeId: PlaceId; label: string; doors: number; week: number; long: number }[];
  /** in the last thirty days, in the whole community */
  kinds: { kind: VisitKind; count: number }[];
}

export interface DiaryLine {
  entryId: string;
  day: string;
  placeLabel: string;
  text: string;
  /** the office in which it was written */
  as: Role;
  own: boolean;
}

/** A sitting that comes back: who sits where when. */
export interface DutyForm {
  placeId: PlaceId;
  /** 党群服务中心一楼 */
  spot: string;
  /** as people know them: 片警老周 */
  who: string;
  /** what they can be asked about */
  work: string;
  /** 0 is Sunday */
  weekdays: number[];
  /** HH:mm */
  from: string;
  until: string;
  firstDay: string;
  lastDay: string;
  /** days on which nobody sits, beside public holidays */
  off: string[];
}

export interface DutyLine extends DutyForm {
  dutyId: string;
  placeLabel: string;
  /** the caller may change it */
  mayChange: boolean;
}

export interface SittingDay {
  day: string;
  /** dutyIds, the earliest first */
  sittings: string[];
  /** a public holiday: nobody sits */
  holiday: boolean;
}

export type DutyErrorCode =
  | 'VISIT_DAY_UNFIT' // to come, or more than a week ago
  | 'VISIT_AT_HOME' // one's own door needs no visit
  | 'DUTY_NOT_FOUND'
  | 'DUTY_TIME_UNFIT' // ends before it begins, or no day of it is to come
  | 'DUTY_CHANGED'; // somebody was quicker

type Command = { commandId: string };

export interface DutyActions {
  /** Ticks what a visit at a door was for; none: it was ticked by mistake. */
  noteVisit: Action<
    { communityId: string; householdId: string; day: string; kinds: VisitKind[] } & Command,
    { kinds: VisitKind[] }
  >;
  /** The doors of a building or a stair, for their own steward: which were not visited for long. */
  showWalk: Action<{ communityId: string; placeId: PlaceId }, WalkView>;
  /** The same as counts, for those who look after the whole community. */
  countVisits: Action<{ communityId: string }, VisitCounts>;
  writeDiary: Action<
    { communityId: string; placeId: PlaceId; day: string; text: string } & Command,
    { entryId: string }
  >;
  /** Of a place and what lies within it, the latest first. */
  listDiary: Action<
    { communityId: string; placeId: PlaceId; after?: string },
    { entries: DiaryLine[]; next: string | null }
  >;
  /** A new one (`dutyId` null), or another time, place or end for one. */
  saveDuty: Action<
    { communityId: string; dutyId: string | null; seen: string | null; form: DutyForm } & Command,
    { dutyId: string }
  >;
  /** Who sits where in the coming two weeks. */
  listDuties: Action<
    { communityId: string },
    { days: SittingDay[]; duties: (DutyLine & { seen: string })[]; maySave: boolean }
  >;
}
