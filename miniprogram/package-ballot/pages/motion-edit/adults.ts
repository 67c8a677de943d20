import { callCloud } from '../../../cloud/call-cloud';
import { adultsLeftWords } from '../../../text/ballot/motion/edit';

/** How many of a place are not on a roster of adults yet, and what to do; '' if nobody, or for whoever may not ask. */
export async function adultsLeft(communityId: string, placeId: string): Promise<string> {
  const answer = await callCloud('resident', 'listAdults', { communityId, placeId });
  if (!answer.ok) return '';
  const { counts } = answer.data;
  return counts.waiting + counts.unasked + counts.silent === 0 ? '' : adultsLeftWords(counts);
}
