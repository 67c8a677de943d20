import type { NoticeState } from '../../../typings/contract/notice.ts';
import type { Role } from '../../../typings/contract/resident.ts';

/** What of the notices a person may see: those that ask their households, and those of the places they look after. */
export interface Sight {
  /** one of the audience is one of these */
  audience: string[];
  /** one of the audience lies at or below one of these */
  reach: string[];
  /** for notices to holders of roles: each role held, where, and the places around it */
  offices: { role: Role; placeId: string; around: string[] }[];
}

/** The part of a notice that one review is about. */
export type ReviewPart = 'text' | 'pictures' | 'attachments' | 'correction' | 'reports';

/** Of notices in other states nothing is reviewed: they were taken back, or rejected. */
export const REVIEWED_STATES: readonly NoticeState[] = ['scheduled', 'held', 'published'];

/** Households that confirmed, per stair. */
export interface StairCount {
  buildingId: string;
  stairId: string;
  confirmed: number;
  /** of them, those of which officers alone say so */
  noted: number;
}

/** Households that answered whether all is well again, and those who say that it is not, per stair. */
export interface RecoveryStair {
  buildingId: string;
  stairId: string;
  answered: number;
  troubled: number;
}

/** Households of a stair that say that something is still wrong after what a notice announced. */
export interface TroubledStair {
  noticeId: string;
  stairId: string;
  troubled: number;
}

/** Notices that are shown to nobody, and never will be. */
export const OVER_STATES: readonly NoticeState[] = ['rejected', 'cancelled', 'withdrawn'];

/** States of files that are still there and are not to be. */
export function refusedStates(state: NoticeState): string[] {
  return OVER_STATES.includes(state) ? ['waiting', 'review', 'passed', 'blocked'] : ['blocked'];
}
