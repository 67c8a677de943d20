import * as v from 'valibot';
import type { Helper } from '../../../typings/contract/household.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { ancestorsAndSelf } from '../../kernel/path-id.ts';
import { communityId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { OFFICERS, RESIDENTS } from '../../people/officers.ts';
import { findHelpers } from './consent-repository.ts';
import { helperAs } from './consent-rules.ts';

/** Who could act for the caller: their own household, and officers around it. */
export const listHelpers = action('resident.listHelpers', {
  input: v.strictObject({ communityId }),
  access: RESIDENTS,
  budget: 2,
  run: async (input, { actor }) => {
    const homes = actor.resident.households;
    if (homes.length === 0) return { helpers: [] };
    const ids = homes.map(({ householdId }) => householdId);
    const around = [...new Set(ids.flatMap(ancestorsAndSelf))];
    const today = dayOf(now());
    const rows = await findHelpers(input.communityId, ids, around, OFFICERS, today);
    const helpers = rows
      .filter(({ _id }) => _id !== actor.residentId)
      .flatMap((row): Helper[] => {
        const as = helperAs(row, homes, today);
        return as ? [{ residentId: row._id, name: row.name, as }] : [];
      });
    return { helpers };
  },
});
