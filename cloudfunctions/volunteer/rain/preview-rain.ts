import * as v from 'valibot';
import { now } from '../../kernel/clock.ts';
import { communityId, day } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { officersOf, SECRETARY } from '../../people/officers.ts';
import { findOutdoor } from '../season/season-repository.ts';

/** What one act would cancel or move, across teams. Nothing is changed. */
export const previewRain = action('volunteer.previewRain', {
  input: v.strictObject({ communityId, day }),
  access: officersOf('input.communityId', SECRETARY, 'within'),
  budget: 2,
  run: async (input) => {
    const found = await findOutdoor(input.communityId, input.day, now());
    return {
      shifts: found.map(({ _id, teamId, teamName, title, from, until, seats, waits }) => ({
        shiftId: _id,
        teamId,
        teamName,
        title,
        from,
        until,
        people:
          Object.keys(seats).length + Object.values(waits).reduce((sum, count) => sum + count, 0),
      })),
    };
  },
});
