import { command, tableOf } from '../../kernel/database/table.ts';
import { type FeedbackDocument, feedbacks } from '../collections.ts';

const table = tableOf(feedbacks);

/** Puts somebody's document there if there is none: by itself it says nothing. */
export async function ensureFeedback(made: FeedbackDocument): Promise<FeedbackDocument> {
  if (await table.insert(made)) return made;
  return (await table.get(made.communityId, made._id)) ?? made;
}

/** What was said about a shift. One request. */
export function findFeedback(communityId: string, shiftId: string): Promise<FeedbackDocument[]> {
  return table.find({ communityId, shiftId }, { limit: 1000 });
}

/** What somebody said and was told, the latest first, at most 200. One request. */
export function findFeedbackOf(
  communityId: string,
  residentId: string,
): Promise<FeedbackDocument[]> {
  return table.find({ communityId, residentId }, { limit: 200, order: [['day', 'desc']] });
}

/** Somebody has left: nothing of it is kept. */
export async function dropFeedback(communityId: string, residentId: string): Promise<void> {
  await table.remove({ communityId, residentId: command.eq(residentId) });
}
