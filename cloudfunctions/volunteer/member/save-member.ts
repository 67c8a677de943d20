import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { change, insert } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, communityId, day, line } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { residents } from '../../people/collections.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { type MemberDocument, members, teams } from '../collections.ts';
import { residentId, teamId } from '../shift/shift-schema.ts';
import { requireLeader } from '../team/team-access.ts';
import { applyMember } from './apply-member.ts';
import { memberIdOf } from './member-repository.ts';

/** The last characters of its number are enough to tell which one was seen. */
const paper = v.strictObject({
  ending: v.pipe(v.string(), v.regex(/^[A-Za-z0-9]{1,4}$/)),
  seenOn: day,
});

/**
 * A leader who has seen the proof writes it down: who belongs to the team, and what they can and may do. That they
 * have a skill is said of nobody by themselves.
 */
export const saveMember = action('volunteer.saveMember', {
  input: v.strictObject({
    communityId,
    teamId,
    residentId,
    member: v.boolean(),
    skills: v.pipe(
      v.array(
        v.strictObject({ skill: line(20), until: v.nullable(day), paper: v.optional(paper) }),
      ),
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
    const isOwn = input.residentId === actor.residentId;
    const known = found?.skills.map(({ skill, until }) => `${until} ${skill}`) ?? [];
    if (isOwn && skills.some(({ skill, until }) => !known.includes(`${until} ${skill}`))) {
      throw new Refusal('SKILL_OWN');
    }
    const said = { member, skills: member ? skills : [], carried: false };
    if (found) {
      return change(context, members, found, {
        missing: 'TEAM_NOT_FOUND',
        decide: () => said,
        follow: applyMember,
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
        follow: applyMember,
        answer: (saved) => ({ member: saved?.member ?? member }),
      },
      () => id,
    );
  },
});
