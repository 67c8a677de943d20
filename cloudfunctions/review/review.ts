import type { ReviewReason } from '../../typings/contract/moderation.ts';
import { now } from '../kernel/clock.ts';
import type { Stamped } from '../kernel/database/collection.ts';
import type { ReviewDocument } from './collections.ts';
import { dropOpenReviews, insertReview, insertReviews, reopenReview } from './review-repository.ts';

/** A part of something that a person has to look at, and why. */
export interface PartToReview {
  part: string;
  reason: ReviewReason;
}

/** Why a text waits, by what the text check said. */
export const TEXT_REASON = { review: 'text-review', unchecked: 'text-unchecked' } as const;

type Subject = ReviewDocument['subject'];

export function reviewIdOf(subject: Subject, subjectId: string, part: string): string {
  return `${subject}:${subjectId}:${part}`;
}

/** The part that a review is about: the last word of its id. */
export function partOf({ _id }: Pick<ReviewDocument, '_id'>): string {
  return _id.slice(_id.lastIndexOf(':') + 1);
}

/**
 * Puts parts of something into the queue for a person's eye: its text once, the other parts again
 * whenever something new of theirs has to be looked at and the decision before has been carried out.
 * Repeating it changes nothing. One database request; at most two more for each part that has been there
 * before.
 */
export async function openReviews(
  about: Stamped,
  parts: readonly PartToReview[],
  subject: Subject,
): Promise<void> {
  const entries = parts.map((part) => entryOf(subject, about, part));
  if (await insertReviews(entries)) return;
  for (const entry of entries) {
    if (entries.length > 1 && (await insertReview(entry))) continue;
    if (partOf(entry) !== 'text') await reopenReview(entry);
  }
}

/** Nobody needs to look any more at what was taken back. One request. */
export async function dropReviews(
  subject: Subject,
  communityId: string,
  subjectId: string,
): Promise<void> {
  await dropOpenReviews({ communityId, subject, subjectId });
}

function entryOf(
  subject: Subject,
  { _id, communityId, change }: Stamped,
  { part, reason }: PartToReview,
): ReviewDocument {
  return {
    _id: reviewIdOf(subject, _id, part),
    communityId,
    subject,
    subjectId: _id,
    reason,
    state: 'open',
    decided: [],
    carried: true,
    at: now(),
    change,
  };
}
