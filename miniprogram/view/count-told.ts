import { callCloud } from '../cloud/call-cloud';
import { ME, tabBadge } from './tab-badge';

/** Counts what the reader was told and has not opened, and says so on the tab; null without an answer. */
export async function countTold(communityId: string): Promise<number | null> {
  const answer = await callCloud('resident', 'listMessages', { communityId });
  if (!answer.ok) return null;
  const count = answer.data.messages.filter(({ read }) => !read).length;
  tabBadge(ME, count);
  return count;
}
