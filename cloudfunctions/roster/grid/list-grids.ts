import * as v from 'valibot';
import type { GridLine } from '../../../typings/contract/roster.ts';
import { ancestorsAndSelf } from '../../kernel/path-id.ts';
import { communityId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { officersOf } from '../../people/officers.ts';
import { placeId } from '../../places/place-schema.ts';
import { readLabels } from '../import/roster-repository.ts';
import { GRID_ROLES } from './grid-access.ts';
import { countGrids } from './grid-repository.ts';
import { compareGrids, sizeOfGrid } from './grid-rules.ts';

/**
 * The micro-grids that have a household in the place. Each is counted in its whole estate: whether it is
 * too small does not depend on who asks.
 */
export const listGrids = action('roster.listGrids', {
  input: v.strictObject({ communityId, placeId }),
  access: officersOf('input.placeId', GRID_ROLES, 'within'),
  budget: 3,
  async run({ communityId, placeId }) {
    const estate = ancestorsAndSelf(placeId)[1] ?? communityId;
    const counted = await countGrids(communityId, estate, placeId);
    const labels = await readLabels(communityId, [
      ...new Set(counted.map(({ _id }) => _id.estate)),
    ]);
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
  },
});
