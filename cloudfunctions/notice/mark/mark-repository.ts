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
  type WrittenReceipt,
  writtenReceipts,
} from '../collections.ts';
import { paperIdOf } from '../confirm/paper-receipt.ts';

const table = tableOf(writtenReceipts);
const residentReader = readerOf(residents);

/** What officers wrote down of a notice for these households, and what stands. One request. */
export function findMarks(
  communityId: string,
  noticeId: string,
  householdIds: readonly string[],
): Promise<WrittenReceipt[]> {
  const ids = householdIds.map((householdId) => paperIdOf({ noticeId, householdId }));
  return table.find({ communityId, _id: command.in(ids), undoneAt: null }, { limit: 100 });
}

/** Households are told of a mark once it is not likely to be a slip of the finger; authors at once. */
export function dueToTell(marksBefore: number): Record<string, unknown> {
  return command.or([
    { telling: 'objection' },
    { telling: 'mark', confirmedAt: command.lt(marksBefore) },
  ]) as unknown as Record<string, unknown>;
}

/** They have been told, unless the mark has changed since. */
export async function markTold({ communityId, _id, change }: WrittenReceipt): Promise<void> {
  await table.change({ communityId, _id, 'change.id': change.id }, { telling: null });
}

export type Reachable = Pick<ResidentDocument, '_id' | 'openid'>;

/** People of a household who use the app. One request. */
export function findPeopleOf(communityId: string, householdId: string): Promise<Reachable[]> {
  return residentReader.find(
    { communityId, 'households.householdId': householdId, openid: command.neq(null) },
    { limit: 100, fields: ['openid'] },
  );
}

/** One request. */
export function findPerson(communityId: string, residentId: string): Promise<Reachable[]> {
  return residentReader.find({ communityId, _id: residentId }, { limit: 1, fields: ['openid'] });
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
