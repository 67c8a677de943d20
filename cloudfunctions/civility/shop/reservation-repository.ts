import { type Page, readPage } from '../../kernel/database/page.ts';
import { allOf, command, containing, readerOf, tableOf } from '../../kernel/database/table.ts';
import { residents } from '../../people/collections.ts';
import {
  type LedgerDocument,
  ledger,
  type ReservationDocument,
  reservations,
} from '../collections.ts';

const table = tableOf(reservations);

/** What an account has set aside for goods in a month, and given back. One request. */
export function findHolds(
  communityId: string,
  accountId: string,
  goodsId: string,
  month: string,
): Promise<LedgerDocument[]> {
  return readerOf(ledger).find(
    {
      communityId,
      accountId,
      goodsId,
      day: command.gte(`${month}-01`).and(command.lte(`${month}-31`)),
    },
    { limit: 1000, fields: ['kind'] },
  );
}

/** Whether somebody of a household is here by phone. One request. */
export async function hasPhone(communityId: string, householdId: string): Promise<boolean> {
  const where = { communityId, 'households.householdId': householdId, openid: command.neq(null) };
  return (await readerOf(residents).count(where)) > 0;
}

/** Of one account, newest first. */
export function readReservations(
  communityId: string,
  accountId: string,
  after: string | undefined,
): Promise<Page<ReservationDocument>> {
  return readPage(
    table,
    { communityId, accountId },
    { by: ['order'], direction: 'desc', limit: 30, after },
  );
}

/** What waits at the counter, the oldest first. */
export function readCounter(
  communityId: string,
  search: string,
  after: string | undefined,
): Promise<Page<ReservationDocument>> {
  const found = search === '' ? {} : { label: containing(search) };
  return readPage(table, allOf(communityId, { state: 'reserved' }, found), {
    by: ['order'],
    direction: 'asc',
    limit: 30,
    after,
  });
}

/** What its state says is done; a state that another has changed meanwhile stays due. */
export async function markSettled(
  { communityId, _id, state, dueAt }: ReservationDocument,
  outcome: ReservationDocument['state'],
): Promise<void> {
  await table.change({ communityId, _id, state, dueAt }, { state: outcome, dueAt: null });
}

export const settlingDue = (at: number) => ({ dueAt: command.gt(0).and(command.lte(at)) });
export const expiryDue = (at: number) => ({ state: 'reserved', until: command.lt(at) });

export function getReservation(
  communityId: string,
  id: string,
): Promise<ReservationDocument | undefined> {
  return table.get(communityId, id);
}

/** What these accounts have reserved, the latest first, at most 200. One request. */
export function findReservationsOf(
  communityId: string,
  accountIds: readonly string[],
): Promise<ReservationDocument[]> {
  return table.find(
    { communityId, accountId: command.in([...accountIds]) },
    { order: [['order', 'desc']], limit: 200 },
  );
}

/** The counter does not say any more who reserved it; what is not fetched runs out. One request. */
export async function forgetReservationsOf(communityId: string, accountId: string): Promise<void> {
  await table.change({ communityId, accountId }, { label: '' });
}
