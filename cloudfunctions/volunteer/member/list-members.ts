import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { communityId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { teams } from '../collections.ts';
import { teamId } from '../shift/shift-schema.ts';
import { requireLeader } from '../team/team-access.ts';
import { findMembers } from './member-repository.ts';

export const listMembers = action('volunteer.listMembers', {
  input: v.strictObject({ communityId, teamId }),
  access: RESIDENTS,
  load: (input) => ({ team: one(teams, input.teamId, 'TEAM_NOT_FOUND') }),
  budget: 2,
  run: async (input, { team, actor }) => {
    requireLeader(actor, team);
    const rows = await findMembers(input.communityId, input.teamId);
    return {
      members: rows.map(({ residentId, skills, person: [person], own: [own] }) => ({
        residentId,
        name: person?.name ?? '',
        wechat: Boolean(person?.openid),
        skills,
        lates: own?.lates.length ?? 0,
      })),
    };
  },
});
