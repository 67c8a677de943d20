import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { change, insert } from '../../kernel/command.ts';
import { commandId, communityId, day, line } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { residents } from '../../people/collections.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { type MemberDocument, members, teams } from '../collections.ts';
import { residentId, teamId } from '../shift/shift-schema.ts';
import { requireLeader } from '../team/team-access.ts';
import { carryMember } from './carry-member.ts';
import { memberIdOf } from './member-repository.ts';

/** A leader who has seen the proof writes it down: who belongs to the team, and what they can and may do. */
export const saveMember = action('volunteer.saveMember', {
  input: v.strictObject({
    communityId,
    teamId,
    residentId,
    member: v.boolean(),
    skills: v.pipe(
      v.array(v.strictObject({ skill: line(20), until: v.nullable(day) })),
      v.maxLength(20),
    ),
    commandId,
  }),
  access: RESIDENTS,
  load: (input) => ({
    team: one(teams, input.teamId, 'TEAM_NOT_FOUND'),
    person: one(residents, input.residentId, 'RESIDENT_NOT_FOUND'),
    found: one(members, memberIdOf(input.teamId, input.residentId)),
  }),
  command: (input) => ({
    action: 'member.save',
    target: `resident:${input.residentId}`,
    variant: input.teamId,
  }),
  budget: 6,
  run: async (input, context) => {
    const { team, actor, found } = context;
    requireLeader(actor, team);
    const { member, skills } = input;
    const said = { member, skills: member ? skills : [], carried: false };
    if (found) {
      return change(context, members, found, {
        missing: 'TEAM_NOT_FOUND',
        decide: () => said,
        follow: carryMember,
        answer: (saved) => ({ member: saved.member }),
      });
    }
    const id = memberIdOf(input.teamId, input.residentId);
    return insert(
      context,
      input.communityId,
      members,
      {
        decide: (stamp): MemberDocument => ({
          _id: id,
          communityId: input.communityId,
          teamId: input.teamId,
          residentId: input.residentId,
          ...said,
          change: stamp,
        }),
        follow: carryMember,
        answer: (saved) => ({ member: saved?.member ?? member }),
      },
      () => id,
    );
  },
});
