import { settleShown } from '../amendment/amendment-repository.ts';
import { closeReports, settleComment } from './comment-repository.ts';

/** What a person decided about a comment or an amendment: its text, or what readers reported. */
export interface WordsDecision {
  communityId: string;
  subject: 'comment' | 'amendment';
  subjectId: string;
  part: 'text' | 'reports';
  release: boolean;
  at: number;
}

/** Does what a decision says. Doing it again changes nothing. */
export async function settleWords(decision: WordsDecision): Promise<void> {
  const { communityId, subject, subjectId, part, release, at } = decision;
  const settle = subject === 'comment' ? settleComment : settleShown;
  if (part === 'text') {
    await settle(communityId, subjectId, ['held'], release ? 'shown' : 'hidden');
    return;
  }
  if (!release) await settle(communityId, subjectId, ['shown', 'held'], 'hidden');
  await closeReports(communityId, subjectId, at);
}
