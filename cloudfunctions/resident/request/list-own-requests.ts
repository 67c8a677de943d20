import * as v from 'valibot';
import { accountKeyOf } from '../../kernel/action/actor.ts';
import { action } from '../../people/action.ts';
import { EVERYONE } from '../../people/officers.ts';
import { findOwnRequests } from './request-repository.ts';
import { ownRequest } from './request-rules.ts';

/** What the caller asked, in all communities, the latest first. */
export const listOwnRequests = action('resident.listOwnRequests', {
  input: v.strictObject({}),
  access: EVERYONE,
  budget: 1,
  run: async (_input, { openid }) => {
    const rows = await findOwnRequests(accountKeyOf(openid));
    return { requests: rows.map((row) => ownRequest(row, row.community[0]?.name ?? '')) };
  },
});
