import { createHash } from 'node:crypto';
import { DAY } from '../../kernel/clock.ts';
import type { Stamp } from '../../kernel/collection.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { lookupHash } from '../../kernel/secret.ts';
import type { HouseholdDocument } from '../../people/collections.ts';
import { households, saveCode } from '../household/resident-repository.ts';
import { CODE_DAYS, codeFromBytes } from './code-rules.ts';

const TRIES = 3; // others may issue a code for the same household at the same moment

/** A household's code under a command: 20 bytes that only this deployment can compute. */
export function codeOf(openid: string, commandId: string, householdId: string): string {
  const keyed = lookupHash('household-code', `${openid}\n${commandId}\n${householdId}`);
  return codeFromBytes(createHash('sha256').update(keyed).digest());
}

/**
 * One of many codes that a command gives out: it takes the place of an older one, and never of a newer.
 * @param change the command's own stamp, the same at every attempt
 * @returns whether the code opens the household now
 */
export async function placeCode(
  household: HouseholdDocument,
  code: string,
  change: Stamp,
): Promise<boolean> {
  const hash = lookupHash('household-code', code);
  const expiresAt = change.at + CODE_DAYS * DAY;
  const issued = { hash, issuedAt: change.at, expiresAt, usedBy: null, usedAt: null };
  let found: HouseholdDocument | undefined = household;
  for (let turn = 0; found && turn < TRIES; turn += 1) {
    const { code: state, communityId, _id } = found;
    if (state.hash === hash) return state.usedBy === null;
    if ((state.issuedAt ?? 0) >= change.at) return false;
    if ((await saveCode(found, issued, change)) === 1) return true;
    found = await households.get(communityId, _id);
  }
  if (!found) return false;
  throw new Refusal('SERVICE_BUSY');
}
