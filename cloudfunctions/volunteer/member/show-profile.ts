import * as v from 'valibot';
import { own } from '../../kernel/action/load.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { communityId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { volunteers } from '../collections.ts';
import { proofLine } from '../proof/proof-rules.ts';
import { findPeople, findTeams } from '../team/team-repository.ts';
import { plainLimit } from './limit-rules.ts';
import { findMembershipsOf } from './member-repository.ts';
import { stateOf } from './skill-rules.ts';

/** What is kept about the caller as a volunteer. */
export const showProfile = action('volunteer.showProfile', {
  input: v.strictObject({ communityId }),
  access: RESIDENTS,
  load: (input) => ({ volunteer: own(volunteers, input.communityId) }),
  budget: 4,
  run: async (input, { actor, volunteer }) => {
    const { limits = [], skills = [], born = null, lates = [] } = volunteer ?? {};
    const teamIds = [...limits, ...skills].flatMap(({ teamId }) => teamId ?? []);
    const [teams, memberships] = await Promise.all([
      teamIds.length === 0 ? [] : findTeams(input.communityId, teamIds),
      findMembershipsOf(input.communityId, actor.residentId),
    ]);
    const ids = [...limits.map(({ by }) => by), ...teams.flatMap(({ leaders }) => leaders)];
    const people = ids.length === 0 ? [] : await findPeople(input.communityId, ids);
    const nameOf = (id: string) => people.find(({ _id }) => _id === id)?.name ?? '';
    const teamOf = (id: string | undefined) => teams.find(({ _id }) => _id === id);
    const today = dayOf(now());
    return {
      born,
      skills: skills.map((one) => ({
        skill: one.skill,
        until: one.until,
        state: stateOf(one, today),
        leaders: (teamOf(one.teamId)?.leaders ?? [])
          .filter((id) => id !== actor.residentId)
          .map(nameOf)
          .filter(Boolean),
      })),
      lates: lates.length,
      teams: memberships
        .filter(({ member }) => member)
        .map(({ teamId, team, proof }) => ({
          teamId,
          teamName: team[0]?.name ?? '',
          proof: proofLine(proof),
        })),
      limits: limits.map((limit) => ({
        ...plainLimit(limit),
        teamName: teamOf(limit.teamId)?.name ?? '',
        byName: nameOf(limit.by),
        at: limit.at,
      })),
    };
  },
});
