import { type Page, readPage } from '../../kernel/database/page.ts';
import { allOf, command, expression, readerOf } from '../../kernel/database/table.ts';
import { type MessageDocument, messages } from '../../messages/collections.ts';
import { templateOf } from '../../messages/templates.ts';
import {
  type HouseholdDocument,
  households,
  type ResidentDocument,
  residents,
} from '../../people/collections.ts';
import { type ReceiptDocument, receipts } from '../collections.ts';

const householdReader = readerOf(households);
const residentReader = readerOf(residents);

export interface HouseholdRow extends HouseholdDocument {
  receipts: ReceiptDocument[];
  /** what an officer wrote down, also if it stands no more */
  papers: ReceiptDocument[];
  people: ResidentDocument[];
  /** the first ones, and those of the latest reminder */
  messages: MessageDocument[];
}

/** Which households of a notice to list. */
export interface Wanted {
  /** any of these */
  places: string[];
  /** the beginning of a house number */
  search?: string | undefined;
  after?: string | undefined;
  /** of the latest reminder */
  round: number;
  /** those that have confirmed, or those that have not */
  isConfirmed: boolean;
}

/** Which households of these places have a number that begins with this. */
export function householdsIn(
  communityId: string,
  places: string[],
  search: string | undefined,
): ReturnType<typeof allOf> {
  const numbered = search
    ? [{ number: command.gte(search).and(command.lt(`${search}\uffff`)) }]
    : [];
  return allOf(communityId, { lineage: command.in(places) }, ...numbered);
}

/** Households in the order of their numbers. One request. */
export function findByReceipt(
  communityId: string,
  noticeId: string,
  { places, search, after, round, isConfirmed }: Wanted,
  limit: number,
): Promise<Page<HouseholdRow>> {
  const messageIds = (suffix: string) =>
    expression.map({
      input: '$people',
      as: 'one',
      in: expression.concat([`${noticeId}:`, '$$one._id', suffix]),
    });
  const condition = householdsIn(communityId, places, search);
  return readPage<HouseholdDocument, HouseholdRow>(householdReader, condition, {
    by: ['buildingId', 'sortKey'],
    direction: 'asc',
    limit,
    after,
    filter: (pipeline) =>
      pipeline
        .addFields({ key: expression.concat([`${noticeId}:`, '$_id']) })
        .lookup({ from: receipts.name, localField: 'key', foreignField: 'keys', as: 'receipts' })
        .match({ 'receipts.0': command.exists(isConfirmed) }),
    join: (pipeline) =>
      pipeline
        .lookup({
          from: residents.name,
          localField: '_id',
          foreignField: 'households.householdId',
          as: 'people',
        })
        .addFields({
          paperId: expression.concat([`${noticeId}:paper:`, '$_id']),
          messageIds: expression.concatArrays([messageIds(''), messageIds(`:r${round}`)]),
        })
        .lookup({
          from: messages.name,
          localField: 'messageIds',
          foreignField: '_id',
          as: 'messages',
        })
        .lookup({ from: receipts.name, localField: 'paperId', foreignField: '_id', as: 'papers' }),
  });
}

/** Distinct households of these places that have not confirmed and can still be sent a message. One request. */
export async function countReachable(
  communityId: string,
  noticeId: string,
  places: string[],
): Promise<number> {
  const grants = `grants.${templateOf('notice')}`;
  const [row] = await residentReader.aggregate<{ count: number }>(
    { communityId, lineages: command.in(places), [grants]: command.gt(0) },
    (pipeline) =>
      pipeline
        .project({ households: 1 })
        .unwind('$households')
        .group({ _id: '$households.householdId' })
        .lookup({ from: households.name, localField: '_id', foreignField: '_id', as: 'household' })
        .match({ 'household.lineage': command.in(places) })
        .addFields({ key: expression.concat([`${noticeId}:`, '$_id']) })
        .lookup({ from: receipts.name, localField: 'key', foreignField: 'keys', as: 'receipts' })
        .match({ receipts: command.size(0) })
        .group({ _id: null, count: expression.sum(1) }),
  );
  return row?.count ?? 0;
}
