import { dayOf } from '../../kernel/calendar.ts';
import { change, findFor } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { job } from '../../kernel/upkeep.ts';
import {
  type BoxDocument,
  boxes,
  type Leaving,
  type MotionDocument,
  type VoterDocument,
  voters,
} from '../collections.ts';
import { getMotion } from '../motion/motion-repository.ts';
import { finishVoid } from '../vote/finish-void.ts';
import { voided } from '../vote/void-rules.ts';
import { dueToLeave, endLeaving, returnPlace } from './box-repository.ts';

/** Voids that left a box and that a crash kept from their voters; a second time changes nothing. */
export async function finishLeaving(
  motion: MotionDocument,
  { leaving: all }: BoxDocument,
): Promise<void> {
  for (const leaving of all) await settleLeaving(motion, leaving);
}

/**
 * The voter has the void, or the box its place back: whether this note came to a void is the voter's document to
 * say. Another void of theirs has a place of its own.
 */
export async function settleLeaving(motion: MotionDocument, leaving: Leaving): Promise<void> {
  const voter = await voidFor(motion, leaving);
  const isGone = voter !== undefined && !isVoided(voter, leaving);
  await (isGone ? returnPlace(motion, leaving) : endLeaving(motion, leaving));
}

const stands = ({ notes = [] }: VoterDocument, { noteId }: Leaving) =>
  noteId === undefined || notes.some(({ id }) => id === noteId);

const isVoided = ({ voids }: VoterDocument, { noteId, change }: Leaving) =>
  voids.some((line) => line.id === change.id || (noteId !== undefined && line.noteId === noteId));

/** @returns the voter as they are then */
async function voidFor(
  motion: MotionDocument,
  leaving: Leaving,
): Promise<VoterDocument | undefined> {
  const { communityId } = motion;
  const id = `${motion._id}:${leaving.voterKey}`;
  const { document, command } = await findFor(voters, communityId, id, leaving.change);
  if (!document) return undefined;
  if (document.voiding) await finishVoid(motion, document);
  return change({ command }, voters, document, {
    missing: 'VOTER_NOT_FOUND',
    decide: (voter) => {
      const waits = voter.round === leaving.round && voter.cast === leaving.channel;
      return waits && stands(voter, leaving)
        ? voided(voter, leaving, dayOf(leaving.change.at))
        : null;
    },
    seen: ['round', 'cast', 'present', 'noted'],
    follow: async (voter) => {
      if (voter.voiding) await finishVoid(motion, voter);
    },
    answer: (voter) => voter,
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
