import * as v from 'valibot';
import { yearId } from '../../holidays/year-repository.ts';
import { one } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { officersOf } from '../../people/officers.ts';
import { requireSecondPerson } from '../../people/second-person.ts';
import { CONFIRMERS } from '../body/body-access.ts';
import { holidayYears } from '../collections.ts';
import { ofYear } from './year-schema.ts';

/** Somebody who has compared the table with the notice, and did not write it. */
export const confirmYear = action('meeting.confirmYear', {
  input: v.strictObject({ ...ofYear, agrees: v.boolean(), seen: documentId, commandId }),
  access: officersOf('input.communityId', CONFIRMERS, 'within'),
  load: (input) => ({
    found: one(holidayYears, yearId(input.communityId, input.year), 'YEAR_SETTLED'),
  }),
  command: ({ communityId, year }) => ({
    action: 'holidays.confirm',
    target: `year:${yearId(communityId, year)}`,
  }),
  budget: 4,
  run: ({ agrees, seen }, { actor, found, command }) =>
    change({ command }, holidayYears, found, {
      missing: 'YEAR_SETTLED',
      decide: ({ pending, change: latest }) => {
        if (!pending) throw new Refusal('YEAR_SETTLED');
        requireSecondPerson(actor, pending.editors, 'YEAR_OWN');
        if (latest.id !== seen) throw new Refusal('YEAR_CHANGED');
        return { pending: null, ...(agrees ? { table: pending.table } : {}) };
      },
      answer: () => ({ agreed: agrees }),
    }),
});
