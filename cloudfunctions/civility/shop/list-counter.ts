import * as v from 'valibot';
import { communityId, cursor, line } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { officersOf } from '../../people/officers.ts';
import { SHOPKEEPERS } from '../event/civility-access.ts';
import { reservationLine } from './reservation-line.ts';
import { readCounter } from './reservation-repository.ts';

/** What waits at the counter; the codes are on the households' phones. */
export const listCounter = action('civility.listCounter', {
  input: v.strictObject({ communityId, search: v.optional(line(20)), after: cursor }),
  texts: 'unseen',
  access: officersOf('input.communityId', SHOPKEEPERS, 'within'),
  budget: 2,
  run: async ({ communityId, search = '', after }) => {
    const { rows, next } = await readCounter(communityId, search, after);
    return { reservations: rows.map((row) => reservationLine(row, false)), next };
  },
});
