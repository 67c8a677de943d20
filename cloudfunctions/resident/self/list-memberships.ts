import * as v from 'valibot';
import { accountKeyOf } from '../../kernel/action/actor.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { action } from '../../people/action.ts';
import { membershipOf } from '../../people/membership.ts';
import { EVERYONE } from '../../people/officers.ts';
import { findMemberships } from './membership-repository.ts';

/** Every community the caller belongs to; none for a stranger. */
export const listMemberships = action('resident.listMemberships', {
  input: v.strictObject({}),
  access: EVERYONE,
  budget: 1,
  run: async (_input, { openid }) => {
    const today = dayOf(now());
    const rows = await findMemberships(accountKeyOf(openid));
    return {
      memberships: rows.map((row) => membershipOf(row, row.community[0]?.name ?? '', today)),
    };
  },
});
