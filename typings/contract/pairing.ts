import type { Action } from './action';
import type { PlaceId } from './people';

/** One helper paired with one elder: agreed visits, and a short diary that only the two and their coordinator see. */

/** proposed: not everybody has agreed yet */
export type PairingState = 'proposed' | 'active' | 'ended';

export type PairingTask =
  | 'talk' // 聊聊天
  | 'walk' // 散步
  | 'shopping' // 买菜
  | 'errands' // 跑腿、陪着办事
  | 'phone' // 教用手机
  | 'reading'; // 读报

/**
 * What somebody is to a pairing. `family`: lives with the elder, or may act for them; `officer`: looks after the
 * elder's door; `coordinator`: the one of these officers who accompanies the pairing.
 */
export type PairingPart = 'helper' | 'elder' | 'guardian' | 'family' | 'officer' | 'coordinator';

/** Whose agreement a pairing waits for. */
export type PairingSide = 'helper' | 'elder' | 'guardian';

export type PairingEndWhy =
  | 'elder' // the elder, or their family
  | 'helper'
  | 'guardian'
  | 'office' // an officer of the door
  | 'declined'
  | 'unanswered' // not everybody agreed within 30 days
  | 'moved' // away from the door, or left the community
  | 'left';

export interface VisitPlan {
  /** the first day, YYYY-MM-DD */
  day: string;
  /** every week until this day; null: once */
  until: string | null;
  /** HH:mm */
  start: string;
  minutes: number;
  /** days of a weekly visit on which there is none */
  skipped: string[];
}

/** A visit to come. */
export interface ComingVisit {
  day: string;
  start: string;
  minutes: number;
}

export interface PairedPerson {
  residentId: string;
  /** empty once the person has left */
  name: string;
}

export interface PairingLine {
  pairingId: string;
  state: PairingState;
  helper: PairedPerson;
  elder: PairedPerson;
  /** comes along, where one of the two is not 18 or nobody has confirmed it */
  guardian: PairedPerson | null;
  /** null while nobody looks after it */
  coordinator: PairedPerson | null;
  /** the elder's door */
  label: string;
  tasks: PairingTask[];
  /** when everybody had agreed; UTC milliseconds */
  since: number | null;
  waitsFor: PairingSide[];
  next: ComingVisit | null;
  ended: { at: number; why: PairingEndWhy } | null;
  /** what the caller is to it */
  parts: PairingPart[];
}

export interface Agreement {
  at: number;
  /** in the app by the person, or written down by an officer */
  how: 'app' | 'paper' | 'spoken';
}

export interface VisitLine {
  visitId: string;
  day: string;
  start: string;
  minutes: number;
  /** denied: it did not take place */
  state: 'noted' | 'confirmed' | 'denied';
  decidedBy: 'elder' | 'family' | 'coordinator' | null;
}

export interface PairingDetail extends PairingLine {
  agreed: Record<PairingSide, Agreement | null>;
  plans: VisitPlan[];
  coming: ComingVisit[];
  /** the latest 20; none for officers who do not coordinate */
  visits: VisitLine[];
  /** who has to be confirmed as 18 before there are visits */
  unconfirmed: ('helper' | 'elder' | 'guardian')[];
  /** when the diary of a pairing that has ended is erased */
  diaryUntil: number | null;
  may: {
    agree: boolean;
    /** write down what the elder has said */
    writeDown: boolean;
    end: boolean;
    takeOver: boolean;
    plan: boolean;
    note: boolean;
    confirm: boolean;
    readDiary: boolean;
    writeDiary: boolean;
  };
  /** the change that was seen, for whoever plans visits */
  seen: string;
}

export interface DiaryEntry {
  entryId: string;
  text: string;
  at: number;
  /** empty once the person has left */
  byName: string;
  mine: boolean;
  /** the check was not sure: the writer and the coordinator alone see it until the coordinator has read it */
  held: boolean;
}

export interface PairingCandidate {
  residentId: string;
  name: string;
  /** the doors of an elder; none of a helper */
  doors: { householdId: PlaceId; label: string }[];
  /** an officer has confirmed that they are 18 */
  adult: boolean;
}

/** What the export of one's own data says of a pairing. */
export interface OwnPairing {
  as: PairingSide;
  state: PairingState;
  label: string;
  tasks: PairingTask[];
  at: number;
  agreed: Agreement | null;
  ended: { at: number; why: PairingEndWhy; how: 'phone' | 'spoken' | 'paper' | null } | null;
  plans: VisitPlan[];
  visits: { day: string; start: string; minutes: number; state: VisitLine['state'] }[];
  diary: { text: string; at: number; mine: boolean }[];
}

/** Codes of pairings, beside those of volunteers. */
export type PairingErrorCode =
  | 'PAIRING_NOT_FOUND' // also for whom it is no business of
  | 'PAIRING_NOT_YOURS' // somebody else of those concerned does this
  | 'PAIRED' // the elder or the helper has a pairing
  | 'PAIRING_UNFIT' // details.what: same, home, door, helper, guardian
  | 'PAIRING_OWN' // the officer, or their household, is one of the two
  | 'PAIRING_MINOR' // details.who: nobody has confirmed that they are 18, and no guardian comes along
  | 'PAIRING_ENDED'
  | 'PAIRING_NOT_AGREED' // it has not begun
  | 'PAIRING_CHANGED' // somebody else changed it in between
  | 'PAIRING_COORDINATED' // somebody looks after it
  | 'VISITS_UNFIT' // details.what: hours, length, days, skipped, twice, many
  | 'VISIT_UNFIT' // details.what: hours, length, future, old, before, guardian
  | 'VISIT_NOTED' // one visit a day
  | 'VISIT_NOT_FOUND'
  | 'VISIT_DECIDED'
  | 'DIARY_NOT_FOUND';

type OnePairing = { communityId: string; pairingId: string };
type Command = { commandId: string };

export interface PairingActions {
  /** People at the doors of the caller's offices, or people who volunteer; at most 20. */
  findForPairing: Action<
    { communityId: string; as: 'elder' | 'helper'; search: string },
    { people: PairingCandidate[] }
  >;
  /** The caller becomes its coordinator. It begins when all have agreed. */
  proposePairing: Action<
    {
      communityId: string;
      /** the elder's door */
      householdId: PlaceId;
      elderId: string;
      helperId: string;
      /** of one of the two who is not confirmed as 18: comes along to every visit */
      guardianId?: string;
      tasks: PairingTask[];
    } & Command,
    { pairingId: string }
  >;
  /** One's own answer; with `elderSaid` an officer writes down the elder's. A no ends it. */
  agreeToPairing: Action<
    OnePairing & { agrees: boolean; elderSaid?: 'paper' | 'spoken' } & Command,
    { state: PairingState }
  >;
  /** At once, without a reason. `asked`: an officer was called, and by whom. Ending twice is ending once. */
  endPairing: Action<
    OnePairing & {
      asked?: { by: 'elder' | 'helper'; how: 'phone' | 'spoken' | 'paper' };
    } & Command,
    { state: 'ended' }
  >;
  /** An officer of the door becomes the coordinator of a pairing that has none. */
  takeOverPairing: Action<OnePairing & Command, { coordinates: true }>;
  /** One's own, or all at the doors of one's offices: those that have not ended first. */
  listPairings: Action<
    { communityId: string; which: 'mine' | 'all'; after?: string },
    { pairings: PairingLine[]; next: string | null }
  >;
  showPairing: Action<OnePairing, PairingDetail>;
  /** All visits to come, in place of those before. PAIRING_CHANGED if they were changed since `seen`. */
  planVisits: Action<
    OnePairing & { plans: VisitPlan[]; seen: string } & Command,
    { plans: number }
  >;
  /** A visit that has been, by the helper. */
  noteVisit: Action<
    OnePairing & {
      day: string;
      start: string;
      minutes: number;
      withGuardian?: boolean;
    } & Command,
    { visitId: string }
  >;
  /** By the elder, their family or the coordinator. */
  confirmVisit: Action<
    { communityId: string; visitId: string; tookPlace: boolean } & Command,
    { state: VisitLine['state'] }
  >;
  writeDiary: Action<OnePairing & { text: string } & Command, { entryId: string; held: boolean }>;
  listDiary: Action<
    OnePairing & { after?: string },
    { entries: DiaryEntry[]; next: string | null }
  >;
  /** The coordinator lets others read what the check was not sure of; it or its writer takes an entry away. */
  decideDiary: Action<
    OnePairing & { entryId: string; decision: 'show' | 'remove' } & Command,
    { decision: 'show' | 'remove' }
  >;
}
