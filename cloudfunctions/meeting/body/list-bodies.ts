import * as v from 'valibot';
import { dayOf } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { communityId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS, SECRETARY } from '../../people/officers.ts';
import { hasOffice, knowsNames } from './body-access.ts';
import { bodyLine, byUrgency } from './body-line.ts';
import { findBodies } from './body-repository.ts';

/** Who meets here, and what is due: overdue first. What waits to be founded is for officers. */
export const listBodies = action('meeting.listBodies', {
  input: v.strictObject({ communityId }),
  access: RESIDENTS,
  budget: 2,
  run: async (input, { actor }) => {
    const today = dayOf(now());
    const found = await findBodies(input.communityId);
    const shown = found.filter(
      ({ state, placeId }) => state !== 'founding' || knowsNames(actor.roles, placeId),
    );
    return {
      bodies: shown.map((body) => bodyLine(body, actor.residentId, today)).sort(byUrgency),
      mayFound: hasOffice(actor.roles, input.communityId, SECRETARY),
    };
  },
});
