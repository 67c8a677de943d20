import { allOf, command, expression, Table } from '../shared/database.ts';
import type {
  ConsentDocument,
  HouseholdDocument,
  ReceiptDocument,
  ResidentDocument,
} from '../shared/documents.ts';
import type { StairCount } from './notice-types.ts';

const receipts = new Table<ReceiptDocument>('receipts');
const households = new Table<HouseholdDocument>('households');
const consents = new Table<ConsentDocument>('consents');
const residents = new Table<ResidentDocument>('residents');

/** @returns false if there is one of this id already */
export function insertReceipt(receipt: ReceiptDocument): Promise<boolean> {
  return receipts.insert(receipt);
}

export function getReceipt(communityId: string, id: string): Promise<ReceiptDocument | undefined> {
  return receipts.get(communityId, id);
}

/** Puts a receipt in the place of one that was taken back. @returns 1 on success */
export function renewReceipt({
  communityId,
  _id,
  by,
  households: confirmed,
  keys,
  confirmedAt,
}: ReceiptDocument): Promise<number> {
  return receipts.change(
    { communityId, _id, undoneAt: command.neq(null) },
    { by: command.set(by), households: confirmed, keys, confirmedAt, undoneAt: null },
  );
}

/** Takes back what this officer wrote down since an instant. @returns 1 on success */
export function undoReceipt(
  communityId: string,
  id: string,
  residentId: string,
  since: number,
  at: number,
): Promise<number> {
  return receipts.change(
    {
      communityId,
      _id: id,
      'by.residentId': residentId,
      undoneAt: null,
      confirmedAt: command.gte(since),
    },
    { households: [], keys: [], undoneAt: at },
  );
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
}

/** Which households of a notice to list. */
export interface Wanted {
  /** any of these */
  places: string[];
  /** the beginning of a house number */
  search?: string | undefined;
  after?: { buildingId: string; sortKey: string; id: string } | undefined;
}

/** Households that have confirmed a notice, or have not, in the order of their numbers. One request. */
export function findByReceipt(
  communityId: string,
  noticeId: string,
  isConfirmed: boolean,
  { places, search, after }: Wanted,
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
      }),
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
