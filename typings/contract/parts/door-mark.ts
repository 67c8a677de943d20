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

/** What a household says when another officer asks whether it knows: 确实知道, 不知道, 没人接. */
export type RecheckResult = 'sure' | 'unaware' | 'unreached';

/** A mark that was drawn, for an officer who did not make it. */
export interface RecheckLine {
  noticeId: string;
  title: string;
  householdId: string;
  label: string;
  authorName: string;
  how: MarkedHow;
  /** when it was written down */
  at: number;
  /** how often nobody answered */
  tries: number;
  /** the roster has a number to call */
  hasPhone: boolean;
}

/** How what an officer wrote down stands up, over all notices. */
export interface AuthorFigures {
  name: string;
  own: boolean;
  /** what stands */
  marks: number;
  /** households that were asked again and answered, and those of them that did not know */
  asked: number;
  unaware: number;
  /** households that said by themselves that it is not so */
  denied: number;
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
  /** A sample of what other officers wrote down, the oldest first, 30 at a time: the caller asks there. */
  listRechecks: Action<
    { communityId: string; after?: string },
    { marks: RecheckLine[]; next: string | null }
  >;
  /** What the household said; `unaware` takes the mark away. */
  recheckMark: Action<OneDoor & { result: RecheckResult }, { result: RecheckResult }>;
  /** Of every author for the secretary and supervisors, of the caller alone for others. */
  countMarks: Action<{ communityId: string }, { authors: AuthorFigures[] }>;
}
