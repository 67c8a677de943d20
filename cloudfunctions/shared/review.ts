import type { ReviewReason } from '../../typings/contract/moderation.ts';
import { now } from './clock.ts';
import { command, Table } from './database.ts';
import type { NoticeDocument, ReviewDocument } from './documents.ts';

const reviews = new Table<ReviewDocument>('reviews');

/**
 * Puts a notice into the queue for a person's eye: its text once, its pictures again whenever another
 * one turns out doubtful. Repeating it changes nothing. One database request, two for a repeat.
 */
export async function openReview(notice: NoticeDocument, reason: ReviewReason): Promise<void> {
  const { communityId } = notice;
  const part = reason.startsWith('text') ? 'text' : 'pictures';
  const _id = `notice:${notice._id}:${part}`;
  const isNew = await reviews.insert({
    _id,
    communityId,
    subject: 'notice',
    subjectId: notice._id,
    reason,
    state: 'open',
    decided: [],
    at: now(),
    change: notice.change,
  });
  if (isNew || part === 'text') return;
  await reviews.change(
    { communityId, _id, state: command.in(['released', 'rejected']) },
    { state: 'open', reason, at: now() },
  );
}
