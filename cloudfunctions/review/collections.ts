import type { ReviewReason, ReviewSubject } from '../../typings/contract/moderation.ts';
import { collection, type Stamped } from '../kernel/database/collection.ts';

/** `_id` is `${subject}:${subjectId}:${part}`: one review a part, opened again for what is new of it. */
export interface ReviewDocument extends Stamped {
  subject: ReviewSubject;
  subjectId: string;
  reason: ReviewReason;
  /** dropped: what it is about was taken back */
  state: 'open' | 'released' | 'rejected' | 'dropped';
  /** what the latest decision was about: file ids, or the id of a correction; none for a text */
  decided: string[];
  /** what the latest decision says has been done */
  carried: boolean;
  at: number;
}

export const reviews = collection<ReviewDocument>('reviews');
