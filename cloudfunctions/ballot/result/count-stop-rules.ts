import type { Channel, CountStop } from '../../../typings/contract/motion.ts';

/** What is known about a motion once its ballots are sealed. */
export interface CountFacts {
  secret: boolean;
  /** voters by the channel of their vote */
  cast: Readonly<Record<Channel, number>>;
  /** confirmed papers by their channel */
  confirmed: Readonly<Record<Channel, number>>;
  /** of the confirmed papers those whose ballots do not say what they say */
  lost: number;
  /** ballots that are filled in */
  filled: number;
  /** the papers of a secret motion are among the filled-in ballots */
  boxed: boolean;
}

export type Apart = Omit<CountStop, 'at'>;

const PAPER_CHANNELS = ['room', 'door', 'paper'] as const;

const sumOf = (by: Readonly<Record<Channel, number>>) =>
  PAPER_CHANNELS.reduce((sum, channel) => sum + by[channel], 0);

/** What does not fit together, so that nothing may be counted; null if all does. */
export function apartOf({
  secret,
  cast,
  confirmed,
  lost,
  filled,
  boxed,
}: CountFacts): Apart | null {
  const papers = sumOf(confirmed);
  const over = PAPER_CHANNELS.find((channel) => confirmed[channel] > cast[channel]);
  if (secret && over) {
    return { reason: 'papers-too-many', expected: cast[over], found: confirmed[over] };
  }
  if (lost > 0) return { reason: 'papers-lost', expected: papers, found: papers - lost };
  const others = secret ? (boxed ? papers : 0) : sumOf(cast);
  const expected = cast.phone + others;
  return filled === expected ? null : { reason: 'ballots-apart', expected, found: filled };
}
