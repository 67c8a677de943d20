import type { Stamp, Stamped } from '../../kernel/collection.ts';
import { allOf, command, expression, Table } from '../../kernel/table.ts';
import type { MessageDocument } from '../../messages/collections.ts';
import type { HouseholdDocument, ResidentDocument } from '../../people/collections.ts';
import type { ConsentDocument } from '../../resident/collections.ts';
import type { ReceiptDocument } from '../collections.ts';
import type { StairCount } from '../read/notice-types.ts';

/** The stamp stands only in what was done for somebody else, and only that is swept. */
export const receipts = new Table<ReceiptDocument & Stamped>('receipts');
const households = new Table<HouseholdDocument>('households');
const consents = new Table<ConsentDocument>('consents');
const residents = new Table<ResidentDocument>('residents');

/** @returns false if there is one of this id already */
export function insertReceipt(receipt: ReceiptDocument): Promise<boolean> {
  return receipts.insert(receipt as ReceiptDocument & Stamped);
}

export function getReceipt(communityId: string, id: string): Promise<ReceiptDocument | undefined> {
  return receipts.get(communityId, id);
}

/** Changes what an officer wrote down, unless somebody has since it was read. @returns 1 on success */
export function changeReceipt(
  { communityId, _id, change: before }: ReceiptDocument,
  { by, households: confirmed, keys, confirmedAt, undoneAt }: ReceiptDocument,
  change: Stamp,
): Promise<number> {
  return receipts.change(
    { communityId, _id, 'change.id': before?.id },
    {
      by: command.set(by),
      households: confirmed,
      keys,
      confirmedAt,
      undoneAt,
      change: command.set(change),
    },
  );
}

/** Whether anybody has confirmed for a household. One request. */
export async function isConfirmed(communityId: string, key: string): Promise<boolean> {
  const found = await receipts.find({ communityId, keys: key }, { limit: 1, fields: ['by'] });
  return found.length > 0;
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

export interface ConfirmedRow extends HouseholdDocument {
  receipts: ReceiptDocument[];
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
  after?: { buildingId: string; sortKey: string; id: string } | undefined;
  /** of the latest reminder */
  round: number;
}

/** Households that have confirmed a notice, or have not, in the order of their numbers. One request. */
export function findByReceipt(
  communityId: string,
  noticeId: string,
  isConfirmed: boolean,
  { places, search, after, round }: Wanted,
  limit: number,
): Promise<ConfirmedRow[]> {
  const conditions: unknown[] = [{ lineage: command.in(places) }];
  if (search) {
    conditions.push({ number: command.gte(search).and(command.lt(`${search}\uffff`)) });
  }
  if (after) {
    const { buildingId, sortKey, id } = after;
    conditions.push(
      command.or([
        { buildingId: command.gt(buildingId) },
        { buildingId, sortKey: command.gt(sortKey) },
        { buildingId, sortKey, _id: command.gt(id) },
      ]),
    );
  }
  const messageIds = (suffix: string) =>
    expression.map({
      input: '$people',
      as: 'one',
      in: expression.concat([`${noticeId}:`, '$$one._id', suffix]),
    });
  return households.aggregate<ConfirmedRow>(allOf(communityId, ...conditions), (pipeline) =>
    pipeline
      .sort({ buildingId: 1, sortKey: 1, _id: 1 })
      .addFields({ key: expression.concat([`${noticeId}:`, '$_id']) })
      .lookup({ from: 'receipts', localField: 'key', foreignField: 'keys', as: 'receipts' })
      .match({ 'receipts.0': command.exists(isConfirmed) })
      .limit(limit)
      .lookup({
        from: 'residents',
        localField: '_id',
        foreignField: 'households.householdId',
        as: 'people',
      })
      .addFields({
        messageIds: expression.concatArrays([messageIds(''), messageIds(`:r${round}`)]),
      })
      .lookup({ from: 'messages', localField: 'messageIds', foreignField: '_id', as: 'messages' }),
  );
}

export interface PrincipalRow extends ConsentDocument {
  principal: ResidentDocument[];
  receipt: ReceiptDocument[];
}

/** Those for whom the agent may act today, with their receipts of a notice. One request. */
export function findPrincipals(
  communityId: string,
  agentId: string,
  noticeId: string,
  today: string,
): Promise<PrincipalRow[]> {
  const inForce = { agentId, endedAt: null, from: command.lte(today), until: command.gte(today) };
  return consents.aggregate<PrincipalRow>({ communityId, ...inForce }, (pipeline) =>
    pipeline
      .limit(20)
      .addFields({ receiptId: expression.concat([`${noticeId}:`, '$principalId']) })
      .lookup({
        from: 'residents',
        localField: 'principalId',
        foreignField: '_id',
        as: 'principal',
      })
      .lookup({ from: 'receipts', localField: 'receiptId', foreignField: '_id', as: 'receipt' }),
  );
}

/** Distinct households of these places that have not confirmed and can still be sent a message. One request. */
export async function countReachable(
  communityId: string,
  noticeId: string,
  places: string[],
  templateId: string,
): Promise<number> {
  const [row] = await residents.aggregate<{ count: number }>(
    { communityId, lineages: command.in(places), [`grants.${templateId}`]: command.gt(0) },
    (pipeline) =>
      pipeline
        .project({ households: 1 })
        .unwind('$households')
        .group({ _id: '$households.householdId' })
        .lookup({ from: 'households', localField: '_id', foreignField: '_id', as: 'household' })
        .match({ 'household.lineage': command.in(places) })
        .addFields({ key: expression.concat([`${noticeId}:`, '$_id']) })
        .lookup({ from: 'receipts', localField: 'key', foreignField: 'keys', as: 'receipts' })
        .match({ receipts: command.size(0) })
        .group({ _id: null, count: expression.sum(1) }),
  );
  return row?.count ?? 0;
}
