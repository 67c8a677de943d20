import type { HandedLine } from '../../typings/contract/parts/handout';
import type { Membership } from '../../typings/contract/resident';
import { callCloud } from '../cloud/call-cloud';
import { holdsOne, OFFICERS } from '../text/role/role';
import type { ForOther } from './needs';

/** Where an officer is to ask until a day; null without an answer. */
export async function handedDoors({
  communityId,
  roles,
}: Membership): Promise<HandedLine[] | null> {
  if (!holdsOne(roles, OFFICERS)) return [];
  const answer = await callCloud('notice', 'listHanded', { communityId });
  return answer.ok ? answer.data.parts : null;
}

/** A daughter sees what waits for her mother; null without an answer. */
export async function forOthersOf(communityId: string): Promise<ForOther[] | null> {
  const answer = await callCloud('notice', 'listForOthers', { communityId });
  if (!answer.ok) return null;
  return answer.data.people.flatMap(({ residentId, name, notices }) =>
    notices.slice(0, 3).map((notice) => ({ residentId, name, ...notice })),
  );
}
