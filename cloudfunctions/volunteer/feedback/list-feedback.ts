import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { findOfShift } from '../attendance/attendance-repository.ts';
import { shifts, teams } from '../collections.ts';
import { onShift, teamId } from '../shift/shift-schema.ts';
import { requireLed } from '../team/team-access.ts';
import { findPeople } from '../team/team-repository.ts';
import { findFeedback } from './feedback-repository.ts';
import { feedbackLine, wasThere } from './feedback-rules.ts';

/** Everybody who was at a shift, with what was said either way, for those who lead its team. */
export const listFeedback = action('volunteer.listFeedback', {
  input: v.strictObject({ ...onShift, teamId }),
  access: RESIDENTS,
  load: (input) => ({
    team: one(teams, input.teamId, 'TEAM_NOT_FOUND'),
    shift: one(shifts, input.shiftId, 'SHIFT_NOT_FOUND'),
  }),
  budget: 4,
  run: async (input, { team, shift, actor }) => {
    requireLed(actor, team, shift);
    const [there, said] = await Promise.all([
      findOfShift(input.communityId, input.shiftId),
      findFeedback(input.communityId, input.shiftId),
    ]);
    const ids = there.filter(wasThere).map(({ residentId }) => residentId);
    const people = await findPeople(input.communityId, ids);
    return {
      people: ids.flatMap((id) => {
        const person = people.find(({ _id }) => _id === id);
        if (!person) return [];
        const feedback = said.find(({ residentId }) => residentId === id);
        const own = id === actor.residentId;
        return [{ residentId: id, name: person.name, own, ...feedbackLine(feedback) }];
      }),
    };
  },
});
