import type { MotionDocument } from '../shared/documents-ballots.ts';

/** A text that is voted on, as the module of covenants has it. */
export interface VotedText {
  covenantId: string;
  title: string;
  fingerprint: string;
  isSettled: boolean;
}

export async function covenantOf(_communityId: string, _id: string): Promise<VotedText | null> {
  return null;
}

/** After the vote: what carried is adopted, what did not goes back to those who drafted it. */
export async function endVote(_motion: MotionDocument): Promise<void> {}
