import * as v from 'valibot';
import { communityId, cursor, line } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { sightOf } from '../write/notice-rules.ts';
import { findVisible } from './notice-repository.ts';
import { kind } from './notice-schema.ts';
import { lineOf } from './show-line.ts';

const PAGE = 30;

/** What the caller may see, pinned ones first, then the newest, 30 at a time. */
export const listNotices = action('notice.listNotices', {
  input: v.strictObject({
    communityId,
    search: v.optional(line(20)),
    kind: v.optional(kind),
    after: cursor,
  }),
  texts: 'unseen',
  access: RESIDENTS,
  budget: 2,
  run: async ({ communityId, search, kind, after }, { actor }) => {
    const { residentId, resident, roles } = actor;
    const sight = sightOf(resident.households, roles);
    const narrowing = { search, kind, after };
    const { rows, next } = await findVisible(communityId, residentId, sight, narrowing, PAGE);
    return { notices: rows.map((row) => lineOf(row, resident)), next };
  },
});
