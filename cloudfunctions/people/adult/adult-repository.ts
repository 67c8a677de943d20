import { allOf, command, tableOf } from '../../kernel/database/table.ts';
import { type Adult, residents } from '../collections.ts';

const table = tableOf(residents);

/** Whoever came before anybody was asked whether they are 18. */
export const unasked = () => ({ adult: command.exists(false) });

export interface Confirming {
  placeId: string;
  /** what was said later is left alone */
  until: number;
  withUnasked: boolean;
  except: readonly string[];
  officerId: string;
  /** the officer's own */
  homes: readonly string[];
  at: number;
}

/**
 * Everybody of a place who has said that they are 18 is confirmed, once: a second time changes nothing. What was
 * doubted stays so. One request; two with those who were never asked.
 * @returns how many were
 */
export async function confirmAll(
  communityId: string,
  { placeId, until, withUnasked, except, officerId, homes, at }: Confirming,
): Promise<number> {
  const those = {
    lineages: placeId,
    _id: command.nin([officerId, ...except]),
    'households.householdId': command.nin([...homes]),
  };
  const decided = { decidedAt: at, decidedBy: officerId };
  const said = {
    'adult.state': 'stated',
    'adult.statedAt': command.lte(until),
    'adult.statedBy': command.neq(officerId),
  };
  const confirmed = await table.change(allOf(communityId, those, said), {
    'adult.state': 'confirmed',
    'adult.decidedAt': at,
    'adult.decidedBy': officerId,
  });
  if (!withUnasked) return confirmed;
  const known: Adult = { state: 'confirmed', statedAt: at, statedBy: officerId, ...decided };
  const more = await table.change(
    allOf(communityId, those, unasked(), { createdAt: command.lte(until) }),
    { adult: command.set(known) },
  );
  return confirmed + more;
}
