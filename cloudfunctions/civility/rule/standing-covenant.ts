import { readCovenant } from '../../covenant/for-others.ts';
import type { StandingCovenant } from './table-rules.ts';

/** The covenant that a table of rules names: its clauses, and whether they are in force. One request if it names one. */
export async function standingCovenant(
  communityId: string,
  covenantId: string | null,
): Promise<StandingCovenant | null> {
  const found = covenantId === null ? undefined : await readCovenant(communityId, covenantId);
  if (!found) return null;
  return {
    inForce: found.state === 'adopted',
    clauseIds: found.clauses.map(({ clauseId }) => clauseId),
  };
}
