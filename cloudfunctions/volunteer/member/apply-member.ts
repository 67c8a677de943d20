import { job } from '../../kernel/job.ts';
import { markErased } from '../../pictures/picture-repository.ts';
import { type MemberDocument, members } from '../collections.ts';
import { changeVolunteer } from '../sign/volunteer-repository.ts';
import { markApplied } from './member-repository.ts';
import { memberPatch } from './member-rules.ts';

/**
 * What a team says of somebody reaches their own document, which sign-ups look at, and pictures of a licence that was
 * looked at go. Safe to repeat.
 */
export async function applyMember(member: MemberDocument): Promise<void> {
  if (member.carried) return;
  const { communityId, residentId, dropping = [] } = member;
  await changeVolunteer(communityId, residentId, null, (own) => memberPatch(own, member));
  await markErased(communityId, dropping);
  await markApplied(member);
}

export const applyMembers = job<MemberDocument>({
  name: 'member.carry',
  collection: members,
  due: () => ({ carried: false }),
  one: applyMember,
});
