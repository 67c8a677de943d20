import * as v from 'valibot';
import type { WalkView } from '../../../typings/contract/matter/duty.ts';
import { one } from '../../kernel/action/load.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { covers } from '../../kernel/path-id.ts';
import { communityId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { findDoors } from '../../people/door/door-repository.ts';
import { officersOf } from '../../people/officers.ts';
import { places } from '../../places/collections.ts';
import { placeId } from '../../places/place-schema.ts';
import { areaOf } from '../intake/raise-rules.ts';
import { findLast, findOwnOf } from './visit-repository.ts';
import { doorState, dueThisWeek, VISIT_DAYS, weekOf } from './visit-rules.ts';
import { WALKERS } from './walk-access.ts';

/** The doors of a steward's own building or stair: when somebody was there last, and which are due this week. */
export const showWalk = action('matter.showWalk', {
  input: v.strictObject({ communityId, placeId }),
  access: officersOf('input.placeId', WALKERS, 'within'),
  load: ({ placeId }) => ({ place: one(places, placeId, 'PLACE_NOT_FOUND') }),
  budget: 5,
  run: async ({ communityId, placeId }, { actor, place }): Promise<WalkView> => {
    const today = dayOf(now());
    const building = areaOf(placeId);
    const [all, lasts, ticked] = await Promise.all([
      findDoors(communityId, building),
      findLast(communityId, building),
      findOwnOf(communityId, building, today, actor.residentId),
    ]);
    const doors = all
      .filter(({ household }) => covers(placeId, household._id))
      .map(({ household: { _id: householdId, number }, stair }) => {
        const last = lasts.get(householdId) ?? null;
        return {
          householdId,
          stair,
          number,
          own: actor.resident.households.some((home) => home.householdId === householdId),
          last,
          state: doorState(last, today),
          today: ticked.find((visit) => visit.householdId === householdId)?.kinds ?? [],
        };
      });
    const due = dueThisWeek(doors, today);
    return {
      label: place.label,
      ...weekOf(today),
      days: VISIT_DAYS,
      doors: doors.map((door) => ({ ...door, due: due.has(door.householdId) })),
    };
  },
});
