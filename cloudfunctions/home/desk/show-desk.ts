import * as v from 'valibot';
import type { Actor } from '../../kernel/action/actor.ts';
import { one } from '../../kernel/action/load.ts';
import { now } from '../../kernel/clock.ts';
import { communityId } from '../../kernel/schema.ts';
import { listForHome, watchNewest } from '../../notice/for-others.ts';
import { action } from '../../people/action.ts';
import type { ResidentDocument } from '../../people/collections.ts';
import { communities, places } from '../../places/collections.ts';
import { DESK_ACCESS } from './desk-access.ts';
import { DESK_LISTS, DESK_PARTS } from './desk-parts.ts';
import { readDesk } from './desk-repository.ts';

/** What waits for somebody with an office: counted, what ends first, doors to ask at, where an outage is not over, and what is asked below notices. */
export const showDesk = action('home.showDesk', {
  input: v.strictObject({ communityId }),
  access: DESK_ACCESS,
  load: ({ communityId }) => ({
    place: one(places, communityId),
    community: one(communities, communityId),
  }),
  budget: 3,
  run: async (_input, { actor, place, community }) => {
    const households = place?.households ?? 0;
    const isFirstWeek = households === 0; // no household whose confirmation to watch
    const [waiting, watch, firstWeek] = await Promise.all([
      readDesk(actor, DESK_PARTS, DESK_LISTS, now()),
      isFirstWeek ? null : watchNewest(actor),
      isFirstWeek ? firstWeekOf(actor) : null,
    ]);
    return { ...waiting, watch, households, duty: community?.duty ?? null, firstWeek };
  },
});

/** What works without a roster, and has been done: at most one request. */
async function firstWeekOf(actor: Actor<ResidentDocument>): Promise<{ noticed: boolean }> {
  const { needs, news } = await listForHome(actor);
  return { noticed: needs.length + news.length > 0 };
}
