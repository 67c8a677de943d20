import type { Action } from '../action';
import type { GrantedRole } from '../parts/posts';
import type { PlaceId, Role } from '../people';

/** What stands open in somebody's name. */
export type OpenWorkKind =
  | 'seat' // in a body that meets
  | 'task' // of a resolution
  | 'team' // of volunteers, with its shifts
  | 'motion' // a draft, or a consultation that goes on
  | 'mediation'
  | 'matter' // given to them by name
  | 'pairing' // they look after it
  | 'export'; // a file that was made for them

export interface OpenWork {
  /** names it among all of a person */
  key: string;
  kind: OpenWorkKind;
  /** nothing personal: a body, a team, the public title of a vote */
  label: string;
  placeId: PlaceId;
  /**
   * how it is given: to a successor by name; to the office; to either; or on its own page, by the rules that hold
   * there (`there`); `itself` is over within an hour
   */
  way: 'successor' | 'office' | 'either' | 'there' | 'itself';
  /** where `there` is: the id of the matter or pairing */
  id: string;
}

/** An office that ended, or is to end, and whether it has been handed over. */
export interface HandoverLine {
  residentId: string;
  name: string;
  role: GrantedRole;
  placeId: PlaceId;
  placeLabel: string;
  from: string;
  /** the last day in office */
  until: string;
  /** ten days later */
  dueOn: string;
  late: boolean;
  /** null: nobody has begun it */
  handoverId: string | null;
  done: boolean;
}

export interface Successor {
  residentId: string;
  name: string;
  /** by which office */
  role: Role;
  placeLabel: string;
}

export type HandoverSide = 'leaver' | 'successor' | 'witness';

export interface HandoverView extends HandoverLine {
  handoverId: string;
  successor: string;
  /** still in the leaver's name */
  open: OpenWork[];
  /** what was given, to whom; '' = to the office */
  given: { kind: OpenWorkKind; label: string; to: string; at: number }[];
  confirmed: Record<HandoverSide, number | null>;
  /** why the leaver does not confirm; '' while they can */
  absence: string;
  /** the shop holds goods: both say that they counted them together */
  counts: boolean;
  counted: HandoverSide[];
  may: { give: boolean; confirm: HandoverSide | null; absence: boolean };
}

export type HandoverErrorCode =
  | 'HANDOVER_NOT_FOUND'
  | 'HANDOVER_NOT_YOURS' // by the leaver, or by who watches once the term is over
  | 'HANDOVER_EARLY' // the office does not end within details.days
  | 'HANDOVER_RUNNING' // the witness comes once the term is over
  | 'HANDOVER_BEGUN' // somebody was quicker
  | 'HANDOVER_OWN' // leaver, successor and witness are three people of three homes
  | 'HANDOVER_DONE'
  | 'HANDOVER_ITEM_GONE' // it is in their name no more
  | 'HANDOVER_ITEM_UNFIT' // it is not given in that way
  | 'HANDOVER_ITEMS_OPEN' // details.open
  | 'HANDOVER_UNCONFIRMED' // the witness comes last
  | 'HANDOVER_UNCOUNTED'; // the stock is counted by both

type OneHandover = { communityId: string; handoverId: string };
type Command = { commandId: string };

export interface HandoverActions {
  /** Of the whole community for who watches over it, else the caller's own. */
  listHandovers: Action<{ communityId: string }, { handovers: HandoverLine[]; mayBegin: boolean }>;
  showHandover: Action<OneHandover, HandoverView>;
  /** Who could come after: for the leaver those of the same office, for who watches all who hold one. */
  listSuccessors: Action<
    { communityId: string; residentId: string; role: GrantedRole; placeId: PlaceId; from: string },
    { successors: Successor[] }
  >;
  beginHandover: Action<
    {
      communityId: string;
      residentId: string;
      role: GrantedRole;
      placeId: PlaceId;
      from: string;
      successorId: string;
    } & Command,
    { handoverId: string }
  >;
  /** One thing in the leaver's name goes to the successor, or to the office. */
  giveWork: Action<
    OneHandover & { key: string; to: 'successor' | 'office' } & Command,
    { given: true }
  >;
  /** The leaver cannot confirm, and why; a supervisor writes it down. */
  noteAbsence: Action<OneHandover & { reason: string } & Command, { noted: true }>;
  /** Each for themselves; the witness last, once nothing is left in the leaver's name. */
  confirmHandover: Action<OneHandover & { counted: boolean } & Command, { done: boolean }>;
}
