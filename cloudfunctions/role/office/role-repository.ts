import type { HeldRole, PlaceKind, Role } from '../../../typings/contract/resident.ts';
import type { Stamp } from '../../kernel/collection.ts';
import { allOf, command, containing, Table } from '../../kernel/table.ts';
import type { ResidentDocument } from '../../people/collections.ts';
import type { CommunityDocument, PlaceDocument } from '../../places/collections.ts';
import type { ProposalDocument } from '../collections.ts';

const residents = new Table<ResidentDocument>('residents');
const places = new Table<PlaceDocument>('places');
const communities = new Table<CommunityDocument>('communities');
export const proposals = new Table<ProposalDocument>('proposals');

export type PersonRow = Pick<ResidentDocument, '_id' | 'name' | 'households' | 'roles'>;
const PERSON = ['name', 'households', 'roles'];

/** People whose name begins so, or who live behind a number that does. One request. */
export function findPeople(communityId: string, search: string): Promise<PersonRow[]> {
  const condition = allOf(
    communityId,
    { accountKey: command.gt('wx:').and(command.lt('wx;')) },
    command.or([{ name: containing(search) }, { 'households.label': containing(search) }]),
  );
  return residents.find(condition, { order: [['_id', 'asc']], limit: 20, fields: PERSON });
}

export function getPerson(communityId: string, id: string): Promise<ResidentDocument | undefined> {
  return residents.get(communityId, id);
}

export function getCommunity(communityId: string): Promise<CommunityDocument | undefined> {
  return communities.get(communityId, communityId);
}

/** Everybody who holds, held or will hold one of these offices. One request. */
export function findHolders(communityId: string, roles: readonly Role[]): Promise<PersonRow[]> {
  return residents.aggregate<PersonRow>(
    { communityId, 'roles.role': command.in([...roles]) },
    (pipeline) =>
      pipeline.sort({ _id: 1 }).limit(5000).project({ name: 1, households: 1, roles: 1 }),
  );
}

/** Estates, buildings and stairs. One request. */
export function findPosts(
  communityId: string,
): Promise<{ _id: string; kind: PlaceKind; label: string; order: number }[]> {
  const kinds: PlaceKind[] = ['estate', 'building', 'stair'];
  return places.aggregate({ communityId, kind: command.in(kinds) }, (pipeline) =>
    pipeline.sort({ _id: 1 }).limit(5000).project({ kind: 1, label: 1, order: 1 }),
  );
}

/** Officers at these places. One request. */
export function findStewards(
  communityId: string,
  placeIds: string[],
  roles: readonly Role[],
): Promise<PersonRow[]> {
  const condition = {
    communityId,
    'roles.placeId': command.in(placeIds),
    'roles.role': command.in([...roles]),
  };
  return residents.find(condition, { order: [['_id', 'asc']], limit: 200, fields: PERSON });
}

/** Gives somebody these offices, unless something of the entry changed since it was read. @returns 1 on success */
export function saveRoles(
  { communityId, _id, change: before }: ResidentDocument,
  roles: HeldRole[],
  change: Stamp,
): Promise<number> {
  return residents.change(
    { communityId, _id, 'change.id': before.id },
    { roles, change: command.set(change) },
  );
}

/** Writes down which secretaries' terms were ended, unless somebody did since it was read. @returns 1 on success */
export function saveSecretaries(
  { communityId, _id, secretaries }: CommunityDocument,
  ended: string[],
): Promise<number> {
  const version = secretaries?.version ?? 0;
  const unchanged = secretaries
    ? { 'secretaries.version': version }
    : { secretaries: command.exists(false) };
  return communities.change(
    { communityId, _id, ...unchanged },
    { secretaries: command.set({ ended, version: version + 1 }) },
  );
}

export interface ProposalRow extends ProposalDocument {
  person: { name: string }[];
  proposer: { name: string }[];
}

/** Proposals that wait, the oldest first, with names. One request. */
export function findProposals(communityId: string, at: number): Promise<ProposalRow[]> {
  return proposals.aggregate<ProposalRow>(
    { communityId, state: 'open', expiresAt: command.gt(at) },
    (pipeline) =>
      pipeline
        .sort({ expiresAt: 1, _id: 1 })
        .limit(100)
        .lookup({ from: 'residents', localField: 'residentId', foreignField: '_id', as: 'person' })
        .lookup({
          from: 'residents',
          localField: 'proposedBy',
          foreignField: '_id',
          as: 'proposer',
        }),
  );
}

/** Closes a proposal that waits: the one write that decides. @returns 1 on success */
export function closeProposal(
  { communityId, _id }: ProposalDocument,
  outcome: Pick<ProposalDocument, 'state' | 'carried'>,
  change: Stamp,
): Promise<number> {
  return proposals.change(
    { communityId, _id, state: 'open' },
    { ...outcome, change: command.set(change) },
  );
}

/** An office that is ended does not come back with what a cut left of its proposal. */
export async function dropGrant(
  { communityId, _id }: ResidentDocument,
  { role, placeId, from }: Pick<HeldRole, 'role' | 'placeId' | 'from'>,
): Promise<void> {
  const office = { residentId: _id, role, placeId, from, kind: 'grant' };
  await proposals.change(
    { communityId, state: 'accepted', carried: false, ...office },
    { carried: true },
  );
}

/** What an agreed proposal says has been done, or could not be. */
export async function markCarried(
  { communityId, _id }: ProposalDocument,
  state: ProposalDocument['state'],
): Promise<void> {
  await proposals.change({ communityId, _id }, { carried: true, state });
}

/** For the timer: agreed, and the person's entry does not say so yet. */
export function findUncarried(): Promise<ProposalDocument[]> {
  return proposals.find({ everywhere: true, where: { carried: false } }, { limit: 100 });
}
