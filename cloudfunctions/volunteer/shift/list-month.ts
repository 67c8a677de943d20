import * as v from 'valibot';
import { own } from '../../kernel/action/load.ts';
import { addMonths, instantOf, isDay } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { communityId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { volunteers } from '../collections.ts';
import { rowLine } from './shift-line.ts';
import { readBetween } from './shift-repository.ts';
import { readerOf } from './standing-rules.ts';

/** All shifts that begin in a month, for its calendar. */
export const listMonth = action('volunteer.listMonth', {
  input: v.strictObject({
    communityId,
    month: v.pipe(
      v.string(),
      v.regex(/^\d{4}-\d{2}$/),
      v.check((month) => isDay(`${month}-01`)),
    ),
  }),
  access: RESIDENTS,
  load: (input) => ({ volunteer: own(volunteers, input.communityId) }),
  budget: 2,
  run: async ({ communityId, month }, { actor, volunteer }) => {
    const first = `${month}-01`;
    const from = instantOf(first);
    const until = instantOf(addMonths(first, 1));
    const rows = await readBetween(communityId, from, until, actor.residentId);
    const reader = readerOf(volunteer, actor.resident);
    return { shifts: rows.map((row) => rowLine(row, reader, now())) };
  },
});
