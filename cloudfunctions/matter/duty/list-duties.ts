import * as v from 'valibot';
import { holidaysIn } from '../../holidays/read-years.ts';
import { addDays, dayOf } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { communityId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { officeAt } from '../intake/matter-access.ts';
import { PLANNERS } from './duty-access.ts';
import { findDuties } from './duty-repository.ts';
import { SHOWN_DAYS, sittingDays } from './duty-rules.ts';

/** Who sits where in the coming two weeks, for all. */
export const listDuties = action('matter.listDuties', {
  input: v.strictObject({ communityId }),
  access: RESIDENTS,
  budget: 3,
  run: async ({ communityId }, { actor }) => {
    const today = dayOf(now());
    const [found, isHoliday] = await Promise.all([
      findDuties(communityId, today),
      holidaysIn(communityId, today, addDays(today, SHOWN_DAYS)),
    ]);
    return {
      days: sittingDays(
        found.map(({ _id, form }) => ({ dutyId: _id, form })),
        today,
        isHoliday,
      ),
      duties: found.map(({ _id, placeLabel, form, change }) => ({
        dutyId: _id,
        placeLabel,
        ...form,
        mayChange: officeAt(actor, form.placeId, PLANNERS) !== undefined,
        seen: change.id,
      })),
      maySave: actor.roles.some(({ role }) => PLANNERS.includes(role)),
    };
  },
});
