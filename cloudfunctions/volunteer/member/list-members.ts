import * as v from 'valibot';
import type { MemberLine, ProofLine } from '../../../typings/contract/volunteer/shift.ts';
import { one } from '../../kernel/action/load.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { communityId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { type MemberSkill, teams } from '../collections.ts';
import { proofLine } from '../proof/proof-rules.ts';
import { teamId } from '../shift/shift-schema.ts';
import { requireLeader } from '../team/team-access.ts';
import { findPeople } from '../team/team-repository.ts';
import { plainLimit } from './limit-rules.ts';
import { findMembers } from './member-repository.ts';
import { stateOf } from './skill-rules.ts';

export const listMembers = action('volunteer.listMembers', {
  input: v.strictObject({ communityId, teamId }),
  access: RESIDENTS,
  load: (input) => ({ team: one(teams, input.teamId, 'TEAM_NOT_FOUND') }),
  budget: 3,
  run: async (input, { team, actor }) => {
    requireLeader(actor, team);
    const rows = await findMembers(input.communityId, input.teamId);
    const today = dayOf(now());
    const setters = [
      ...new Set(
        rows
          .flatMap(({ limit, skills }) => [
            limit?.by ?? [],
            ...skills.map(({ paper }) => paper?.by ?? []),
          ])
          .flat(),
      ),
    ];
    const known = setters.length === 0 ? [] : await findPeople(input.communityId, setters);
    const nameOf = (id: string) => known.find(({ _id }) => _id === id)?.name ?? '';
    return {
      members: rows.map(({ residentId, skills, limit, proof, person: [person], own: [own] }) => ({
        residentId,
        name: person?.name ?? '',
        wechat: Boolean(person?.openid),
        skills: skills.map((one) => skillLine(one, today, nameOf)),
        lates: own?.lates.length ?? 0,
        limit: limit ? { ...plainLimit(limit), byName: nameOf(limit.by), at: limit.at } : null,
        ...withProof(proofLine(proof)),
      })),
    };
  },
});

const withProof = (proof: ProofLine | null) => (proof ? { proof } : {});

function skillLine(
  { skill, until, paper }: MemberSkill,
  today: string,
  nameOf: (id: string) => string,
): MemberLine['skills'][number] {
  const state = stateOf({ skill, until, ...(paper ? { seenOn: paper.seenOn } : {}) }, today);
  if (!paper) return { skill, until, state };
  const { ending, seenOn, by } = paper;
  return { skill, until, state, paper: { ending, seenOn }, seenBy: by ? nameOf(by) : '' };
}
