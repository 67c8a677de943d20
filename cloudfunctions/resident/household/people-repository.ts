import type { Stamp } from '../../kernel/collection.ts';
import type { AuditDocument } from '../../kernel/collections.ts';
import { command, Table } from '../../kernel/table.ts';
import type { MessageDocument } from '../../messages/collections.ts';
import type { ReceiptDocument } from '../../notice/collections.ts';
import type { HouseholdDocument, ResidentDocument } from '../../people/collections.ts';
import type { ConsentDocument } from '../collections.ts';

const residents = new Table<ResidentDocument>('residents');
const households = new Table<HouseholdDocument>('households');
export const consents = new Table<ConsentDocument>('consents');
const receipts = new Table<ReceiptDocument>('receipts');
const messages = new Table<MessageDocument>('messages');
const audit = new Table<AuditDocument>('audit');

export interface MemberRow extends ResidentDocument {
  consents: ConsentDocument[];
}

/** The people of a household with the consents they gave, in the order in which they came. One request. */
export function findMembers(communityId: string, householdId: string): Promise<MemberRow[]> {
  return residents.aggregate<MemberRow>(
    { communityId, 'households.householdId': householdId },
    (pipeline) =>
      pipeline.sort({ createdAt: 1, _id: 1 }).limit(50).lookup({
        from: 'consents',
        localField: '_id',
        foreignField: 'principalId',
        as: 'consents',
      }),
  );
}

/** Puts a consent in the place of an earlier one of the same two. @returns 1 on success */
export function renewConsent(
  earlier: ConsentDocument,
  { _id, communityId, change, ...consent }: ConsentDocument,
): Promise<number> {
  return consents.change(
    { communityId, _id, 'change.id': earlier.change.id },
    { ...consent, change: command.set(change) },
  );
}

/** @returns 1 if it was in force until now */
export function endConsentAt(
  communityId: string,
  id: string,
  at: number,
  change: Stamp,
): Promise<number> {
  return consents.change(
    { communityId, _id: id, endedAt: null },
    { endedAt: at, change: command.set(change) },
  );
}

/** Consents in force on a day that somebody gave or received. One request. */
export function findConsentsOf(
  communityId: string,
  residentId: string,
  today: string,
): Promise<ConsentDocument[]> {
  const inForce = {
    communityId,
    endedAt: null,
    from: command.lte(today),
    until: command.gte(today),
  };
  const condition = command.and([
    inForce,
    command.or([{ principalId: residentId }, { agentId: residentId }]),
  ]) as unknown as { communityId: string };
  return consents.find(condition, { order: [['_id', 'asc']], limit: 100 });
}

export interface OwnReceipt extends ReceiptDocument {
  notice: { title: string }[];
}

/** What somebody confirmed, with the titles. One request. */
export function findReceiptsOf(communityId: string, residentId: string): Promise<OwnReceipt[]> {
  return receipts.aggregate<OwnReceipt>({ communityId, residentId }, (pipeline) =>
    pipeline
      .sort({ confirmedAt: -1 })
      .limit(500)
      .lookup({ from: 'notices', localField: 'noticeId', foreignField: '_id', as: 'notice' }),
  );
}

/** What somebody did, the latest first. One request. */
export function findActionsOf(communityId: string, actorId: string): Promise<AuditDocument[]> {
  return audit.find({ communityId, actorId }, { order: [['at', 'desc']], limit: 200 });
}

/** The codes with which somebody joined no longer say who it was. */
export async function forgetCodes(
  communityId: string,
  accountKey: string,
  householdIds: string[],
): Promise<void> {
  await households.change(
    { communityId, _id: command.in(householdIds), 'code.usedBy': accountKey },
    { 'code.usedBy': 'gone' },
  );
}

/** The one write that decides: who this was is gone, the id stays for what was done. @returns 1 on success */
export function eraseResident(
  { communityId, _id, accountKey }: ResidentDocument,
  change: Stamp,
): Promise<number> {
  return residents.change(
    { communityId, _id, accountKey },
    {
      accountKey: `gone:${_id}`,
      openid: null,
      name: '',
      households: [],
      lineages: [],
      roles: [],
      grants: command.set({}),
      sends: command.set({}),
      counted: [],
      change: command.set(change),
    },
  );
}

/** What else names somebody who has left. Four requests; doing it again changes nothing. */
export async function eraseTraces(
  communityId: string,
  residentId: string,
  at: number,
): Promise<void> {
  await consents.change(
    { communityId, principalId: residentId },
    { principalName: '', endedAt: at },
  );
  await consents.change({ communityId, agentId: residentId }, { agentName: '', endedAt: at });
  await receipts.change(
    { communityId, 'by.residentId': residentId, 'by.how': command.in(['self', 'agent']) },
    { 'by.name': '' },
  );
  await messages.change({ communityId, residentId }, { openid: '', state: 'cancelled' });
}

/** For the timer: those who left since an instant. */
export function findLeft(since: number): Promise<ResidentDocument[]> {
  const where = { 'change.action': 'resident.leave', 'change.at': command.gte(since) };
  return residents.find(
    { everywhere: true, where },
    { limit: 100, fields: ['communityId', 'change'] },
  );
}
