import type { Role } from '../../../typings/contract/resident.ts';
import { covers } from '../../kernel/path-id.ts';
import type { ActorContext } from '../../people/action.ts';
import type { TeamDocument } from '../collections.ts';

/** Who enters tables of a team's members and hours: an office, since nobody answers for their own team's. */
export const IMPORTERS: readonly Role[] = ['secretary', 'committee-member'];
/** Who sees what was entered, and by whom. */
export const IMPORT_READERS: readonly Role[] = [...IMPORTERS, 'party-branch', 'supervisor'];

/** Whether somebody enters tables of this team. */
export function importsFor(
  { roles }: Pick<ActorContext['actor'], 'roles'>,
  team: Pick<TeamDocument, 'placeId'>,
): boolean {
  return roles.some(
    ({ role, placeId }) => IMPORTERS.includes(role) && covers(placeId, team.placeId),
  );
}
