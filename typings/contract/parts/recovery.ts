import type { Action } from '../action';
import type { PlaceId } from '../people';
import type { MarkedHow } from './door-mark';

/** Who said it, and how: on paper, by phone or at the door means an officer wrote it down. */
export type AnsweredHow = 'self' | 'agent' | MarkedHow;

/** What is still wrong, of fixed choices: there is nothing to check before others see it. */
export type Trouble =
  | 'never' // 一直没来
  | 'again' // 来了又停
  | 'weak' // 水很小、电压不稳
  | 'dirty'; // 水发黄

/** What a household has said last: whether all is well again after an outage. */
export interface RecoveryAnswer {
  restored: boolean;
  /** only if it is not; null = not said */
  trouble: Trouble | null;
  at: number;
  /** who said it, or wrote it down; empty once that person has left */
  byName: string;
  how: AnsweredHow;
}

/** A household that is asked: the caller's own, or of somebody whom the caller may act for. */
export interface AskedHome {
  householdId: string;
  label: string;
  /** the person for whom the caller would answer; null: the caller lives there */
  forPerson: { residentId: string; name: string } | null;
  answer: RecoveryAnswer | null;
}

/** A notice that asks now. */
export interface RecoveryQuestion {
  noticeId: string;
  title: string;
  /** the last instant at which it can be answered */
  until: number;
  /** those that have not answered */
  homes: AskedHome[];
}

/** For officers: of their places some households say that it is not well yet. */
export interface Troubled {
  noticeId: string;
  title: string;
  households: number;
}

/** What a notice asks the caller now. */
export interface NoticeRecovery {
  until: number;
  homes: AskedHome[];
  /** households that say it is not well yet; null where so few are asked that it would name a neighbour */
  troubled: number | null;
}

export interface RecoveryLine {
  placeId: PlaceId;
  label: string;
  answered: number;
  troubled: number;
  households: number;
}

export interface RecoverySum {
  noticeId: string;
  title: string;
  until: number;
  /** when an officer said that all is well again, or null */
  restored: { at: number; byName: string } | null;
  /** households that answered, and those of them who say it is not well yet */
  answered: number;
  troubled: number;
  households: number;
  /** one line a building that the caller looks after */
  buildings: RecoveryLine[];
}

/** A household of the officer's places, with what it said last. */
export interface RecoveryDoor {
  householdId: string;
  label: string;
  answer: RecoveryAnswer | null;
  /** the roster has a number to call, and the household said that it is not well yet */
  mayCall: boolean;
  /** the caller wrote it down and may still take it back */
  mayUndo: boolean;
}

export type RecoveryErrorCode =
  | 'RECOVERY_NOT_ASKED' // not yet, no longer, or not after such a notice
  | 'NOTHING_TO_RESTORE' // the notice announces no outage, or one that has not begun
  | 'HOUSEHOLD_RESTORED'; // it does not say that something is wrong: no reason to call

interface OneNotice {
  communityId: string;
  noticeId: string;
}
interface OneHousehold extends OneNotice {
  householdId: string;
  commandId: string;
}
interface Said {
  restored: boolean;
  /** counts only where `restored` is false */
  trouble?: Trouble | null;
}
interface DoorsOf extends OneNotice {
  placeId?: PlaceId;
  search?: string;
  after?: string;
}

export interface RecoveryActions {
  /** An officer says that all is well again, or takes that back. Readers see it in the notice, and each household is asked. */
  declareRestored: Action<
    OneNotice & { restored: boolean; commandId: string },
    { restoredAt: number | null }
  >;
  /** Somebody of a household answers for it, or somebody who may act for them; until the end the last answer counts. */
  sayRestored: Action<OneHousehold & Said & { forResidentId?: string }, { answer: RecoveryAnswer }>;
  /** An officer writes down what a household said. */
  noteRestored: Action<OneHousehold & Said & { how: MarkedHow }, { answer: RecoveryAnswer }>;
  /** Takes back what the caller wrote down, within a day: what the household had said itself stands again. */
  undoNoteRestored: Action<OneHousehold, { undone: true }>;
  /** What asks the caller now and is not answered; for officers, where something is still wrong. */
  listRecoveries: Action<
    { communityId: string },
    { asked: RecoveryQuestion[]; troubled: Troubled[] }
  >;
  countRestored: Action<OneNotice, RecoverySum>;
  /** Households of the caller's places, 30 at a time in the order of their numbers. */
  listRestored: Action<DoorsOf, { households: RecoveryDoor[]; next: string | null }>;
}
