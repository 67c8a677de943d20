import type { OwnVoter } from '../../../typings/contract/motion.ts';
import type { BallotDocument, Caster, VoterDocument } from '../collections.ts';

type Cast = Pick<VoterDocument, 'cast' | 'castBy' | 'agent'>;

/**
 * Who cast a vote that stands; null for none, for a paper, and where it is not known.
 * @param ballot of a named motion
 */
export function casterOf(
  { cast, castBy, agent }: Cast,
  ballot: Pick<BallotDocument, 'caster' | 'choice'> | undefined,
): Caster | null {
  if (ballot?.choice == null) return null;
  if (ballot.caster) return ballot.caster;
  if (cast !== 'phone' || !castBy) return null;
  const { residentId } = castBy;
  return { residentId, as: agent?.residentId === residentId ? 'proxy' : null };
}

/** Whose vote somebody may overrule, who may vote for a voter as this: those below them, or proxies alone. */
export type Reach = 'anyone' | 'proxies' | 'nobody';

/**
 * The principal stands above a proxy, and whoever speaks for a household above its members. Members and owners
 * of one unit stand beside each other.
 * @param speaks whether they were chosen to speak for the household
 */
export function reachOf(as: OwnVoter['as'], speaks: boolean): Reach {
  if (as === 'proxy') return 'nobody';
  return as === 'self' || (as === 'household' && speaks) ? 'anyone' : 'proxies';
}

export function mayOverrule(reach: Reach, { residentId, as }: Caster, actorId: string): boolean {
  if (residentId === actorId || reach === 'nobody') return false;
  return reach === 'anyone' || as === 'proxy';
}
