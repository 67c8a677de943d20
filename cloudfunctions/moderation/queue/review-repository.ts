import type {
  AmendmentDocument,
  CommentDocument,
  CovenantDocument,
  CovenantReportDocument,
} from '../../covenant/collections.ts';
import type { Stamp } from '../../kernel/collection.ts';
import { allOf, command, expression, Table } from '../../kernel/table.ts';
import type { NoticeDocument, ReportDocument } from '../../notice/collections.ts';
import type { ReviewDocument } from '../../review/collections.ts';

export const reviews = new Table<ReviewDocument>('reviews');

export interface ReviewRow extends ReviewDocument {
  notice: NoticeDocument[];
  reports: ReportDocument[];
  comment: CommentDocument[];
  amendment: AmendmentDocument[];
  /** what the comment or amendment is about, without its text */
  covenant: Pick<CovenantDocument, 'title'>[];
  wordReports: CovenantReportDocument[];
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
      .lookup({ from: 'notices', localField: 'subjectId', foreignField: '_id', as: 'notice' })
      .lookup({
        from: 'reports',
        localField: 'subjectId',
        foreignField: 'noticeId',
        as: 'reports',
      })
      .lookup({ from: 'comments', localField: 'subjectId', foreignField: '_id', as: 'comment' })
      .lookup({ from: 'amendments', localField: 'subjectId', foreignField: '_id', as: 'amendment' })
      .lookup({
        from: 'covenantReports',
        localField: 'subjectId',
        foreignField: 'subjectId',
        as: 'wordReports',
      })
      .addFields({
        covenantIds: expression.concatArrays(['$comment.covenantId', '$amendment.covenantId']),
      })
      .lookup({ from: 'covenants', localField: 'covenantIds', foreignField: '_id', as: 'covenant' })
      .project({ 'covenant.clauses': 0, 'covenant.preamble': 0 }),
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
    { state, decided, carried: false, change: command.set(change) },
  );
}

/** Notes that a decision has been carried out, unless another one has been made since. */
export async function markCarried({ communityId, _id, change }: ReviewDocument): Promise<void> {
  await reviews.change({ communityId, _id, 'change.id': change.id }, { carried: true });
}

/** For the timer: decisions of the last days that nobody has carried out. */
export function findUnfinished(since: number, limit: number): Promise<ReviewDocument[]> {
  const state = command.in(['released', 'rejected']);
  const where = { carried: false, state, 'change.at': command.gte(since) };
  return reviews.find({ everywhere: true, where }, { order: [['change.at', 'asc']], limit });
}
