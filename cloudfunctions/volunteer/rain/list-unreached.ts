import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { shifts, teams } from '../collections.ts';
import { hasAsked } from '../message/call-rules.ts';
import { onShift, teamId } from '../shift/shift-schema.ts';
import { isSecretary, requireLed } from '../team/team-access.ts';
import { findPeople } from '../team/team-repository.ts';
import { findReached } from './reach-repository.ts';

/** Who was on a shift that was cancelled or moved and got no message, for want of a quota or of WeChat: they are called. */
export const listUnreached = action('volunteer.listUnreached', {
  input: v.strictObject({ ...onShift, teamId }),
  access: RESIDENTS,
  load: (input) => ({
    team: one(teams, input.teamId, 'TEAM_NOT_FOUND'),
    shift: one(shifts, input.shiftId, 'SHIFT_NOT_FOUND'),
  }),
  budget: 3,
  run: async (input, { team, shift, actor }) => {
    requireLed(actor, team, shift);
    const reached = await findReached(input.communityId, input.shiftId);
    const left = shift.concerned.filter((id) => !reached.has(id));
    const people = left.length === 0 ? [] : await findPeople(input.communityId, left);
    const calls = (id: string) => isSecretary(actor, team) || hasAsked(shift, id, false);
    return {
      people: people.map(({ _id, name }) => ({ residentId: _id, name, calls: calls(_id) })),
    };
  },
});
