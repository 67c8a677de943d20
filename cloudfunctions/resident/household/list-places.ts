import type { ResidentActions } from '../../../typings/contract/resident.ts';
import type { ActorContext } from '../../kernel/handler.ts';
import { findPlaces } from './resident-repository.ts';

/** The tree down to the stairs, parents before children, siblings in order. */
export async function listPlaces(
  { communityId }: ResidentActions['listPlaces']['input'],
  _context: ActorContext,
): Promise<ResidentActions['listPlaces']['data']> {
  const found = await findPlaces(communityId);
  const depth = (id: string) => id.split('.').length;
  return {
    places: found
      .map(({ _id, parentId, kind, name, order, households }) => ({
        placeId: _id,
        parentId,
        kind,
        name,
        order,
        households,
      }))
      .sort((one, other) => depth(one.placeId) - depth(other.placeId) || one.order - other.order),
  };
}
