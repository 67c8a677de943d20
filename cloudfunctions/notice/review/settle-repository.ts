import type { Aggregation } from '../../kernel/database/table.ts';
import { command, expression, tableOf } from '../../kernel/database/table.ts';
import { reviews } from '../../review/collections.ts';
import { type NoticeDocument, notices, reports } from '../collections.ts';
import {
  OVER_STATES,
  REVIEWED_STATES,
  type ReviewPart,
  refusedStates,
} from '../read/notice-types.ts';

/**
 * What decisions and checks change of a notice. They carry no stamp of their own, that of the review is
 * the record; commands name the fields that are changed here as `seen`.
 */
const table = tableOf(notices);

export function getNotice(communityId: string, id: string): Promise<NoticeDocument | undefined> {
  return table.get(communityId, id);
}

export async function findByTrace(traceId: string): Promise<NoticeDocument | undefined> {
  const [notice] = await table.find(
    { everywhere: true, where: { 'pictures.traceId': traceId } },
    { limit: 1 },
  );
  return notice;
}

/** Ends the wait of a held notice. @returns 1 on success */
export function endHold(
  { communityId, _id }: NoticeDocument,
  patch: Partial<NoticeDocument> & { 'delivery.state'?: NoticeDocument['delivery']['state'] },
): Promise<number> {
  return table.change({ communityId, _id, state: 'held' }, patch);
}

/** Ends or applies a correction that waited, unless the notice has changed. @returns 1 on success */
export function saveCorrection(
  { communityId, _id, version }: NoticeDocument,
  pendingId: string,
  patch: Partial<NoticeDocument>,
): Promise<number> {
  return table.change(
    { communityId, _id, state: 'published', version, 'pending.change.id': pendingId },
    { ...patch, pending: null },
  );
}

/** Replaces pictures and attachments if nobody has since they were read. @returns 1 on success */
export function saveFiles(
  { communityId, _id, filesVersion }: NoticeDocument,
  { pictures, attachments }: Pick<NoticeDocument, 'pictures' | 'attachments'>,
): Promise<number> {
  return table.change(
    { communityId, _id, filesVersion },
    { pictures, attachments, filesVersion: filesVersion + 1 },
  );
}

/** Takes down a published notice after readers' reports. */
export async function takeDown(
  { communityId, _id }: NoticeDocument,
  withdrawn: NoticeDocument['withdrawn'],
): Promise<void> {
  await table.change(
    { communityId, _id, state: 'published' },
    {
      state: 'withdrawn',
      withdrawn: command.set(withdrawn),
      pending: null,
      'delivery.state': 'done',
    },
  );
}

/** Which notices have files that are not to be there any more. */
export function withRefusedFiles(): Record<string, unknown> {
  const withFile = (states: readonly string[]) => [
    { 'pictures.state': command.in([...states]) },
    { 'attachments.state': command.in([...states]) },
  ];
  const over = { state: command.in([...OVER_STATES]) };
  return command.or([
    ...withFile(refusedStates('published')),
    ...withFile(refusedStates('withdrawn')).map((one) => ({ ...over, ...one })),
  ]) as unknown as Record<string, unknown>;
}

/** Which notices have a picture whose check has not answered since before an instant. */
export function waitingSince(before: number): Record<string, unknown> {
  return { 'pictures.state': 'waiting', publishedAt: command.lt(before) };
}

/** Which notices of late may have parts that a person has to look at. */
export function doubtfulSince(since: number): Record<string, unknown> {
  return command.and([
    { state: command.in([...REVIEWED_STATES]) },
    command.or([{ publishedAt: command.gte(since) }, { 'pending.change.at': command.gte(since) }]),
    command.or([
      { state: 'held' },
      { 'pictures.state': 'review' },
      { 'attachments.state': 'review' },
      { pending: command.neq(null) },
    ]),
  ]) as unknown as Record<string, unknown>;
}

export interface UnreviewedNotice extends NoticeDocument {
  /** review ids of the parts that no review stands for which is open or being carried out */
  missing: string[];
}

/** Leaves notices with parts that no review stands for. A field of another form counts as none. */
export function withMissingReviews(pipeline: Aggregation): Aggregation {
  const idOf = (part: ReviewPart) => expression.concat(['notice:', '$_id', `:${part}`]);
  const ifAny = (condition: unknown, part: ReviewPart) =>
    expression.cond([condition, [idOf(part)], []]);
  const waits = (field: string) => {
    const states = `$${field}.state`;
    return expression.in(['review', expression.cond([expression.isArray([states]), states, []])]);
  };
  const isLive = expression.or([
    expression.eq(['$$one.state', 'open']),
    expression.eq(['$$one.carried', false]),
  ]);
  return pipeline
    .addFields({
      needed: expression.concatArrays([
        ifAny(expression.eq(['$state', 'held']), 'text'),
        ifAny(waits('pictures'), 'pictures'),
        ifAny(waits('attachments'), 'attachments'),
        ifAny(expression.gt(['$pending', null]), 'correction'),
      ]),
    })
    .lookup({ from: reviews.name, localField: 'needed', foreignField: '_id', as: 'reviews' })
    .addFields({
      missing: expression.setDifference([
        '$needed',
        expression.map({
          input: expression.filter({ input: '$reviews', as: 'one', cond: isLive }),
          as: 'one',
          in: '$$one._id',
        }),
      ]),
    })
    .match({ 'missing.0': command.exists(true) });
}

/** Joins what the review queue shows of a notice beside itself. */
export function withReports(pipeline: Aggregation): Aggregation {
  return pipeline.lookup({
    from: reports.name,
    localField: 'subjectId',
    foreignField: 'noticeId',
    as: 'noticeReports',
  });
}
