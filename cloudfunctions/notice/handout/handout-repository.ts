import { DAY } from '../../kernel/calendar.ts';
import {
  type Aggregation,
  allOf,
  command,
  expression,
  readerOf,
} from '../../kernel/database/table.ts';
import { households, type ResidentDocument, residents } from '../../people/collections.ts';
import { type PlaceDocument, places } from '../../places/collections.ts';
import {
  type HandedOut,
  type HandoutDocument,
  type NoticeDocument,
  notices,
  receipts,
} from '../collections.ts';

/** One request. */
export function findPlaces(communityId: string, ids: readonly string[]): Promise<PlaceDocument[]> {
  return readerOf(places).find(
    { communityId, _id: command.in([...ids]) },
    { order: [['_id', 'asc']], limit: 1000 },
  );
}

export type Steward = Pick<ResidentDocument, '_id' | 'name' | 'roles'>;

/** Who looks after one of these places or what lies in it. One request. */
export function findDoorStewards(communityId: string, today: string): Promise<Steward[]> {
  const offices = ['building-steward', 'stair-steward', 'grid-officer'];
  const office = { role: command.in(offices), from: command.lte(today) };
  // Within elemMatch the SDK encodes no or.
  const inForce = [null, command.gte(today)].map((until) => ({
    roles: command.elemMatch({ ...office, until }),
  }));
  return readerOf(residents).find(allOf(communityId, command.or(inForce)), {
    order: [['_id', 'asc']],
    limit: 1000,
    fields: ['name', 'roles'],
  });
}

export interface HandedRow extends Pick<HandoutDocument, '_id' | 'noticeId'> {
  parts: HandedOut;
  notice: Pick<NoticeDocument, 'title'>[];
  /** doors of the place that have not confirmed */
  open: number;
}

const MOST = 40;
const WINDOW = 180 * DAY; // as on the first page

/** What somebody has in hand of notices that stand at an instant, where doors are left, of the hand-outs that name them. */
export function withDoors(pipeline: Aggregation, stewardId: string, at: number): Aggregation {
  const recent = { 'notice.state': 'published', 'notice.publishedAt': command.gte(at - WINDOW) };
  const isOpen = command.or([
    { 'notice.expiresAt': null },
    { 'notice.expiresAt': command.gte(at) },
  ]);
  return pipeline
    .unwind('$parts')
    .match({ 'parts.stewardId': stewardId, 'parts.back': null })
    .lookup({ from: notices.name, localField: 'noticeId', foreignField: '_id', as: 'notice' })
    .match(command.and([recent, isOpen]))
    .sort({ 'parts.dueDay': 1, _id: 1 })
    .lookup({
      from: households.name,
      localField: 'parts.placeId',
      foreignField: 'lineage',
      as: 'doors',
    })
    .addFields({
      keys: expression.map({
        input: '$doors',
        as: 'one',
        in: expression.concat(['$noticeId', ':', '$$one._id']),
      }),
    })
    .lookup({ from: receipts.name, localField: 'keys', foreignField: 'keys', as: 'receipts' })
    .project({
      noticeId: 1,
      parts: 1,
      'notice.title': 1,
      open: expression.size(
        expression.setDifference([
          '$keys',
          expression.reduce({
            input: '$receipts.keys',
            initialValue: [],
            in: expression.concatArrays(['$$value', '$$this']),
          }),
        ]),
      ),
    })
    .match({ open: command.gt(0) })
    .limit(MOST);
}
