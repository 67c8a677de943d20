import type { ReviewReason } from '../../typings/contract/moderation.ts';
import { now } from '../kernel/clock.ts';
import type { Stamped } from '../kernel/collection.ts';
import { command, Table } from '../kernel/table.ts';
import type { ReviewDocument } from './collections.ts';

const reviews = new Table<ReviewDocument>('reviews');

/** A part of a notice, a comment or an amendment that a person has to look at, and why. */
export interface PartToReview {
  part: string;
  reason: ReviewReason;
}

/** Why a text waits, by what the text check said. */
export const TEXT_REASON = { review: 'text-review', unchecked: 'text-unchecked' } as const;

/**
 * Puts parts of something into the queue for a person's eye: its text once, the other parts again
 * whenever something new of theirs has to be looked at. Repeating it changes nothing. One database
 * request; at most two more for each part that has been there before.
 */
export async function openReviews(
  about: Stamped,
  parts: readonly PartToReview[],
  subject: ReviewDocument['subject'] = 'notice',
): Promise<void> {
  const entries = parts.map((part) => entryOf(subject, about, part));
  if (await reviews.insertAll(entries)) return;
  for (const entry of entries) {
    if (entries.length > 1 && (await reviews.insert(entry))) continue;
    if (entry._id.endsWith(':text')) continue;
    const { communityId, _id, reason, at } = entry;
    await reviews.change(
      { communityId, _id, state: command.in(['released', 'rejected', 'dropped']) },
      { state: 'open', reason, at },
    );
  }
}

function entryOf(
  subject: ReviewDocument['subject'],
  { _id, communityId, change }: Stamped,
  { part, reason }: PartToReview,
): ReviewDocument {
  return {
    _id: `${subject}:${_id}:${part}`,
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

/** Nobody needs to look at a notice any more that was taken back. One request. */
export async function dropReviews(communityId: string, noticeId: string): Promise<void> {
  await reviews.change(
    { communityId, subjectId: noticeId, state: 'open' },
    { state: 'dropped', carried: true },
  );
}
