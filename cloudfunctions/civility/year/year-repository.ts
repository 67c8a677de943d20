import { type Condition, command, readerOf, tableOf } from '../../kernel/database/table.ts';
import { type HouseholdDocument, households, residents } from '../../people/collections.ts';
import {
  type AccountDocument,
  accounts,
  type ClosingDocument,
  closings,
  type LedgerDocument,
  ledger,
  type PointRulesDocument,
  pointRules,
} from '../collections.ts';

const table = tableOf(closings);
const rules = tableOf(pointRules);

/** Communities whose year ends, or of which nothing is known yet. */
export const yearsDue = (at: number) =>
  command.or([{ yearAt: command.lte(at) }, { yearAt: command.exists(false) }]) as unknown as Record<
    string,
    unknown
  >;

/** When the end of the next year is told of, unless that is known. One request. */
export async function saveYearAt(
  { communityId, _id, yearAt }: PointRulesDocument,
  next: number,
): Promise<void> {
  const known = yearAt === undefined ? command.exists(false) : yearAt;
  await rules.change({ communityId, _id, yearAt: known }, { yearAt: next });
}

/** @returns false if it is there */
export function insertClosing(closing: ClosingDocument): Promise<boolean> {
  return table.insert(closing);
}

/** The end of a year, if anything expires with it. One request. */
export function findClosing(
  communityId: string,
  year: number,
): Promise<ClosingDocument | undefined> {
  return table.get(communityId, `${communityId}:${year}`);
}

export const closingDue = (at: number) => ({ dueAt: command.gt(0).and(command.lte(at)) });

/** How far a closing is; a run that is behind changes nothing. One request. */
export async function saveClosing(
  { communityId, _id, state, cursor }: ClosingDocument,
  patch: Partial<Pick<ClosingDocument, 'state' | 'cursor' | 'dueAt'>>,
): Promise<void> {
  await table.change({ communityId, _id, state, cursor }, patch);
}

/** Accounts behind one, in the order of their ids. One request. */
export function findAccountsAfter(
  communityId: string,
  after: string,
  limit: number,
): Promise<AccountDocument[]> {
  return readerOf(accounts).find(
    { communityId, _id: command.gt(after) },
    { order: [['_id', 'asc']], limit },
  );
}

/** The latest entry of an account until an instant. One request. */
export async function readTailAt(
  { communityId, accountId }: Pick<LedgerDocument, 'communityId' | 'accountId'>,
  at: number,
): Promise<LedgerDocument | undefined> {
  const [last] = await readerOf(ledger).find(
    { communityId, accountId, at: command.lte(at) },
    { order: [['seq', 'desc']], limit: 1 },
  );
  return last;
}

type Reached = { _id: string; openid: string };

/** Who is told about an account of one person. One request. */
export function findPerson(communityId: string, residentId: string): Promise<Reached[]> {
  return reached({ communityId, _id: residentId });
}

/** Who is told about a household's account, and the household as it is now. Two requests. */
export async function findFamily(
  communityId: string,
  householdId: string,
): Promise<{ household: HouseholdDocument | undefined; people: Reached[] }> {
  const [household, people] = await Promise.all([
    readerOf(households).get(communityId, householdId),
    reached({ communityId, 'households.householdId': householdId }),
  ]);
  return { household, people };
}

async function reached(where: Condition): Promise<Reached[]> {
  const people = await readerOf(residents).find(where, { limit: 50, fields: ['openid'] });
  return people.flatMap(({ _id, openid }) => (openid === null ? [] : [{ _id, openid }]));
}
