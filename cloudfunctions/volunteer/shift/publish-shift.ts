import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { insert } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, communityId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { type ShiftDocument, shifts, teams } from '../collections.ts';
import { requireLeader } from '../team/team-access.ts';
import { emptyShift, problemOf } from './shift-rules.ts';
import { form, teamId } from './shift-schema.ts';

export const publishShift = action('volunteer.publishShift', {
  input: v.strictObject({ communityId, teamId, form, commandId }),
  access: RESIDENTS,
  load: (input) => ({ team: one(teams, input.teamId, 'TEAM_NOT_FOUND') }),
  command: () => ({ action: 'shift.publish', target: 'shift:', creates: true as const }),
  budget: 3,
  run: async (input, context) => {
    const { team, actor } = context;
    requireLeader(actor, team);
    return insert(context, input.communityId, shifts, {
      decide: (stamp): ShiftDocument => {
        if (team.state === 'ended') throw new Refusal('TEAM_NOT_FOUND');
        const what = problemOf(input.form, stamp.at);
        if (what) throw new Refusal('SHIFT_UNFIT', { what });
        return {
          _id: stamp.id,
          communityId: input.communityId,
          teamId: team._id,
          teamName: team.name,
          ...emptyShift(input.form),
          change: stamp,
        };
      },
      answer: (_shift, { id }) => ({ shiftId: id }),
    });
  },
});
