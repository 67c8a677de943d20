import type { MemberDocument, VolunteerDocument } from '../collections.ts';

type Patch = Pick<VolunteerDocument, 'skills' | 'teamIds' | 'memberAt'>;

/**
 * The volunteer's own document with what a team says of them by now.
 * @returns null if it says so already, or something newer
 */
export function memberPatch(
  own: VolunteerDocument | undefined,
  { teamId, member, skills, change }: MemberDocument,
): Patch | null {
  const known = own?.memberAt ?? {};
  if ((known[teamId] ?? 0) >= change.at) return null;
  const others = (own?.skills ?? []).filter((one) => one.teamId !== teamId);
  const teamIds = (own?.teamIds ?? []).filter((one) => one !== teamId);
  return {
    skills: member ? [...others, ...skills.map((one) => ({ ...one, teamId }))] : others,
    teamIds: member ? [...teamIds, teamId] : teamIds,
    memberAt: { ...known, [teamId]: change.at },
  };
}
