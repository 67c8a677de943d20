import type { PlaceKind, Role } from '../../../typings/contract/resident.ts';
import { allOf, command, containing, readerOf } from '../../kernel/database/table.ts';
import { type ResidentDocument, residents } from '../../people/collections.ts';
import { inOffice } from '../../people/resident-repository.ts';
import { places } from '../../places/collections.ts';

export type PersonRow = Pick<ResidentDocument, '_id' | 'name' | 'households' | 'roles'>;
export type StewardRow = PersonRow & Pick<ResidentDocument, 'contact'>;
const PERSON = ['name', 'households', 'roles'];

/** Everybody whose name contains this, with WeChat or not; at most 200, in the order of their ids. One request. */
export function findNamed(
  communityId: string,
  search: string,
): Promise<Pick<ResidentDocument, '_id' | 'name' | 'households' | 'accountKey'>[]> {
  return readerOf(residents).find(
    { communityId, name: containing(search) },
    { order: [['_id', 'asc']], limit: 200, fields: ['name', 'households', 'accountKey'] },
  );
}

/** Everybody who holds, held or will hold one of these offices. One request. */
export function findHolders(communityId: string, roles: readonly Role[]): Promise<PersonRow[]> {
  return readerOf(residents).aggregate<PersonRow>(
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
  return readerOf(places).aggregate({ communityId, kind: command.in(kinds) }, (pipeline) =>
    pipeline.sort({ _id: 1 }).limit(5000).project({ kind: 1, label: 1, order: 1 }),
  );
}

/** Who holds one of these offices at one of these places on a day. One request. */
export function findStewards(
  communityId: string,
  placeIds: string[],
  roles: readonly Role[],
  today: string,
): Promise<StewardRow[]> {
  return readerOf(residents).find(
    allOf(communityId, command.or(inOffice(placeIds, roles, today))),
    { order: [['_id', 'asc']], limit: 200, fields: [...PERSON, 'contact'] },
  );
}
