import { command, expression, Table } from '../../kernel/table.ts';
import type { NoticeDocument, ReportDocument } from '../collections.ts';

export const reports = new Table<ReportDocument>('reports');

/** For the timer: notices with open reports since an instant that no open entry of the queue stands for. */
export async function findUnqueued(since: number, limit: number): Promise<NoticeDocument[]> {
  const rows = await reports.aggregate<{ notice: NoticeDocument }>(
    { everywhere: true, where: { state: 'open', 'change.at': command.gte(since) } },
    (pipeline) =>
      pipeline
        .group({ _id: '$noticeId' })
        .addFields({ reviewId: expression.concat(['notice:', '$_id', ':reports']) })
        .lookup({ from: 'reviews', localField: 'reviewId', foreignField: '_id', as: 'review' })
        .match(
          command.or([
            { review: command.size(0) },
            { 'review.state': command.neq('open'), 'review.carried': true },
          ]),
        )
        .limit(limit)
        .lookup({ from: 'notices', localField: '_id', foreignField: '_id', as: 'notice' })
        .unwind('$notice'),
  );
  return rows.map(({ notice }) => notice);
}

/** Ends the reports of a notice that were there when a decision was made. */
export async function closeReports(
  communityId: string,
  noticeId: string,
  until: number,
): Promise<void> {
  await reports.change(
    { communityId, noticeId, state: 'open', 'change.at': command.lte(until) },
    { state: 'closed' },
  );
}
