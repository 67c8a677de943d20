import type { NoticeKind } from '../../../typings/contract/notice.ts';
import { type Page, readPage } from '../../kernel/database/page.ts';
import {
  type Aggregation,
  allOf,
  command,
  containing,
  expression,
  readerOf,
} from '../../kernel/database/table.ts';
import { type PlaceDocument, places } from '../../places/collections.ts';
import { type NoticeDocument, notices, type ReceiptDocument, receipts } from '../collections.ts';
import type { Sight } from './notice-types.ts';

const reader = readerOf(notices);
const placeReader = readerOf(places);

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

/** Those that stand before the reader now: not withdrawn, and none that waits, the reader's own included. */
export function publishedTo(residentId: string, sight: Sight): unknown {
  return command.and([{ state: 'published' }, visibleTo(residentId, sight)]);
}

function withReceipt(pipeline: Aggregation, residentId: string): Aggregation {
  return pipeline
    .project(Object.fromEntries(LIST_FIELDS.map((field) => [field, 1])))
    .addFields({ receiptId: expression.concat(['$_id', `:${residentId}`]) })
    .lookup({ from: receipts.name, localField: 'receiptId', foreignField: '_id', as: 'receipt' });
}

/** What a list is narrowed to. */
export interface Narrowing {
  search?: string | undefined;
  kind?: NoticeKind | undefined;
  after?: string | undefined;
}

/** Pinned ones first, then the newest, from after the cursor. One request. */
export function findVisible(
  communityId: string,
  residentId: string,
  sight: Sight,
  { search, kind, after }: Narrowing,
  limit: number,
): Promise<Page<NoticeRow>> {
  const conditions: unknown[] = [];
  if (kind) conditions.push({ kind });
  if (search) {
    conditions.push(command.or([{ title: containing(search) }, { body: containing(search) }]));
  }
  const condition = allOf(communityId, visibleTo(residentId, sight), ...conditions);
  return readPage<NoticeDocument, NoticeRow>(reader, condition, {
    by: ['order'],
    direction: 'desc',
    limit,
    after,
    join: (pipeline) => withReceipt(pipeline, residentId),
  });
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
  return reader.aggregate<NoticeRow>(condition, (pipeline) =>
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

export interface WatchedNotice extends Pick<NoticeDocument, '_id' | 'title' | 'households'> {
  /** households that confirmed */
  confirmed: number;
}

/** The newest notice to confirm that asks nobody outside these places, with who did. One request. */
export async function findWatched(
  communityId: string,
  scope: string[],
): Promise<WatchedNotice | undefined> {
  const [row] = await reader.aggregate<WatchedNotice>(
    { communityId, state: 'published', mustConfirm: true, reach: command.in(scope) },
    (pipeline) =>
      pipeline
        .sort({ publishedAt: -1, _id: -1 })
        .addFields({ outside: expression.size(outside('$audience', scope)) })
        .match({ outside: 0 })
        .limit(1)
        .lookup({ from: places.name, localField: 'audience', foreignField: '_id', as: 'asked' })
        .project({ title: 1, households: expression.sum('$asked.households') })
        .lookup({ from: receipts.name, localField: '_id', foreignField: 'noticeId', as: 'receipt' })
        .unwind({ path: '$receipt', preserveNullAndEmptyArrays: true })
        .unwind({ path: '$receipt.households', preserveNullAndEmptyArrays: true })
        .group({
          _id: '$receipt.households.householdId',
          notice: expression.first({ _id: '$_id', title: '$title', households: '$households' }),
        })
        .group({
          _id: '$notice._id',
          title: expression.first('$notice.title'),
          households: expression.first('$notice.households'),
          confirmed: expression.sum(expression.cond([expression.gt(['$_id', null]), 1, 0])),
        }),
  );
  return row;
}

/** Those of a field's places that lie in none of these. */
function outside(field: string, scope: readonly string[]): unknown {
  const liesIn = (place: string) =>
    expression.or([
      expression.eq(['$$one', place]),
      expression.eq([expression.indexOfCP(['$$one', `${place}.`]), 0]),
    ]);
  return expression.filter({
    input: field,
    as: 'one',
    cond: expression.not([expression.or(scope.map(liesIn))]),
  });
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
  return placeReader.find(condition, { order: [['_id', 'asc']], limit: 1000 });
}
