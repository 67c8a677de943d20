import { dayOf } from '../../kernel/calendar.ts';
import { change, findFor } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { job } from '../../kernel/upkeep.ts';
import {
  type BoxDocument,
  boxes,
  type Leaving,
  type MotionDocument,
  voters,
} from '../collections.ts';
import { getMotion } from '../motion/motion-repository.ts';
import { finishVoid } from '../vote/finish-void.ts';
import { voided } from '../vote/void-rules.ts';
import { dueToLeave, endLeaving } from './box-repository.ts';

/** Voids that left a box and that a crash kept from their voters; a second time changes nothing. */
export async function finishLeaving(
  motion: MotionDocument,
  { leaving: all }: BoxDocument,
): Promise<void> {
  for (const leaving of all) {
    await voidFor(motion, leaving);
    await endLeaving(motion, leaving);
  }
}

async function voidFor(motion: MotionDocument, leaving: Leaving): Promise<void> {
  const { communityId } = motion;
  const id = `${motion._id}:${leaving.voterKey}`;
  const { document, command } = await findFor(voters, communityId, id, leaving.change);
  if (!document) return;
  if (document.voiding) await finishVoid(motion, document);
  await change({ command }, voters, document, {
    missing: 'VOTER_NOT_FOUND',
    decide: (voter) => {
      const waits = voter.round === leaving.round && voter.cast === leaving.channel;
      return waits ? voided(voter, leaving, dayOf(leaving.change.at)) : null;
    },
    seen: ['round', 'cast', 'present'],
    follow: async (voter) => {
      if (voter.voiding) await finishVoid(motion, voter);
    },
    answer: () => undefined,
  });
}

export const finishLeavings = job<BoxDocument>({
  name: 'box.leave',
  collection: boxes,
  due: dueToLeave,
  one: async (box) => {
    const motion = await getMotion(box.communityId, box.motionId);
    if (!motion) throw new Refusal('MOTION_NOT_FOUND');
    await finishLeaving(motion, box);
  },
});
