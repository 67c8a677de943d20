import { type Aggregation, allOf, command, expression, Table } from '../shared/database.ts';
import type { NoticeDocument, PlaceDocument, ReceiptDocument } from '../shared/documents.ts';
import type { Sight, StairCount } from './notice-types.ts';

export const notices = new Table<NoticeDocument>('notices');
const receipts = new Table<ReceiptDocument>('receipts');
const places = new Table<PlaceDocument>('places');

/** A notice with the reader's receipt, if there is one. */
export interface NoticeRow extends NoticeDocument {
  receipt: ReceiptDocument[];
}

const LIST_FIELDS = [
  'kind',
  'title',
  'publishedAt',
  'mustConfirm',
  'confirmUntil',
  'audience',
  'reach',
  'state',
  'authorId',
  'communityId',
];

function visibleTo(residentId: string, sight: Sight): unknown {
  const published = command.and([
    { state: 'published' },
    command.or([{ audience: command.in(sight.audience) }, { reach: command.in(sight.reach) }]),
  ]);
  return command.or([{ authorId: residentId }, published]);
}

function withReceipt(pipeline: Aggregation, residentId: string): Aggregation {
  return pipeline
    .project(Object.fromEntries(LIST_FIELDS.map((field) => [field, 1])))
    .addFields({ receiptId: expression.concat(['$_id', `:${residentId}`]) })
    .lookup({ from: 'receipts', localField: 'receiptId', foreignField: '_id', as: 'receipt' });
}

/** Newest first, from after the cursor. One request. */
export function findVisible(
  communityId: string,
  residentId: string,
  sight: Sight,
  after: { publishedAt: number; id: string } | undefined,
  limit: number,
): Promise<NoticeRow[]> {
  const older = after
    ? [
        command.or([
          { publishedAt: command.lt(after.publishedAt) },
          { publishedAt: after.publishedAt, _id: command.lt(after.id) },
        ]),
      ]
    : [];
  const condition = allOf(communityId, visibleTo(residentId, sight), ...older);
  return notices.aggregate<NoticeRow>(condition, (pipeline) =>
    withReceipt(pipeline.sort({ publishedAt: -1, _id: -1 }).limit(limit), residentId),
  );
}

/** Since an instant: those still to be confirmed by the reader first, then the newest. One request. */
export function findForHome(
  communityId: string,
  residentId: string,
  sight: Sight,
  since: number,
  limit: number,
): Promise<NoticeRow[]> {
  const recent = { publishedAt: command.gte(since) };
  const condition = allOf(communityId, visibleTo(residentId, sight), recent);
  return notices.aggregate<NoticeRow>(condition, (pipeline) =>
    withReceipt(pipeline, residentId)
      .addFields({
        open: expression.cond({
          if: expression.and([
            '$mustConfirm',
            expression.eq([expression.size('$receipt'), 0]),
            expression.gt([
              expression.size(expression.setIntersection(['$audience', sight.audience])),
              0,
            ]),
          ]),
          // biome-ignore lint/suspicious/noThenProperty: the name of the operator's operand
          then: 1,
          else: 0,
        }),
      })
      .sort({ open: -1, publishedAt: -1, _id: -1 })
      .limit(limit),
  );
}

/** The newest notice to confirm within these places, with the number of households that did. One request. */
export async function findWatched(
  communityId: string,
  scope: string[],
): Promise<{ notice: NoticeDocument; confirmed: number } | undefined> {
  const [row] = await notices.aggregate<{ notice: NoticeDocument; confirmed: number }>(
    { communityId, state: 'published', mustConfirm: true, reach: command.in(scope) },
    (pipeline) =>
      pipeline
        .sort({ publishedAt: -1, _id: -1 })
        .limit(1)
        .lookup({ from: 'places', localField: 'audience', foreignField: '_id', as: 'asked' })
        .project({ title: 1, households: expression.sum('$asked.households'), audience: 1 })
        .lookup({ from: 'receipts', localField: '_id', foreignField: 'noticeId', as: 'receipt' })
        .unwind({ path: '$receipt', preserveNullAndEmptyArrays: true })
        .unwind({ path: '$receipt.households', preserveNullAndEmptyArrays: true })
        .group({
          _id: '$receipt.households.householdId',
          notice: expression.first({
            _id: '$_id',
            title: '$title',
            households: '$households',
            audience: '$audience',
          }),
        })
        .group({
          _id: '$notice._id',
          notice: expression.first('$notice'),
          confirmed: expression.sum(expression.cond([expression.gt(['$_id', null]), 1, 0])),
        }),
  );
  return row;
}

/** @returns false if the resident's receipt exists already */
export function insertReceipt(receipt: ReceiptDocument): Promise<boolean> {
  return receipts.insert(receipt);
}

export function getReceipt(communityId: string, id: string): Promise<ReceiptDocument | undefined> {
  return receipts.get(communityId, id);
}

const MOST_STAIRS = 5000;

/** Distinct households that confirmed, per stair. One request, over this notice's receipts only. */
export function countByStair(communityId: string, noticeId: string): Promise<StairCount[]> {
  return receipts.aggregate<StairCount>({ communityId, noticeId }, (pipeline) =>
    pipeline
      .unwind('$households')
      .group({
        _id: '$households.householdId',
        stairId: expression.first('$households.stairId'),
        buildingId: expression.first('$households.buildingId'),
      })
      .group({
        _id: '$stairId',
        buildingId: expression.first('$buildingId'),
        confirmed: expression.sum(1),
      })
      .project({ _id: 0, stairId: '$_id', buildingId: 1, confirmed: 1 })
      .limit(MOST_STAIRS),
  );
}

/** The buildings that the audience covers, and the buildings and stairs named. One request. */
export function findTurnoutPlaces(
  communityId: string,
  audience: string[],
  named: string[],
): Promise<PlaceDocument[]> {
  const condition = allOf(
    communityId,
    command.or([{ kind: 'building', lineage: command.in(audience) }, { _id: command.in(named) }]),
  );
  return places.find(condition, { order: [['_id', 'asc']], limit: 1000 });
}

/** For the timer: notices whose messages are not all queued. */
export function findDueDeliveries(limit: number): Promise<NoticeDocument[]> {
  return notices.find(
    { everywhere: true, where: { 'delivery.state': 'due' } },
    { order: [['publishedAt', 'asc']], limit },
  );
}

/** Moves the delivery on, unless another run has already. */
export function moveDelivery(
  notice: NoticeDocument,
  next: NoticeDocument['delivery'],
): Promise<number> {
  return notices.change(
    {
      communityId: notice.communityId,
      _id: notice._id,
      'delivery.state': 'due',
      'delivery.after': notice.delivery.after,
    },
    { delivery: command.set(next) },
  );
}

/** Held notices and undecided pictures since an instant that no open review entry stands for. */
export function findWithoutReview(since: number, limit: number): Promise<NoticeDocument[]> {
  const where = command.and([
    { publishedAt: command.gte(since) },
    command.or([{ state: 'held' }, { 'pictures.state': 'review' }]),
  ]) as unknown as Record<string, unknown>;
  return notices.aggregate<NoticeDocument>({ everywhere: true, where }, (pipeline) =>
    pipeline
      .addFields({
        reviewId: expression.concat([
          'notice:',
          '$_id',
          expression.cond([expression.eq(['$state', 'held']), ':text', ':pictures']),
        ]),
      })
      .lookup({ from: 'reviews', localField: 'reviewId', foreignField: '_id', as: 'review' })
      .addFields({
        waiting: expression.filter({
          input: '$pictures',
          as: 'one',
          cond: expression.and([
            expression.eq(['$$one.state', 'review']),
            expression.not([
              expression.in([
                '$$one.fileId',
                expression.ifNull([expression.arrayElemAt(['$review.decided', 0]), []]),
              ]),
            ]),
          ]),
        }),
      })
      .match(
        command.or([
          { review: command.size(0) },
          { state: 'published', 'review.state': command.neq('open'), 'waiting.state': 'review' },
        ]),
      )
      .limit(limit),
  );
}

/** Notices with a picture whose check has not answered since long. */
export function findForgottenPictures(before: number, limit: number): Promise<NoticeDocument[]> {
  return notices.find(
    {
      everywhere: true,
      where: { 'pictures.state': 'waiting', publishedAt: command.lt(before) },
    },
    { limit },
  );
}

export async function findByTrace(traceId: string): Promise<NoticeDocument | undefined> {
  const [notice] = await notices.find(
    { everywhere: true, where: { 'pictures.traceId': traceId } },
    { limit: 1 },
  );
  return notice;
}

/** Replaces the pictures if nobody has since they were read. @returns 1 on success */
export function savePictures(
  notice: NoticeDocument,
  pictures: NoticeDocument['pictures'],
): Promise<number> {
  const { communityId, _id, picturesVersion } = notice;
  return notices.change(
    { communityId, _id, picturesVersion },
    { pictures, picturesVersion: picturesVersion + 1 },
  );
}
