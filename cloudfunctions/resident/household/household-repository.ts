import type { HeldRole, Role } from '../../../typings/contract/resident.ts';
import type { Stamp } from '../../kernel/collection.ts';
import { command, Table } from '../../kernel/table.ts';
import type { CodeState, HouseholdDocument, ResidentDocument } from '../../people/collections.ts';

const residents = new Table<ResidentDocument>('residents');
const households = new Table<HouseholdDocument>('households');

export function getPerson(communityId: string, id: string): Promise<ResidentDocument | undefined> {
  return residents.get(communityId, id);
}

/** Leaves somebody these homes, unless something of the entry changed since it was read. @returns 1 on success */
export function saveHomes(
  { communityId, _id, change: before }: ResidentDocument,
  householdId: string,
  homes: Pick<ResidentDocument, 'households' | 'lineages'>,
  change: Stamp,
): Promise<number> {
  return residents.change(
    { communityId, _id, 'change.id': before.id, 'households.householdId': householdId },
    { ...homes, roles: command.pull({ placeId: householdId }), change: command.set(change) },
  );
}

/** A household starts anew: no code opens it and nobody speaks for it. @returns 1 if it was found */
export function startAnew(
  communityId: string,
  householdId: string,
  code: CodeState,
  change: Stamp,
): Promise<number> {
  return households.change(
    { communityId, _id: householdId },
    {
      code: command.set(code),
      representative: command.set(null),
      change: command.set(change),
    },
  );
}

/** Sets who speaks for a household, if it is still the one who was seen. @returns 1 on success */
export function setRepresentative(
  { communityId, _id }: HouseholdDocument,
  previousId: string | null,
  residentId: string,
  change: Stamp,
): Promise<number> {
  const representative = { residentId, since: change.at, carried: false };
  return households.change(
    { communityId, _id, 'representative.residentId': previousId },
    { representative: command.set(representative), change: command.set(change) },
  );
}

/** Whoever spoke for the household does so no more. */
export async function takeRole(
  communityId: string,
  householdId: string,
  exceptId: string,
  change: Stamp,
): Promise<void> {
  await residents.change(
    { communityId, 'roles.placeId': householdId, _id: command.neq(exceptId) },
    { roles: command.pull({ placeId: householdId }), change: command.set(change) },
  );
}

/** Notes in a person's entry that they speak for a household they live in; once. */
export async function giveRole(
  communityId: string,
  residentId: string,
  role: HeldRole,
  change: Stamp,
): Promise<void> {
  await residents.change(
    {
      communityId,
      _id: residentId,
      'households.householdId': role.placeId,
      'roles.placeId': command.neq(role.placeId),
    },
    { roles: command.push([role]), change: command.set(change) },
  );
}

/** The entries say what was chosen, unless another was chosen since. */
export async function markChosen(
  { communityId, _id }: HouseholdDocument,
  residentId: string,
): Promise<void> {
  await households.change(
    { communityId, _id, 'representative.residentId': residentId },
    { 'representative.carried': true },
  );
}

/** For the timer: chosen, and the entries do not say so yet. */
export function findUnchosen(): Promise<HouseholdDocument[]> {
  return households.find(
    { everywhere: true, where: { 'representative.carried': false } },
    { limit: 100 },
  );
}

/** People of these households with WeChat, and holders of these offices at the places around. One request. */
export function findHelpers(
  communityId: string,
  householdIds: string[],
  placeIds: string[],
  offices: readonly Role[],
): Promise<Pick<ResidentDocument, '_id' | 'name' | 'households' | 'roles' | 'openid'>[]> {
  const condition = command.and([
    { communityId, openid: command.neq(null) },
    command.or([
      { 'households.householdId': command.in(householdIds) },
      { 'roles.placeId': command.in(placeIds), 'roles.role': command.in([...offices]) },
    ]),
  ]) as unknown as { communityId: string };
  return residents.aggregate(condition, (pipeline) =>
    pipeline.sort({ _id: 1 }).limit(200).project({ name: 1, households: 1, roles: 1, openid: 1 }),
  );
}
