import { job } from '../../kernel/upkeep.ts';
import { type MotionDocument, type VoterDocument, voters } from '../collections.ts';
import { getMotion } from '../motion/motion-repository.ts';
import { endVoiding } from '../roster/voter-repository.ts';
import { emptyBallot } from './ballot-repository.ts';

/** Empties the ballot of the round before; a second time changes nothing. */
export async function finishVoid(motion: MotionDocument, voter: VoterDocument): Promise<void> {
  if (motion.salt !== null) await emptyBallot(motion, voter);
  await endVoiding(voter);
}

/** Voids that a crash left half done. */
export const finishVoids = job<VoterDocument>({
  name: 'voter.void',
  collection: voters,
  due: () => ({ voiding: true }),
  one: async (voter) => {
    const motion = await getMotion(voter.communityId, voter.motionId);
    if (motion) await finishVoid(motion, voter);
    else await endVoiding(voter);
  },
});
