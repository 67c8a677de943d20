import { addDays, DAY, dayOf } from '../../cloudfunctions/kernel/calendar.ts';
import type {
  MemberDocument,
  TeamDocument,
  VolunteerDocument,
} from '../../cloudfunctions/volunteer/collections.ts';
import { memberPatch } from '../../cloudfunctions/volunteer/member/member-rules.ts';

type Said = Pick<MemberDocument, 'skills' | 'limit'>;

/** Who belongs to the first team, as its leader has written it down. */
export function teamMembers(
  team: TeamDocument,
  { people, leaderId, start }: { people: readonly string[]; leaderId: string; start: number },
): MemberDocument[] {
  const today = dayOf(start);
  const at = start - 20 * DAY;
  const seen = (days: number) => ({
    until: addDays(today, days),
    paper: { ending: '3821', seenOn: addDays(today, -20), by: leaderId },
  });
  const all: Said[] = [
    { skills: [{ skill: '急救证', ...seen(300) }] },
    { skills: [{ skill: '方言', until: null }], limit: { is: 'trainee', by: leaderId, at } },
    {
      skills: [],
      limit: {
        is: 'restricted',
        kinds: ['culture', 'cleaning'],
        reason: '腰伤还没好，先不上夜里的班',
        until: addDays(today, 40),
        by: leaderId,
        at,
      },
    },
    { skills: [{ skill: '电工证', ...seen(-5) }] },
    { skills: [{ skill: '驾驶证', until: addDays(today, 700) }] },
  ];
  return all.flatMap((said, n) => {
    const residentId = people[n];
    if (residentId === undefined) return [];
    const _id = `${team._id}:${residentId}`;
    return {
      _id,
      communityId: team.communityId,
      teamId: team._id,
      residentId,
      member: true,
      ...said,
      carried: true,
      change: {
        id: `seed-${_id}`,
        action: 'seed',
        actorId: 'seed',
        target: `resident:${residentId}`,
        at,
      },
    };
  });
}

/** Volunteers with what their team says of them; one who is on no shift has a document of their own as well. */
export function withMembers(
  volunteers: readonly VolunteerDocument[],
  members: readonly MemberDocument[],
  unknown: (residentId: string) => VolunteerDocument,
): VolunteerDocument[] {
  const all = new Map(volunteers.map((one) => [one.residentId, one]));
  for (const member of members) {
    const own = all.get(member.residentId) ?? unknown(member.residentId);
    all.set(member.residentId, { ...own, ...memberPatch(own, member) });
  }
  return [...all.values()];
}
