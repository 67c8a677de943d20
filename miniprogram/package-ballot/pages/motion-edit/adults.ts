import { callCloud } from '../../../cloud/call-cloud';

/** How many of a place are not on a roster of adults yet, and what to do; '' if nobody, or for whoever may not ask. */
export async function adultsLeft(communityId: string, placeId: string): Promise<string> {
  const answer = await callCloud('resident', 'listAdults', { communityId, placeId });
  if (!answer.ok) return '';
  const { confirmed, waiting, unasked, silent } = answer.data.counts;
  if (waiting + unasked + silent === 0) return '';
  return `名册上只有核对过年满 18 周岁的 ${confirmed} 人。等核对的 ${waiting} 人、早先加入还没问过的 ${unasked} 人、没有说满 18 周岁的 ${silent} 人不在上面。请先在“我的”里“核对年满 18 周岁”。`;
}
