import type { Channel, MotionForm } from '../../../typings/contract/motion.ts';
import { DAY } from '../../kernel/calendar.ts';
import type { Leaving, MotionDocument, VoidEntry, VoterDocument } from '../collections.ts';
import { withoutNotes } from '../note/note-rules.ts';

/** Times that one voter's ballot can be voided. */
export const MOST_VOIDS = 5;

/**
 * Until when a ballot can be voided: a voter has to learn of it and to be able to vote anew, within the last
 * day, or the last quarter of a shorter vote.
 */
export function lastVoidAt({
  opensAt,
  closesAt,
}: Pick<MotionForm, 'opensAt' | 'closesAt'>): number {
  return closesAt - Math.min(DAY, Math.floor((closesAt - opensAt) / 4));
}

/** What a void is about, beside the voter: who, why, by which command, and which note it agrees to. */
export type Voiding = Pick<Leaving, 'reason' | 'byName' | 'change' | 'noteId'>;

/**
 * The next round of a voter begins: what was meant for the round before does not land any more. The ballot
 * is emptied after it.
 * @param day YYYY-MM-DD, of the void
 * @param denied who says of a hand-in, which nobody has agreed to, that it is not so
 */
export function voided(
  voter: VoterDocument,
  { reason, byName, change, noteId }: Voiding,
  day: string,
  denied?: VoidEntry['denied'],
): Partial<VoterDocument> {
  const { cast, present, round, voids } = voter;
  const agreed = noteId === undefined ? {} : { noteId };
  const line = { id: change.id, ...agreed, day, channel: cast ?? 'phone', reason, byName };
  return {
    ...withoutNotes(voter, ['hand-in', 'void']),
    cast: null,
    castBy: null,
    active: present,
    round: round + 1,
    voids: [...voids, denied ? { ...line, denied } : line],
    voiding: true,
  };
}

/** The box that holds the paper of a voter; null for another vote, none, or a hand-in that nobody agreed to. */
export function boxOf(
  { form }: Pick<MotionDocument, 'form'>,
  { cast, unchecked }: Pick<VoterDocument, 'cast' | 'unchecked'>,
): Channel | null {
  return form.secret && cast !== 'phone' && unchecked !== true ? cast : null;
}
