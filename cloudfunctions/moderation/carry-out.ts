import { settlePictures, settleText } from '../notice/settle-review.ts';
import type { ReviewDocument } from '../shared/documents.ts';

/** Does to the notice what a decision says: to its text or to its pictures, as the entry is about. */
export async function carryOut(
  { communityId, _id, subjectId, decided }: ReviewDocument,
  decision: 'release' | 'reject',
): Promise<void> {
  if (_id.endsWith(':text')) await settleText(communityId, subjectId, decision);
  else await settlePictures(communityId, subjectId, decision, decided);
}
