import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { disclose } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, communityId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { pictureGroups } from '../../pictures/picture-lines.ts';
import { findPictures } from '../../pictures/picture-repository.ts';
import { members, teams } from '../collections.ts';
import { memberIdOf } from '../member/member-repository.ts';
import { residentId, teamId } from '../shift/shift-schema.ts';
import { requireLeader } from '../team/team-access.ts';
import { proofLine } from './proof-rules.ts';

/** The pictures of a licence, for a leader who checks it; every look leaves its entry first. */
export const showProof = action('volunteer.showProof', {
  input: v.strictObject({ communityId, teamId, residentId, commandId }),
  access: RESIDENTS,
  load: (input) => ({
    team: one(teams, input.teamId, 'TEAM_NOT_FOUND'),
    member: one(members, memberIdOf(input.teamId, input.residentId)),
  }),
  command: (input) => ({
    action: 'member.see-proof',
    target: `resident:${input.residentId}`,
    variant: input.teamId,
  }),
  budget: 3,
  run: (input, context) => {
    const { team, actor, member } = context;
    requireLeader(actor, team);
    const proof = member?.proof;
    const line = proofLine(proof);
    if (!proof || !line) throw new Refusal('PROOF_NOT_FOUND');
    return disclose(context, input.communityId, async () => {
      const found = await findPictures(input.communityId, proof.pictures);
      const groups = [{ of: 'proof', ids: proof.pictures }];
      const [group] = await pictureGroups(found, groups, actor.residentId);
      return { proof: line, pictures: group?.pictures ?? [], waiting: group?.waiting ?? 0 };
    });
  },
});
