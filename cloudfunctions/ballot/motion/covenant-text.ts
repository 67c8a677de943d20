import type { Clause } from '../../../typings/contract/covenant.ts';
import {
  adoptCovenant,
  holdCovenant,
  readCovenant,
  releaseCovenant,
} from '../../covenant/for-others.ts';
import { idFromCommand } from '../../kernel/secret.ts';
import { job } from '../../kernel/upkeep.ts';
import { type MotionDocument, motions } from '../collections.ts';
import { dueToEnd, finishChange } from './motion-repository.ts';

/** A text that is voted on, as the module of covenants has it. */
export interface VotedText {
  covenantId: string;
  title: string;
  fingerprint: string;
  clauses: readonly Pick<Clause, 'clauseId' | 'text'>[];
  isSettled: boolean;
}

/** The text that a motion names, if it stands still and no other motion holds it. */
export async function covenantOf(
  { communityId, _id }: MotionDocument,
  covenantId: string,
): Promise<VotedText | null> {
  const found = await readCovenant(communityId, covenantId);
  if (!found) return null;
  const { title, fingerprint, clauses, state, motionId } = found;
  const isFree = motionId === null || motionId === _id;
  return { covenantId, title, fingerprint, clauses, isSettled: state === 'settled' && isFree };
}

/** The stamp of what a vote does to its text: it follows from the motion's own. */
function stampOn({ change }: MotionDocument, action: string, covenantId: string) {
  const target = `covenant:${covenantId}`;
  return { ...change, id: idFromCommand(change.id, `${action} ${target}`), action, target };
}

/** From the announcement on nobody takes the text back. @throws Refusal COVENANT_CHANGED */
export async function beginVote(motion: MotionDocument): Promise<void> {
  const { communityId, covenant, _id } = motion;
  if (!covenant) return;
  const { covenantId, fingerprint } = covenant;
  const stamp = stampOn(motion, 'covenant.hold', covenantId);
  await holdCovenant(communityId, covenantId, fingerprint, _id, stamp);
}

/** After the vote: what carried is in force, what did not goes back to those who drafted it. */
async function endVote(motion: MotionDocument): Promise<void> {
  const { communityId, covenant, result, change } = motion;
  if (!covenant) return;
  const { covenantId, fingerprint } = covenant;
  if (result?.passed) {
    const stamp = stampOn(motion, 'covenant.adopt', covenantId);
    await adoptCovenant(communityId, covenantId, fingerprint, change.at, stamp);
  } else {
    const stamp = stampOn(motion, 'covenant.release', covenantId);
    await releaseCovenant(communityId, covenantId, fingerprint, stamp);
  }
}

/** What follows for the text from a motion that was cancelled or is closed; a second time changes nothing. */
export async function endText(motion: MotionDocument): Promise<void> {
  if (motion.carried) return;
  await endVote(motion);
  await finishChange(motion, {});
}

/** Motions that a crash kept from telling their texts that they were cancelled. */
export const endCancelledTexts = job<MotionDocument>({
  name: 'motion.cancel',
  collection: motions,
  due: () => ({ carried: false, state: 'cancelled' }),
  one: endText,
});

/** The same of those that are closed. */
export const endVotedTexts = job<MotionDocument>({
  name: 'motion.end',
  collection: motions,
  due: dueToEnd,
  one: endText,
});
