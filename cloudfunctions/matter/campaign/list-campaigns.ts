import * as v from 'valibot';
import { dayOf } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { communityId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { isOutside, officeAt } from '../intake/matter-access.ts';
import { ASKERS } from './campaign-access.ts';
import { countAsked, findCampaigns, findDoorsHeard, groupHeard } from './campaign-repository.ts';
import { campaignLine } from './campaign-rules.ts';

/** What was asked lately, and what became of what people said: counts, no names and no doors. */
export const listCampaigns = action('matter.listCampaigns', {
  input: v.strictObject({ communityId }),
  access: RESIDENTS,
  budget: 10, // the actor, the latest six, their matters, where answers were taken down, the doors of each
  run: async ({ communityId }, { actor }) => {
    if (isOutside(actor)) return { campaigns: [], maySave: false };
    const found = await findCampaigns(communityId);
    const ids = found.map(({ _id }) => _id);
    const [rows, heard] = await Promise.all([
      groupHeard(communityId, ids),
      findDoorsHeard(communityId, ids),
    ]);
    const doors = await Promise.all(
      found.map(({ _id, form }) => countAsked(communityId, form, heard.get(_id) ?? [])),
    );
    const today = dayOf(now());
    return {
      campaigns: found.map((one, n) => campaignLine(one, rows, doors[n] ?? 0, today)),
      maySave: officeAt(actor, communityId, ASKERS) !== undefined,
    };
  },
});
