import type { Action } from '../action';
import type { PlaceId, Role } from '../people';

/** Why somebody gives doors back: away, too many, not theirs to look after, or something else. */
export type BackReason = 'away' | 'many' | 'others' | 'other';

/** Doors of a building or stair that somebody is to ask at until a day. */
export interface HandedPart {
  placeId: PlaceId;
  label: string;
  stewardName: string;
  /** it is the caller's */
  own: boolean;
  byName: string;
  /** YYYY-MM-DD */
  dueDay: string;
  /** unconfirmed doors as they were handed out, and now */
  doors: number;
  open: number;
  /** given back, and why; null = it is still to be done */
  back: { reason: BackReason; at: number } | null;
}

/** Somebody to whom doors can be handed. */
export interface DoorSteward {
  residentId: string;
  name: string;
  role: Role;
}

/** A building, or a stair that has a steward of its own, and who looks after it. */
export interface HandablePlace {
  placeId: PlaceId;
  label: string;
  /** unconfirmed doors */
  open: number;
  stewards: DoorSteward[];
  /** somebody has it, or a part of it, or all around it */
  handed: boolean;
}

export interface Handout {
  noticeId: string;
  title: string;
  /** as far as the caller's places go; what is under way first */
  parts: HandedPart[];
  /** for those who hand doors out */
  places: HandablePlace[];
  mayHand: boolean;
}

/** Doors that the caller is to ask at. */
export interface HandedLine {
  noticeId: string;
  title: string;
  placeId: PlaceId;
  label: string;
  dueDay: string;
  /** doors that have not confirmed */
  open: number;
}

interface OneNotice {
  communityId: string;
  noticeId: string;
}

export interface HandoutActions {
  showHandout: Action<OneNotice, Handout>;
  /** Hands the unconfirmed doors of buildings or stairs to one who looks after them. @returns how many doors */
  handOutDoors: Action<
    OneNotice & { placeIds: PlaceId[]; stewardId: string; dueDay: string; commandId: string },
    { doors: number }
  >;
  /** By whoever has them, or by those who hand out: then they can be handed out anew. */
  returnDoors: Action<
    OneNotice & { placeId: PlaceId; reason: BackReason; commandId: string },
    { returned: true }
  >;
}
