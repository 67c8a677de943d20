import type { MemberDocument, VolunteerDocument } from '../collections.ts';

type Patch = Pick<VolunteerDocument, 'skills' | 'teamIds' | 'memberAt' | 'limits'>;

/**
 * The volunteer's own document with what a team says of them by now.
 * @returns null if it says so already, or something newer
 */
export function memberPatch(
  own: VolunteerDocument | undefined,
  { teamId, member, skills, limit, change }: MemberDocument,
): Patch | null {
  const known = own?.memberAt ?? {};
  if ((known[teamId] ?? 0) >= change.at) return null;
  const others = (own?.skills ?? []).filter((one) => one.teamId !== teamId);
  const teamIds = (own?.teamIds ?? []).filter((one) => one !== teamId);
  return {
    skills: member
      ? [
          ...others,
          ...skills.map(({ skill, until, paper }) => ({
            skill,
            until,
            teamId,
            ...(paper ? { seenOn: paper.seenOn } : {}),
          })),
        ]
      : others,
    limits: [
      ...(own?.limits ?? []).filter((one) => one.teamId !== teamId),
      ...(member && limit ? [{ ...limit, teamId }] : []),
    ],
    teamIds: member ? [...teamIds, teamId] : teamIds,
    memberAt: { ...known, [teamId]: change.at },
  };
}

/** 一期 1栋 1单元 of 一期 1栋 1单元 301: the door is nobody's business. */
export function homeWords(label: string): string {
  return label.split(' ').slice(0, -1).join(' ');
}
