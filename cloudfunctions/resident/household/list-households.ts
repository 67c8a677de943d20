import * as v from 'valibot';
import { now } from '../../kernel/clock.ts';
import { cursorOf } from '../../kernel/database/page.ts';
import { communityId, cursor } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { codeStateAt } from '../../people/code-rules.ts';
import { OFFICERS, officersOf } from '../../people/officers.ts';
import { placeId } from '../../places/place-schema.ts';
import { listHouseholdsOf } from './member-repository.ts';

const PAGE = 30;
/** `building:sort key:id`, as cursors of this list were before. */
const FORMER = /^([a-z0-9.]+):([A-Z0-9-]+):([a-z0-9.]+)$/;

/** Households of a place, 30 at a time in the order of their numbers; no names, no phone numbers. */
export const listHouseholds = action('resident.listHouseholds', {
  input: v.strictObject({
    communityId,
    placeId,
    search: v.optional(v.pipe(v.string(), v.maxLength(20), v.regex(/^[\p{L}\p{N}-]*$/u))),
    after: cursor,
  }),
  access: officersOf('input.placeId', OFFICERS, 'within'),
  budget: 2,
  run: async ({ search = '', after, ...input }) => {
    const [, buildingId = '', sortKey = '', id = ''] = FORMER.exec(after ?? '') ?? [];
    const place = id === '' ? after : cursorOf({ values: [buildingId, sortKey], id });
    const { rows, next } = await listHouseholdsOf(
      input.communityId,
      input.placeId,
      search,
      place,
      PAGE,
    );
    const at = now();
    const households = rows.map(({ _id, label, joined, code }) => ({
      householdId: _id,
      label,
      joined,
      code: codeStateAt(code, at),
    }));
    return { households, next };
  },
});
