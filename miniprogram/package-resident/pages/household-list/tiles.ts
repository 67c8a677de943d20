import type { PlaceNode } from '../../../../typings/contract/resident';
import type { HeatTile } from '../../../components/heat-map/index';
import { placeLabel } from '../../../components/place-picker/tree';

/** A building with its households in which somebody has joined. */
export interface Joined {
  placeId: string;
  joined: number;
}

/** A few buildings are quicker found in the tree. */
const FEW = 3;

const buildingsIn = (reach: readonly PlaceNode[]) =>
  reach.filter(({ kind, households }) => kind === 'building' && households > 0);

/** Whether somebody with these places first chooses from a map of buildings. */
export const hasMap = (reach: readonly PlaceNode[]): boolean => buildingsIn(reach).length > FEW;

export function tilesOf(reach: readonly PlaceNode[], joined: readonly Joined[]): HeatTile[] {
  if (!hasMap(reach)) return [];
  const counts = new Map(joined.map((one) => [one.placeId, one.joined]));
  return buildingsIn(reach).map(({ placeId, households }) => ({
    id: placeId,
    label: placeLabel(reach, placeId),
    done: counts.get(placeId) ?? 0,
    total: households,
  }));
}
