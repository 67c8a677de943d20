import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { insert } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, communityId, day, documentId, line } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { type ShiftDocument, shifts, teams } from '../collections.ts';
import { kind, reason, teamId, time } from '../shift/shift-schema.ts';
import { requireLeader } from '../team/team-access.ts';
import { madeProblem, madeShift } from './made-rules.ts';

/**
 * A shift that nobody had published, or that went on for longer: it is written down afterwards, with the reason. Its
 * hours are all added by hand, count once somebody from outside the team confirms them, and supervisors see whose they
 * are.
 */
export const recordShift = action('volunteer.recordShift', {
  input: v.strictObject({
    communityId,
    teamId,
    follows: v.nullable(documentId),
    form: v.strictObject({ title: line(30), kind, meet: line(60), day, from: time, until: time }),
    reason,
    commandId,
  }),
  access: RESIDENTS,
  load: (input) => ({
    team: one(teams, input.teamId, 'TEAM_NOT_FOUND'),
    before: one(shifts, input.follows),
  }),
  command: () => ({ action: 'shift.record', target: 'shift:', creates: true as const }),
  budget: 3,
  run: async (input, context) => {
    const { team, before, actor } = context;
    requireLeader(actor, team);
    const isFollowing = input.follows !== null;
    if (isFollowing && (before?.teamId !== team._id || before.state === 'cancelled')) {
      throw new Refusal('SHIFT_NOT_FOUND');
    }
    return insert(context, input.communityId, shifts, {
      decide: (stamp): ShiftDocument => {
        if (team.state === 'ended') throw new Refusal('TEAM_NOT_FOUND');
        const what = madeProblem(input.form, before, stamp.at);
        if (what) throw new Refusal('SHIFT_UNFIT', { what });
        const { reason: why, follows } = input;
        return {
          _id: stamp.id,
          communityId: input.communityId,
          teamId: team._id,
          teamName: team.name,
          ...madeShift(input.form),
          made: { by: actor.residentId, at: stamp.at, reason: why, follows },
          change: stamp,
        };
      },
      answer: (_shift, { id }) => ({ shiftId: id }),
    });
  },
});
