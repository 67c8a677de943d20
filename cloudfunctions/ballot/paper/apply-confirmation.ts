import { job } from '../../kernel/upkeep.ts';
import { type MotionDocument, type PaperDocument, papers } from '../collections.ts';
import { getMotion } from '../motion/motion-repository.ts';
import { countHandedIn, getVoter, markCast } from '../roster/voter-repository.ts';
import { paperReceiptOf, spareReceiptOf } from '../vote/ballot-id.ts';
import { fillBallot } from '../vote/ballot-repository.ts';
import { finishVoid } from '../vote/finish-void.ts';
import { placePaper } from './box-repository.ts';
import { settlePaper } from './paper-repository.ts';

/**
 * What a confirmed paper says becomes the voter's ballot, or one of the box; a second time changes nothing.
 * @returns the paper as it is then: confirmed, clashed with another vote, or entered still, if the box holds
 *   no more papers than voters put in
 */
export async function applyConfirmation(
  motion: MotionDocument,
  paper: PaperDocument,
): Promise<PaperDocument> {
  const state = motion.form.secret ? await placeInBox(motion, paper) : await fillIn(motion, paper);
  await settlePaper(paper, state);
  return { ...paper, state, carried: true };
}

async function placeInBox(
  motion: MotionDocument,
  { channel, change }: PaperDocument,
): Promise<PaperDocument['state']> {
  const handedIn = await countHandedIn(motion, channel);
  const isIn = await placePaper(motion, channel, change.id, handedIn);
  return isIn ? 'confirmed' : 'entered';
}

async function fillIn(
  motion: MotionDocument,
  { voterKey, round, choice, channel }: PaperDocument,
): Promise<PaperDocument['state']> {
  const voter = { key: voterKey ?? '', round };
  let ballot = { receipt: paperReceiptOf(motion, voter.key, round), choice };
  let filled = await fillBallot(motion, voter, ballot);
  if (filled === 'taken') {
    ballot = { ...ballot, receipt: spareReceiptOf(motion, ballot.receipt) };
    filled = await fillBallot(motion, voter, ballot);
  }
  if (filled === 'voided') {
    // A void that made room for this paper may not have reached the ballot yet.
    const known = await getVoter(motion, voter.key);
    if (known?.voiding) {
      await finishVoid(motion, known);
      filled = await fillBallot(motion, voter, ballot);
    }
  }
  if (filled !== 'in') return 'clashed';
  await markCast(motion, voter, channel, null);
  return 'confirmed';
}

/** Confirmations that a crash kept from their ballots. */
export const applyConfirmations = job<PaperDocument>({
  name: 'paper.confirm',
  collection: papers,
  due: () => ({ state: 'confirmed', carried: false }),
  one: async (paper) => {
    const motion = await getMotion(paper.communityId, paper.motionId);
    if (motion?.salt) await applyConfirmation(motion, paper);
    else await settlePaper(paper, 'clashed');
  },
});
