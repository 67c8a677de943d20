import * as v from 'valibot';
import { ancestorsAndSelf } from '../../kernel/path-id.ts';
import { communityId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { placeId } from '../../places/place-schema.ts';
import { isOutside } from './matter-access.ts';
import { matterLine, partIn } from './matter-line.ts';
import { findAlike } from './matter-repository.ts';
import { topicId } from './matter-schema.ts';
import { AREA_DEPTH } from './raise-rules.ts';

/** Before one sends one's own: what neighbours have raised of that kind in the building and around it. */
export const listAlike = action('matter.listAlike', {
  input: v.strictObject({ communityId, placeId, topicId }),
  access: RESIDENTS,
  budget: 2,
  run: async ({ communityId, placeId, topicId }, { actor }) => {
    if (isOutside(actor)) return { matters: [] };
    const areas = ancestorsAndSelf(placeId).slice(0, AREA_DEPTH);
    const found = await findAlike(communityId, topicId, areas, actor.residentId);
    return {
      matters: found.map(({ voice, ...matter }) =>
        matterLine(matter, partIn(matter, actor.residentId, voice[0])),
      ),
    };
  },
});
