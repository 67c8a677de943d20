import * as v from 'valibot';
import type { GrantedRole } from '../../../typings/contract/role.ts';
import { addDays, dayOf } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { communityId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { officersOf } from '../../people/officers.ts';
import { findHolders } from './role-repository.ts';
import { FITS, holdersOf } from './role-rules.ts';

/** Long enough to find and propose somebody else. */
const AHEAD_DAYS = 60;
const ROLES = Object.keys(FITS) as GrantedRole[];

/** Offices whose term ends soon, the soonest first: time to renew them or to ask somebody else. */
export const listEnding = action('role.listEnding', {
  input: v.strictObject({ communityId }),
  access: officersOf('input.communityId', ['secretary', 'party-branch'], 'within'),
  budget: 2,
  run: async (input) => {
    const today = dayOf(now());
    const people = await findHolders(input.communityId, ROLES);
    const holders = holdersOf(people, ROLES, [input.communityId], today)
      .filter(({ until }) => until !== null && until <= addDays(today, AHEAD_DAYS))
      .sort((one, other) => String(one.until).localeCompare(String(other.until)));
    return { holders };
  },
});
