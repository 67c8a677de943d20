import * as v from 'valibot';
import { many, one, own } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, communityId, day, documentId, line } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { pictures } from '../../pictures/collections.ts';
import { requirePictures } from '../../pictures/picture-input.ts';
import { members, teams } from '../collections.ts';
import { applyMember } from '../member/apply-member.ts';
import { teamId } from '../shift/shift-schema.ts';
import { proofLine, replacedProof } from './proof-rules.ts';

/** Front and back. */
const MOST = 2;

/** A member photographs a licence for the leaders of a team, or takes that back. Another one replaces it. */
export const sendProof = action('volunteer.sendProof', {
  input: v.strictObject({
    communityId,
    teamId,
    skill: line(20),
    until: v.nullable(day),
    pictures: v.pipe(v.array(documentId), v.maxLength(MOST)),
    commandId,
  }),
  access: RESIDENTS,
  load: (input) => ({
    team: one(teams, input.teamId, 'TEAM_NOT_FOUND'),
    member: own(members, input.teamId),
    added: many(pictures, input.pictures),
  }),
  command: (input) => ({ action: 'member.send-proof', target: `team:${input.teamId}` }),
  budget: 7,
  run: (input, context) => {
    const { actor, member, added } = context;
    const { residentId } = actor;
    const { at } = context.command.stamp;
    if (!member) throw new Refusal('NOT_A_MEMBER');
    return change(context, members, member, {
      missing: 'NOT_A_MEMBER',
      seen: ['proof'],
      decide: (known) => {
        if (!known.member) throw new Refusal('NOT_A_MEMBER');
        requirePictures(added, input.pictures, 'licence', residentId, at);
        const { skill, until, pictures: ids } = input;
        return replacedProof(known, ids.length > 0 ? { skill, until, pictures: ids, at } : null);
      },
      follow: applyMember,
      answer: ({ proof }) => ({ proof: proofLine(proof) }),
    });
  },
});
