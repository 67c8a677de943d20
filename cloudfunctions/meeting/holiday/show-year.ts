import * as v from 'valibot';
import { publishedYear } from '../../holidays/published-years.ts';
import { yearId } from '../../holidays/year-repository.ts';
import { knownYear } from '../../holidays/year-rules.ts';
import { one } from '../../kernel/action/load.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { CONFIRMERS, hasOffice } from '../body/body-access.ts';
import { holidayYears } from '../collections.ts';
import { ofYear } from './year-schema.ts';

/** Holidays and make-up working days of a year, and whether they are published, entered or estimated. */
export const showYear = action('meeting.showYear', {
  input: v.strictObject(ofYear),
  access: RESIDENTS,
  load: (input) => ({ found: one(holidayYears, yearId(input.communityId, input.year)) }),
  budget: 1,
  run: async ({ communityId, year }, { actor, found }) => {
    const { source, holidays, workdays } = knownYear(
      year,
      publishedYear(year),
      found?.table ?? null,
    );
    const pending = hasOffice(actor.roles, communityId, CONFIRMERS) ? found?.pending : null;
    return {
      year,
      source,
      holidays,
      workdays,
      pending: pending
        ? {
            ...pending.table,
            by: pending.by,
            own: pending.editors.includes(actor.residentId),
          }
        : null,
      seen: found?.change.id ?? null,
    };
  },
});
