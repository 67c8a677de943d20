import { allOf, command, expression, Table } from '../shared/database.ts';
import type { NoticeDocument, ReviewDocument, Stamp } from '../shared/documents.ts';

export const reviews = new Table<ReviewDocument>('reviews');

export interface ReviewRow extends ReviewDocument {
  notice: NoticeDocument[];
}

/** Open ones, oldest first. One request. */
export function findOpen(
  communityId: string,
  after: { at: number; id: string } | undefined,
  limit: number,
): Promise<ReviewRow[]> {
  const later = after
    ? [command.or([{ at: command.gt(after.at) }, { at: after.at, _id: command.gt(after.id) }])]
    : [];
  return reviews.aggregate<ReviewRow>(allOf(communityId, { state: 'open' }, ...later), (pipeline) =>
    pipeline
      .sort({ at: 1, _id: 1 })
      .limit(limit)
      .lookup({ from: 'notices', localField: 'subjectId', foreignField: '_id', as: 'notice' }),
  );
}

/** Decides an open review; the first decision stands. @returns 1 on success */
export function closeReview(
  communityId: string,
  reviewId: string,
  state: 'released' | 'rejected',
  decided: string[],
  change: Stamp,
): Promise<number> {
  return reviews.change(
    { communityId, _id: reviewId, state: 'open' },
    { state, decided, change: command.set(change) },
  );
}

const TEXT_REASONS = ['text-review', 'text-unchecked'];

/** For the timer: decisions of the last days whose notice still waits. */
export function findUnfinished(since: number, limit: number): Promise<ReviewDocument[]> {
  return reviews.aggregate<ReviewDocument>(
    {
      everywhere: true,
      where: { state: command.in(['released', 'rejected']), 'change.at': command.gte(since) },
    },
    (pipeline) =>
      pipeline
        .lookup({ from: 'notices', localField: 'subjectId', foreignField: '_id', as: 'notice' })
        .unwind('$notice')
        .addFields({
          waiting: expression.filter({
            input: '$notice.pictures',
            as: 'one',
            cond: expression.and([
              expression.eq(['$$one.state', 'review']),
              expression.in(['$$one.fileId', '$decided']),
            ]),
          }),
        })
        .match(
          command.or([
            { reason: command.in(TEXT_REASONS), 'notice.state': 'held' },
            { 'waiting.state': 'review' },
          ]),
        )
        .limit(limit),
  );
}
