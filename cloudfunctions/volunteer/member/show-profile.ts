import * as v from 'valibot';
import { own } from '../../kernel/action/load.ts';
import { communityId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { volunteers } from '../collections.ts';
import { findPeople, findTeams } from '../team/team-repository.ts';
import { plainLimit } from './limit-rules.ts';

/** What is kept about the caller as a volunteer. */
export const showProfile = action('volunteer.showProfile', {
  input: v.strictObject({ communityId }),
  access: RESIDENTS,
  load: (input) => ({ volunteer: own(volunteers, input.communityId) }),
  budget: 3,
  run: async (input, { volunteer }) => {
    const limits = volunteer?.limits ?? [];
    const [people, teams] =
      limits.length === 0
        ? [[], []]
        : await Promise.all([
            findPeople(
              input.communityId,
              limits.map(({ by }) => by),
            ),
            findTeams(
              input.communityId,
              limits.map(({ teamId }) => teamId),
            ),
          ]);
    return {
      born: volunteer?.born ?? null,
      skills: (volunteer?.skills ?? []).map(({ skill, until }) => ({ skill, until })),
      lates: volunteer?.lates.length ?? 0,
      limits: limits.map((limit) => ({
        ...plainLimit(limit),
        teamName: teams.find(({ _id }) => _id === limit.teamId)?.name ?? '',
        byName: people.find(({ _id }) => _id === limit.by)?.name ?? '',
        at: limit.at,
      })),
    };
  },
});
