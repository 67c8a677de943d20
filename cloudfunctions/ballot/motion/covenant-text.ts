import type { Clause } from '../../../typings/contract/covenant.ts';
import type { MotionProblem } from '../../../typings/contract/motion.ts';
import {
  adoptCovenant,
  holdCovenant,
  readCovenant,
  releaseCovenant,
} from '../../covenant/for-others.ts';
import { idFromCommand } from '../../kernel/secret.ts';
import { job } from '../../kernel/upkeep.ts';
import { bodyProblems, conveningOffice, schemeOf } from '../body/body-rules.ts';
import { type MotionDocument, motions } from '../collections.ts';
import { dueToEnd, finishChange } from './motion-repository.ts';

/** A text that is voted on, as the module of covenants has it. */
export interface VotedText {
  covenantId: string;
  title: string;
  /** where it belongs */
  placeId: string;
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
  const { title, placeId, fingerprint, clauses, state, motionId } = found;
  const isFree = motionId === null || motionId === _id;
  const isSettled = state === 'settled' && isFree;
  return { covenantId, title, placeId, fingerprint, clauses, isSettled };
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

/** A text that an announcement held goes back to those who drafted it, if that announcement comes to nothing. */
export async function releaseText(motion: MotionDocument): Promise<void> {
  const { communityId, covenant, _id } = motion;
  if (!covenant) return;
  const { covenantId, fingerprint } = covenant;
  const stamp = stampOn(motion, 'covenant.release', covenantId);
  await releaseCovenant(communityId, covenantId, fingerprint, _id, stamp);
}

/**
 * After the vote: what carried is in force, what did not goes back to those who drafted it. So does a text that
 * this body, at this place, could not adopt: what was checked at the announcement is checked once more.
 * @returns why a text that carried is not in force
 */
async function endVote(motion: MotionDocument): Promise<MotionProblem | undefined> {
  const { communityId, covenant, result, change, _id } = motion;
  if (!covenant) return undefined;
  const { covenantId, fingerprint } = covenant;
  const unlawful = result?.passed ? await findUnlawful(motion, covenantId) : undefined;
  if (!result?.passed || unlawful) {
    await releaseText(motion);
    return unlawful;
  }
  const stamp = stampOn(motion, 'covenant.adopt', covenantId);
  const adopting = { fingerprint, motionId: _id, at: change.at };
  const isAdopted = await adoptCovenant(communityId, covenantId, adopting, stamp);
  return isAdopted ? undefined : 'covenant-not-held';
}

/** Votes that were announced under the first scheme end under it. */
async function findUnlawful(
  motion: MotionDocument,
  covenantId: string,
): Promise<MotionProblem | undefined> {
  if (schemeOf(motion) < 2) return undefined;
  const { communityId, form, placeId, settings, convenedAs } = motion;
  const covenant = (await readCovenant(communityId, covenantId)) ?? null;
  const held = convenedAs ? [{ role: convenedAs, placeId }] : [];
  const office = conveningOffice(form.ruleId, placeId, held, settings, false);
  return bodyProblems(form, settings, { office, covenant })[0];
}

/** What follows for the text from a motion that was cancelled or is closed; a second time changes nothing. */
export async function endText(motion: MotionDocument): Promise<void> {
  if (motion.carried) return;
  const unadopted = await endVote(motion);
  await finishChange(motion, unadopted ? { unadopted } : {});
}

/** Motions that a crash kept from telling their texts how the vote ended. */
export const endVotedTexts = job<MotionDocument>({
  name: 'motion.end',
  collection: motions,
  due: dueToEnd,
  one: endText,
});
