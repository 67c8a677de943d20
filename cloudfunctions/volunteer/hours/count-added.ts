import * as v from 'valibot';
import { communityId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { officersOf } from '../../people/officers.ts';
import { CONFIRMERS } from './hour-access.ts';
import { sumAdded } from './hour-repository.ts';
import { year } from './hour-schema.ts';

/** Who has written down how many minutes by hand: whoever supervises sees what stands out. */
export const countAdded = action('volunteer.countAdded', {
  input: v.strictObject({ communityId, year }),
  access: officersOf('input.communityId', CONFIRMERS, 'within'),
  budget: 2,
  run: async (input) => {
    const rows = await sumAdded(input.communityId, input.year);
    return {
      officers: rows.map(({ _id, entries, minutes, people }) => ({
        residentId: _id,
        name: people[0]?.name ?? '',
        entries,
        minutes,
      })),
    };
  },
});
