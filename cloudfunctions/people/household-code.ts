import { createHash } from 'node:crypto';
import { recordAudit } from '../kernel/audit.ts';
import { DAY } from '../kernel/calendar.ts';
import type { Stamp } from '../kernel/database/collection.ts';
import { Refusal } from '../kernel/refusal.ts';
import { hashLike, lookupHash, namedHash } from '../kernel/secret.ts';
import { CODE_DAYS, codeFromBytes } from './code-rules.ts';
import type { CodeState, HouseholdDocument } from './collections.ts';
import { getHousehold, recordChanges, saveCode } from './household-repository.ts';

const TRIES = 3; // others may change the same household at the same moment

/** A household's code under a command: 20 bytes that only this deployment can compute. */
export function codeOf(openid: string, commandId: string, householdId: string): string {
  const keyed = lookupHash('household-code', `${openid}\n${commandId}\n${householdId}`);
  return codeFromBytes(createHash('sha256').update(keyed).digest());
}

/** A code that has just been given out. Only its keyed hash is stored. */
export function issuedCode(
  code: string,
  { at, actorId: issuedBy }: Pick<Stamp, 'at' | 'actorId'>,
): CodeState & { issuedAt: number } {
  const hash = namedHash('household-code', code);
  const expiresAt = at + CODE_DAYS * DAY;
  return { hash, issuedAt: at, expiresAt, issuedBy, usedBy: null, usedAt: null };
}

/** Whether a code that was given out earlier opens the household still. */
export function stillOpens({ code: state }: HouseholdDocument, code: string): boolean {
  return state.hash === hashLike(state.hash, 'household-code', code) && state.usedBy === null;
}

/** Before codes are given to many households at once. One request. */
export async function prepareCodes(households: readonly HouseholdDocument[]): Promise<void> {
  const [first] = households;
  if (!first) return;
  await recordChanges(
    first.communityId,
    households.map(({ _id }) => _id),
  );
}

/**
 * One of many codes that a command gives out, once `prepareCodes` has seen the household: it takes the
 * place of an older one, and never of a newer.
 * @param change the command's own stamp, the same at every attempt
 * @returns whether the code opens the household now
 */
export async function placeCode(
  household: HouseholdDocument,
  code: string,
  change: Stamp,
): Promise<boolean> {
  const issued = issuedCode(code, change);
  let found: HouseholdDocument | undefined = household;
  for (let turn = 0; found && turn < TRIES; turn += 1) {
    const { code: state, communityId, _id } = found;
    if (state.hash === issued.hash) return state.usedBy === null;
    if ((state.issuedAt ?? 0) >= change.at) return false;
    if (turn > 0) await recordAudit(communityId, found.change);
    if ((await saveCode(found, issued, change)) === 1) return true;
    found = await getHousehold(communityId, _id);
  }
  if (!found) return false;
  throw new Refusal('SERVICE_BUSY');
}
