import type { ResidentActions } from '../../../typings/contract/resident.ts';
import type { PersonContext } from '../../kernel/handler.ts';
import { findCommunities, findNames } from './request-repository.ts';

/** Every community by name: what stands on its signboard, for somebody who asks to be let in. */
export async function listCommunities(
  _input: ResidentActions['listCommunities']['input'],
  _context: PersonContext,
): Promise<ResidentActions['listCommunities']['data']> {
  const found = await findCommunities();
  return { communities: found.map(({ _id, name }) => ({ communityId: _id, name })) };
}

/** The names of its buildings and stairs, as they stand on the walls; no numbers, no people. */
export async function listNames(
  { communityId }: ResidentActions['listNames']['input'],
  _context: PersonContext,
): Promise<ResidentActions['listNames']['data']> {
  const found = await findNames(communityId);
  return {
    places: found.map(({ _id, parentId, name, order }) => ({
      placeId: _id,
      parentId,
      name,
      order,
    })),
  };
}
