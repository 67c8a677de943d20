import { type Aggregation, command, expression, tableOf } from '../../kernel/database/table.ts';
import { reviews } from '../../review/collections.ts';
import { type NoticeDocument, notices, type ReportDocument, reports } from '../collections.ts';
import { REVIEWED_STATES } from '../read/notice-types.ts';

const table = tableOf(reports);

export interface ReportRow extends ReportDocument {
  notice: NoticeDocument[];
}

/** Which reports may wait for their review to be opened. */
export function openSince(since: number): Record<string, unknown> {
  return { state: 'open', 'change.at': command.gte(since) };
}

/** Leaves reports of notices for which no review is open or being carried out. */
export function withoutReview(pipeline: Aggregation): Aggregation {
  const isLive = expression.and([
    expression.eq([expression.arrayElemAt([expression.split(['$$one._id', ':']), 2]), 'reports']),
    expression.or([
      expression.eq(['$$one.state', 'open']),
      expression.eq(['$$one.carried', false]),
    ]),
  ]);
  return pipeline
    .lookup({ from: notices.name, localField: 'noticeId', foreignField: '_id', as: 'notice' })
    .match(
      command.or([
        { notice: command.size(0) },
        { 'notice.state': command.in([...REVIEWED_STATES]) },
      ]),
    )
    .lookup({
      from: reviews.name,
      localField: 'noticeId',
      foreignField: 'subjectId',
      as: 'reviews',
    })
    .addFields({
      live: expression.filter({ input: '$reviews', as: 'one', cond: isLive }),
    })
    .match({ live: command.size(0) });
}

/** Ends the reports of a notice that were there when a decision was made. */
export async function closeReports(
  communityId: string,
  noticeId: string,
  until: number,
): Promise<void> {
  await table.change(
    { communityId, noticeId, state: 'open', 'change.at': command.lte(until) },
    { state: 'closed' },
  );
}

export type OwnReport = ReportDocument & { notice: Pick<NoticeDocument, 'title'>[] };

/** What one person has reported, the latest first. One request. */
export function findReportsOf(communityId: string, residentId: string): Promise<OwnReport[]> {
  return table.aggregate<OwnReport>({ communityId, residentId }, (pipeline) =>
    pipeline
      .sort({ 'change.at': -1, _id: -1 })
      .limit(200)
      .lookup({ from: notices.name, localField: 'noticeId', foreignField: '_id', as: 'notice' }),
  );
}
