import * as v from 'valibot';
import { one, own } from '../../kernel/action/load.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { change, insert } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, communityId, day } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { households } from '../../people/collections.ts';
import { officersOf } from '../../people/officers.ts';
import { householdId } from '../../places/place-schema.ts';
import { type DoorVisitDocument, doorVisits } from '../collections.ts';
import { isVisitDay, VISIT_KINDS } from './visit-rules.ts';
import { WALKERS } from './walk-access.ts';

/** A steward ticks what they were at a door for, once a day; with nothing ticked it is taken back. */
export const noteVisit = action('matter.noteVisit', {
  input: v.strictObject({
    communityId,
    householdId,
    day,
    kinds: v.pipe(
      v.array(v.picklist(VISIT_KINDS)),
      v.maxLength(VISIT_KINDS.length),
      v.check((kinds) => new Set(kinds).size === kinds.length),
    ),
    commandId,
  }),
  access: officersOf('input.householdId', WALKERS, 'within'),
  load: ({ householdId, day }) => ({
    household: one(households, householdId, 'HOUSEHOLD_NOT_FOUND'),
    visit: own(doorVisits, `${householdId}:${day}`),
  }),
  command: ({ householdId, day }) => ({
    action: 'visit.note',
    // The record is read above: it does not say which door.
    target: `visit:${day}`,
    variant: householdId,
  }),
  budget: 4,
  run: ({ communityId, householdId, day, kinds }, context) => {
    const { actor, household, visit, command } = context;
    const requireFit = () => {
      if (!isVisitDay(day, dayOf(command.stamp.at))) throw new Refusal('VISIT_DAY_UNFIT');
      if (actor.resident.households.some((home) => home.householdId === householdId)) {
        throw new Refusal('VISIT_AT_HOME');
      }
      return { kinds };
    };
    const answer = () => ({ kinds });
    if (visit) {
      const how = { missing: 'SERVICE_BUSY' as const, decide: requireFit, answer };
      return change(context, doorVisits, visit, how);
    }
    const _id = `${householdId}:${day}:${actor.residentId}`;
    return insert(
      context,
      communityId,
      doorVisits,
      {
        decide: (stamp): DoorVisitDocument => ({
          ...requireFit(),
          _id,
          communityId,
          householdId,
          buildingId: household.buildingId,
          residentId: actor.residentId,
          day,
          change: stamp,
        }),
        taken: (found) => {
          if (found?.kinds.join() !== kinds.join()) throw new Refusal('SERVICE_BUSY');
          return found;
        },
        answer,
      },
      () => _id,
    );
  },
});
