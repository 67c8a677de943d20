import type { Channel } from '../../../typings/contract/motion.ts';
import type { Leaving, MotionDocument, VoterDocument } from '../collections.ts';

/** Times that one voter's ballot can be voided. */
export const MOST_VOIDS = 5;

/** What a void is about, beside the voter: who, why, and by which command. */
export type Voiding = Pick<Leaving, 'reason' | 'byName' | 'change'>;

/**
 * The next round of a voter begins: what was meant for the round before does not land any more. The ballot
 * is emptied after it.
 * @param day YYYY-MM-DD, of the void
 */
export function voided(
  { cast, present, round, voids }: VoterDocument,
  { reason, byName, change }: Voiding,
  day: string,
): Partial<VoterDocument> {
  const line = { id: change.id, day, channel: cast ?? 'phone', reason, byName };
  return {
    cast: null,
    castBy: null,
    active: present,
    round: round + 1,
    voids: [...voids, line],
    voiding: true,
  };
}

/** The box that holds the paper of a voter; null for another vote, or none. */
export function boxOf(
  { form }: Pick<MotionDocument, 'form'>,
  { cast }: Pick<VoterDocument, 'cast'>,
): Channel | null {
  return form.secret && cast !== 'phone' ? cast : null;
}
