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
 */
export async function confirmAll(
  communityId: string,
  { placeId, until, withUnasked, except, officerId, homes, at }: Confirming,
): Promise<void> {
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
  await table.change(allOf(communityId, those, said), {
    'adult.state': 'confirmed',
    'adult.decidedAt': at,
    'adult.decidedBy': officerId,
  });
  if (!withUnasked) return;
  const known: Adult = { state: 'confirmed', statedAt: at, statedBy: officerId, ...decided };
  await table.change(allOf(communityId, those, unasked(), { createdAt: command.lte(until) }), {
    adult: command.set(known),
  });
}

/** How many an officer confirmed at an instant: what one command did, however often it was sent. One request. */
export function countConfirmed(
  communityId: string,
  officerId: string,
  at: number,
): Promise<number> {
  return table.count({ communityId, 'adult.decidedBy': officerId, 'adult.decidedAt': at });
}
