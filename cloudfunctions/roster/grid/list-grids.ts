import type { GridLine, RosterActions } from '../../../typings/contract/roster.ts';
import type { ActorContext } from '../../kernel/handler.ts';
import { ancestorsAndSelf } from '../../kernel/path-id.ts';
import { countGrids, readLabels } from '../import/roster-repository.ts';
import { compareGrids, sizeOfGrid } from './grid-rules.ts';

/**
 * The micro-grids that have a household in the place. Each is counted in its whole estate: whether it is
 * too small does not depend on who asks.
 */
export async function listGrids(
  { communityId, placeId }: RosterActions['listGrids']['input'],
  _context: ActorContext,
): Promise<RosterActions['listGrids']['data']> {
  const estate = ancestorsAndSelf(placeId)[1] ?? communityId;
  const counted = await countGrids(communityId, estate, placeId);
  const labels = await readLabels(communityId, [...new Set(counted.map(({ _id }) => _id.estate))]);
  const grids = counted
    .filter(({ within }) => within > 0)
    .map(
      ({ _id, households }): GridLine => ({
        estateId: _id.estate,
        estate: labels.get(_id.estate) ?? '',
        grid: _id.grid,
        households,
        size: sizeOfGrid(households),
      }),
    );
  return { grids: grids.sort(compareGrids) };
}
