import * as v from 'valibot';
import { holds } from '../../kernel/action/access.ts';
import { one } from '../../kernel/action/load.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { communityId } from '../../kernel/schema.ts';
import { listForHome, watchNewest } from '../../notice/for-others.ts';
import { action } from '../../people/action.ts';
import { membershipOf } from '../../people/membership.ts';
import { OFFICERS, RESIDENTS } from '../../people/officers.ts';
import { communities } from '../../places/collections.ts';

/** All that the first page shows, in at most three database requests. */
export const showOverview = action('home.showOverview', {
  input: v.strictObject({ communityId }),
  access: RESIDENTS,
  load: ({ communityId }) => ({ community: one(communities, communityId) }),
  budget: 3,
  run: async (_input, { actor, community }) => {
    const [arranged, watch] = await Promise.all([listForHome(actor), watchNewest(actor)]);
    return {
      membership: membershipOf(actor.resident, community?.name ?? '', dayOf(now())),
      ...arranged,
      watch,
      officer: holds(actor.roles, OFFICERS),
    };
  },
});
