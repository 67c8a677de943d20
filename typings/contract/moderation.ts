import type { Action } from './envelope';

export type ReviewReason =
  | 'text-review' // the check asks for a person's eye
  | 'text-unchecked' // the check did not answer
  | 'picture-review'
  | 'picture-unchecked';

export interface ReviewLine {
  reviewId: string;
  subject: 'notice';
  subjectId: string;
  reason: ReviewReason;
  title: string;
  body: string;
  /** pictures a person has to look at */
  pictures: string[];
  authorName: string;
  at: number;
  /** written by the caller, so somebody else decides */
  own: boolean;
}

export interface ModerationActions {
  list: Action<
    { communityId: string; after?: string },
    { reviews: ReviewLine[]; next: string | null }
  >;
  decide: Action<
    {
      communityId: string;
      reviewId: string;
      decision: 'release' | 'reject';
      pictures?: string[];
      commandId: string;
    },
    { decision: 'release' | 'reject' }
  >;
}
