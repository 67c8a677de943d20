import type { MotionDocument, VoterDocument } from '../collections.ts';
import { beginRound, getVoter } from '../roster/voter-repository.ts';
import { boxReceipt } from '../vote/ballot-id.ts';
import { getBallot } from '../vote/ballot-repository.ts';
import { finishVoid } from '../vote/finish-void.ts';

/**
 * A crash between the two writes of a hand-in leaves a voter's place to a paper that nobody has noted. Whoever
 * votes by phone begins another round, in which that hand-in does not land any more.
 * @returns the voter in that round; undefined if their place is taken otherwise
 */
export async function endForgottenHandIn(
  motion: MotionDocument,
  key: string,
): Promise<VoterDocument | undefined> {
  const [voter, ballot] = await Promise.all([getVoter(motion, key), getBallot(motion, key)]);
  if (voter?.cast !== null || ballot?.receipt !== boxReceipt(ballot?._id ?? '')) return undefined;
  if ((await beginRound(voter)) === 0) return undefined;
  const next = { ...voter, round: voter.round + 1, voiding: true };
  await finishVoid(motion, next);
  return next;
}
