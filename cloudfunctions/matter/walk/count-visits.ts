import * as v from 'valibot';
import type { VisitCounts } from '../../../typings/contract/matter/duty.ts';
import { addDays, dayOf } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { communityId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { officersOf } from '../../people/officers.ts';
import { countDoors, countKinds, countVisited, findBuildings } from './visit-repository.ts';
import { VISIT_DAYS, VISIT_KINDS, weekOf } from './visit-rules.ts';
import { COUNTERS } from './walk-access.ts';

const KIND_DAYS = 30;

/** How many doors were not visited for long, building by building in the order of the places: no names, no order of merit. */
export const countVisits = action('matter.countVisits', {
  input: v.strictObject({ communityId }),
  access: officersOf('input.communityId', COUNTERS, 'within'),
  budget: 5,
  run: async ({ communityId }): Promise<VisitCounts> => {
    const today = dayOf(now());
    const [buildings, doors, visited, kinds] = await Promise.all([
      findBuildings(communityId),
      countDoors(communityId),
      countVisited(communityId, addDays(today, 1 - VISIT_DAYS), weekOf(today).from),
      countKinds(communityId, addDays(today, 1 - KIND_DAYS)),
    ]);
    return {
      days: VISIT_DAYS,
      places: buildings.flatMap(({ _id, label }) => {
        const all = doors.find((one) => one._id === _id)?.doors ?? 0;
        const { recent = 0, week = 0 } = visited.find((one) => one._id === _id) ?? {};
        if (all === 0) return [];
        return { placeId: _id, label, doors: all, week, long: Math.max(0, all - recent) };
      }),
      kinds: VISIT_KINDS.map((kind) => ({
        kind,
        count: kinds.find(({ _id }) => _id === kind)?.count ?? 0,
      })),
    };
  },
});
