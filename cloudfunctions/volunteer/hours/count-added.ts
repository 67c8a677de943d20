import * as v from 'valibot';
import { communityId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { officersOf } from '../../people/officers.ts';
import { findWithdrawn } from '../made/made-repository.ts';
import { CONFIRMERS } from './hour-access.ts';
import { countMade, sumAdded } from './hour-repository.ts';
import { year } from './hour-schema.ts';

/**
 * Who has written down how many minutes and whole shifts by hand, and brought over how many from tables: whoever
 * supervises sees what stands out.
 */
export const countAdded = action('volunteer.countAdded', {
  input: v.strictObject({ communityId, year }),
  access: officersOf('input.communityId', CONFIRMERS, 'within'),
  budget: 4,
  run: async (input) => {
    const [rows, made, withdrawn] = await Promise.all([
      sumAdded(input.communityId, input.year),
      countMade(input.communityId, input.year),
      findWithdrawn(input.communityId, input.year),
    ]);
    const ids = [...new Set([...rows.map(({ _id }) => _id.by), ...made.map(({ _id }) => _id)])];
    return {
      officers: ids.map((residentId) => {
        const own = rows.filter(({ _id }) => _id.by === residentId);
        const shifts = made.find(({ _id }) => _id === residentId);
        const byHand = own.find(({ _id }) => !_id.before);
        return {
          residentId,
          name: (own[0] ?? shifts)?.people[0]?.name ?? '',
          entries: byHand?.entries ?? 0,
          minutes: byHand?.minutes ?? 0,
          imported: own.find(({ _id }) => _id.before)?.minutes ?? 0,
          shifts: shifts?.shifts ?? 0,
        };
      }),
      withdrawn: withdrawn.flatMap(({ made: recorded, people, ...shift }) => {
        const back = recorded?.withdrawn;
        if (!recorded || !back) return [];
        const nameOf = (id: string) => people.find(({ _id }) => _id === id)?.name ?? '';
        return {
          shiftId: shift._id,
          title: shift.title,
          day: shift.day,
          teamName: shift.teamName,
          byName: nameOf(recorded.by),
          withdrawnBy: nameOf(back.by),
          at: back.at,
          reason: back.reason,
        };
      }),
    };
  },
});
