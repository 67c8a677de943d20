import type { NoticeKind } from '../../../typings/contract/notice.ts';
import type { Stamp } from '../../kernel/collection.ts';
import {
  type Aggregation,
  allOf,
  command,
  containing,
  expression,
  Table,
} from '../../kernel/table.ts';
import type { PlaceDocument } from '../../places/collections.ts';
import type { NoticeDocument, ReceiptDocument } from '../collections.ts';
import type { ReviewPart, Sight } from './notice-types.ts';

export const notices = new Table<NoticeDocument>('notices');
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
  'expiresAt',
  'pinned',
  'order',
  'version',
  'audience',
  'roles',
  'reach',
  'state',
  'authorId',
  'communityId',
];

/** The same as `sees` of the rules, as a condition. */
function visibleTo(residentId: string, { audience, reach, offices }: Sight): unknown {
  const forEverybody = command.and([
    { roles: [] },
    command.or([{ audience: command.in(audience) }, { reach: command.in(reach) }]),
  ]);
  const forRoles = offices.flatMap(({ role, placeId, around }) => [
    { roles: role, reach: placeId },
    { roles: role, audience: command.in(around) },
    ...(role === 'secretary' ? [{ 'roles.0': command.exists(true), reach: placeId }] : []),
  ]);
  const shown = command.and([
    { state: command.in(['published', 'withdrawn']) },
    command.or([forEverybody, ...forRoles]),
  ]);
  return command.or([{ authorId: residentId }, shown]);
}

function withReceipt(pipeline: Aggregation, residentId: string): Aggregation {
  return pipeline
    .project(Object.fromEntries(LIST_FIELDS.map((field) => [field, 1])))
    .addFields({ receiptId: expression.concat(['$_id', `:${residentId}`]) })
    .lookup({ from: 'receipts', localField: 'receiptId', foreignField: '_id', as: 'receipt' });
}

/** What a list is narrowed to. */
export interface Narrowing {
  search?: string | undefined;
  kind?: NoticeKind | undefined;
  after?: { order: number; id: string } | undefined;
}

/** Pinned ones first, then the newest, from after the cursor. One request. */
export function findVisible(
  communityId: string,
  residentId: string,
  sight: Sight,
  { search, kind, after }: Narrowing,
  limit: number,
): Promise<NoticeRow[]> {
  const conditions: unknown[] = [];
  if (kind) conditions.push({ kind });
  if (search) {
    conditions.push(command.or([{ title: containing(search) }, { body: containing(search) }]));
  }
  if (after) {
    const { order, id } = after;
    conditions.push(command.or([{ order: command.lt(order) }, { order, _id: command.lt(id) }]));
  }
  const condition = allOf(communityId, visibleTo(residentId, sight), ...conditions);
  return notices.aggregate<NoticeRow>(condition, (pipeline) =>
    withReceipt(pipeline.sort({ order: -1, _id: -1 }).limit(limit), residentId),
  );
}

/** Current ones since an instant: those still to be confirmed by the reader first, then pinned ones, then the newest. One request. */
export function findForHome(
  communityId: string,
  residentId: string,
  sight: Sight,
  since: number,
  at: number,
  limit: number,
): Promise<NoticeRow[]> {
  const recent = { state: 'published', publishedAt: command.gte(since) };
  const current = command.or([{ expiresAt: null }, { expiresAt: command.gte(at) }]);
  const condition = allOf(communityId, visibleTo(residentId, sight), recent, current);
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
      .sort({ open: -1, order: -1, _id: -1 })
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

/** For the timer: what is to appear by now appears. Two requests, whatever their number. */
export async function publishScheduled(at: number): Promise<void> {
  for (const mustConfirm of [true, false]) {
    await notices.change(
      {
        everywhere: true,
        where: { state: 'scheduled', mustConfirm, publishedAt: command.lte(at) },
      },
      { state: 'published', 'delivery.state': mustConfirm ? 'due' : 'done' },
    );
  }
}

export interface UnreviewedNotice extends NoticeDocument {
  /** review ids of the parts that a person has to look at and that no entry of the queue stands for */
  missing: string[];
}

/** For the timer: notices changed since an instant with parts that no open review stands for. */
export function findUnreviewed(since: number, limit: number): Promise<UnreviewedNotice[]> {
  const where = command.and([
    { state: command.in(['scheduled', 'held', 'published']) },
    command.or([{ publishedAt: command.gte(since) }, { 'pending.change.at': command.gte(since) }]),
    command.or([
      { state: 'held' },
      { 'pictures.state': 'review' },
      { 'attachments.state': 'review' },
      { pending: command.neq(null) },
    ]),
  ]) as unknown as Record<string, unknown>;
  const idOf = (part: ReviewPart) => expression.concat(['notice:', '$_id', `:${part}`]);
  const ifAny = (condition: unknown, part: ReviewPart) =>
    expression.cond([condition, [idOf(part)], []]);
  const waits = (field: string) => expression.in(['review', `$${field}.state`]);
  return notices.aggregate<UnreviewedNotice>({ everywhere: true, where }, (pipeline) =>
    pipeline
      .addFields({
        needed: expression.concatArrays([
          ifAny(expression.eq(['$state', 'held']), 'text'),
          ifAny(waits('pictures'), 'pictures'),
          ifAny(waits('attachments'), 'attachments'),
          ifAny(expression.neq(['$pending', null]), 'correction'),
        ]),
      })
      .lookup({ from: 'reviews', localField: 'needed', foreignField: '_id', as: 'reviews' })
      .addFields({
        missing: expression.setDifference([
          '$needed',
          expression.map({
            input: expression.filter({
              input: '$reviews',
              as: 'one',
              cond: expression.or([
                expression.eq(['$$one.state', 'open']),
                expression.eq(['$$one.carried', false]),
              ]),
            }),
            as: 'one',
            in: '$$one._id',
          }),
        ]),
      })
      .match({ 'missing.0': command.exists(true) })
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

/** Changes a published notice that nobody has corrected since it was read. @returns 1 on success */
export function changeCurrent(
  { communityId, _id, version }: NoticeDocument,
  { change, pending, ...patch }: Partial<NoticeDocument> & { change: Stamp },
): Promise<number> {
  return notices.change(
    { communityId, _id, state: 'published', version, pending: null },
    {
      ...patch,
      ...(pending ? { pending: command.set(pending) } : {}),
      change: command.set(change),
    },
  );
}

/** Changes a notice that is still in the state it was read in. @returns 1 on success */
export function changeState(
  { communityId, _id, state }: NoticeDocument,
  { withdrawn, change, ...patch }: Record<string, unknown>,
): Promise<number> {
  return notices.change(
    { communityId, _id, state },
    { ...patch, withdrawn: command.set(withdrawn), change: command.set(change) },
  );
}

/** Takes down a published notice after readers' reports. */
export async function takeDown(
  { communityId, _id }: NoticeDocument,
  withdrawn: NoticeDocument['withdrawn'],
): Promise<void> {
  await notices.change(
    { communityId, _id, state: 'published' },
    {
      state: 'withdrawn',
      withdrawn: command.set(withdrawn),
      pending: null,
      'delivery.state': 'done',
    },
  );
}

/** Pins or unpins a published notice that is not so yet. @returns 1 on success */
export function changePin(
  { communityId, _id }: NoticeDocument,
  pinned: boolean,
  order: number,
  change: Stamp,
): Promise<number> {
  return notices.change(
    { communityId, _id, state: 'published', pinned: !pinned },
    { pinned, order, change: command.set(change) },
  );
}

/** Ends or applies a correction that waited, unless the notice has changed. @returns 1 on success */
export function saveCorrection(
  { communityId, _id, version, pending }: NoticeDocument,
  patch: Record<string, unknown>,
): Promise<number> {
  return notices.change(
    { communityId, _id, state: 'published', version, 'pending.change.id': pending?.change.id },
    patch,
  );
}

/** Begins a round of reminders, unless one has begun since or messages are still going out. @returns 1 on success */
export function beginReminders(
  { communityId, _id, reminders }: NoticeDocument,
  at: number,
  remindedHouseholds: number,
  change: Stamp,
): Promise<number> {
  return notices.change(
    { communityId, _id, state: 'published', reminders, 'delivery.state': 'done' },
    {
      delivery: command.set({ state: 'due', after: '' }),
      reminders: reminders + 1,
      remindedAt: at,
      remindedHouseholds,
      change: command.set(change),
    },
  );
}

/** Replaces pictures and attachments if nobody has since they were read. @returns 1 on success */
export function saveFiles(
  { communityId, _id, filesVersion }: NoticeDocument,
  { pictures, attachments }: Pick<NoticeDocument, 'pictures' | 'attachments'>,
): Promise<number> {
  return notices.change(
    { communityId, _id, filesVersion },
    { pictures, attachments, filesVersion: filesVersion + 1 },
  );
}
