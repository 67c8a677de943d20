import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { communityId, cursor, documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { officersOf } from '../../people/officers.ts';
import { openings } from '../collections.ts';
import { ADOPTERS, somebody } from '../event/civility-access.ts';
import { openingLine } from './opening-line.ts';

const A_PAGE = 50;

/** What a table said, row by row, for whoever decides about it. */
export const showOpening = action('civility.showOpening', {
  input: v.strictObject({ communityId, openingId: documentId, after: cursor }),
  access: officersOf('input.communityId', ADOPTERS, 'within'),
  load: ({ openingId }) => ({ opening: one(openings, openingId, 'OPENING_NOT_FOUND') }),
  budget: 1,
  run: async ({ after = '0' }, { actor, opening }) => {
    const from = Number.parseInt(after, 10) || 0;
    const { lines } = opening;
    return {
      opening: openingLine(opening, somebody(actor)),
      rows: lines
        .slice(from, from + A_PAGE)
        .map(({ row, label, points }) => ({ row, label, points })),
      next: from + A_PAGE < lines.length ? String(from + A_PAGE) : null,
    };
  },
});
