import { callCloud } from '../cloud/call-cloud';
import type { ForOther } from './needs';

/** A daughter sees what waits for her mother; null without an answer. */
export async function forOthersOf(communityId: string): Promise<ForOther[] | null> {
  const answer = await callCloud('notice', 'listForOthers', { communityId });
  if (!answer.ok) return null;
  return answer.data.people.flatMap(({ residentId, name, notices }) =>
    notices.slice(0, 3).map((notice) => ({ residentId, name, ...notice })),
  );
}
