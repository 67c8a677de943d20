import type { Action } from '../action';
import type { Role } from '../people';

/** How an officer says that a household knows of a notice. */
export type MarkedHow = 'paper' | 'phone' | 'door';

/** What an officer wrote down for one of the caller's homes, and what stands. */
export interface MarkOnHome {
  householdId: string;
  label: string;
  byName: string;
  /** the office by which they did; null = not known of what was written down before */
  byRole: Role | null;
  how: MarkedHow;
  at: number;
}

interface OneDoor {
  communityId: string;
  noticeId: string;
  householdId: string;
  commandId: string;
}

export interface MarkActions {
  /** Somebody of the household says that it is not so: the mark goes, its author is told and cannot write it down again. */
  denyMark: Action<OneDoor, { denied: true }>;
}
