import { tableOf } from '../../kernel/database/table.ts';
import { type AnswerDocument, meetingAnswers } from '../collections.ts';

const table = tableOf(meetingAnswers);
const MOST = 100;

/** What was said to one invitation. One request. */
export function findAnswers(communityId: string, meetingId: string): Promise<AnswerDocument[]> {
  return table.find({ communityId, meetingId }, { limit: MOST });
}

/** What somebody has said, for them to read. One request. */
export function findAnswersOf(communityId: string, residentId: string): Promise<AnswerDocument[]> {
  return table.find({ communityId, residentId }, { limit: 1000 });
}

/** Somebody has left: who comes in their place is named no more. One request. */
export async function blankAnswers(communityId: string, residentId: string): Promise<void> {
  await table.change({ communityId, residentId }, { name: '' });
}
