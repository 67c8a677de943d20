import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { now } from '../../kernel/clock.ts';
import { communityId } from '../../kernel/schema.ts';
import { watchNewest } from '../../notice/for-others.ts';
import { action } from '../../people/action.ts';
import { communities, places } from '../../places/collections.ts';
import { DESK_ACCESS } from './desk-access.ts';
import { DESK_PARTS } from './desk-parts.ts';
import { readDesk } from './desk-repository.ts';

/** What waits for somebody with an office, counted, and what ends first. */
export const showDesk = action('home.showDesk', {
  input: v.strictObject({ communityId }),
  access: DESK_ACCESS,
  load: ({ communityId }) => ({
    place: one(places, communityId),
    community: one(communities, communityId),
  }),
  budget: 3,
  run: async (_input, { actor, place, community }) => {
    const [waiting, watch] = await Promise.all([
      readDesk(actor, DESK_PARTS, now()),
      watchNewest(actor),
    ]);
    return { ...waiting, watch, households: place?.households ?? 0, duty: community?.duty ?? null };
  },
});
