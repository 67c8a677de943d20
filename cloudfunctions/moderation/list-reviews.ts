import type { ModerationActions, ReviewLine } from '../../typings/contract/moderation.ts';
import { doubtfulPictures } from '../notice/notice-rules.ts';
import type { ActorContext } from '../shared/handler.ts';
import { findOpen, type ReviewRow } from './review-repository.ts';

const PAGE = 20;

/** What waits for a person's eye, the longest waiting first. */
export async function listReviews(
  { communityId, after }: ModerationActions['list']['input'],
  { actor }: ActorContext,
): Promise<ModerationActions['list']['data']> {
  const [, at, id] = /^(\d{1,15}):(.+)$/.exec(after ?? '') ?? [];
  const from = at && id ? { at: Number(at), id } : undefined;
  const rows = await findOpen(communityId, from, PAGE + 1);
  const page = rows.slice(0, PAGE);
  const last = page.at(-1);
  return {
    reviews: page.flatMap((row) => lineOf(row, actor.residentId)),
    next: rows.length > PAGE && last ? `${last.at}:${last._id}` : null,
  };
}

function lineOf(
  { _id, subject, subjectId, reason, at, notice }: ReviewRow,
  reader: string,
): ReviewLine[] {
  const [found] = notice;
  if (!found) return [];
  return [
    {
      reviewId: _id,
      subject,
      subjectId,
      reason,
      title: found.title,
      body: found.body,
      pictures: _id.endsWith(':pictures') ? doubtfulPictures(found) : [],
      authorName: found.author.name,
      at,
      own: found.authorId === reader,
    },
  ];
}
