import * as v from 'valibot';
import { communityId, cursor } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { OFFICERS, officersOf } from '../../people/officers.ts';
import { listWaiting } from './request-repository.ts';
import { requestLine } from './request-rules.ts';

const PAGE = 30;

/** Requests that wait at the places of the officer's own offices, the longest first. */
export const listRequests = action('resident.listRequests', {
  input: v.strictObject({ communityId, after: cursor }),
  access: officersOf('input.communityId', OFFICERS, 'touching'),
  budget: 2,
  run: async (input, { actor }) => {
    const own = actor.roles.filter(({ role }) => OFFICERS.includes(role));
    const places = own.map(({ placeId }) => placeId);
    const { rows, next } = await listWaiting(input.communityId, places, input.after, PAGE);
    return { requests: rows.map((row) => requestLine(row, row.joined, actor)), next };
  },
});
