import { command, readerOf, tableOf } from '../../kernel/database/table.ts';
import {
  type HouseholdDocument,
  households,
  type ResidentDocument,
  residents,
} from '../../people/collections.ts';
import {
  type NoticeDocument,
  notices,
  type Objection,
  type WrittenReceipt,
  writtenReceipts,
} from '../collections.ts';

const table = tableOf(writtenReceipts);
const residentReader = readerOf(residents);

/** Households are told of a mark once it is not likely to be a slip of the finger; authors at once. */
export function dueToTell(marksBefore: number): Record<string, unknown> {
  return command.or([
    { telling: 'objection' },
    { telling: 'mark', confirmedAt: command.lt(marksBefore) },
  ]) as unknown as Record<string, unknown>;
}

/** They have been told, unless the mark has changed since. */
export async function markTold(
  { communityId, _id, change, objections }: WrittenReceipt,
  toldOf: (objections: readonly Objection[]) => Objection[],
): Promise<void> {
  await table.change(
    { communityId, _id, 'change.id': change.id },
    { telling: null, ...(objections && { objections: toldOf(objections) }) },
  );
}

export type Reachable = Pick<ResidentDocument, '_id' | 'openid'>;

/** People of a household who use the app. One request. */
export function findPeopleOf(communityId: string, householdId: string): Promise<Reachable[]> {
  return residentReader.find(
    { communityId, 'households.householdId': householdId, openid: command.neq(null) },
    { limit: 100, fields: ['openid'] },
  );
}

/** One request; none for nobody. */
export async function findReachable(
  communityId: string,
  ids: readonly string[],
): Promise<Reachable[]> {
  if (ids.length === 0) return [];
  return residentReader.find(
    { communityId, _id: command.in([...ids]) },
    { limit: 100, fields: ['openid'] },
  );
}

/** One request. */
export function getNotice(communityId: string, id: string): Promise<NoticeDocument | undefined> {
  return readerOf(notices).get(communityId, id);
}

/** One request. */
export function getHousehold(
  communityId: string,
  id: string,
): Promise<HouseholdDocument | undefined> {
  return readerOf(households).get(communityId, id);
}
