import { createHash } from 'node:crypto';
import type { ResidentActions } from '../../typings/contract/resident.ts';
import { recordAudit, stampOf } from '../shared/audit.ts';
import { DAY } from '../shared/clock.ts';
import type { HouseholdDocument } from '../shared/documents.ts';
import { Refusal } from '../shared/errors.ts';
import type { ActorContext } from '../shared/handler.ts';
import { lookupHash } from '../shared/secret.ts';
import { CODE_DAYS, codeFromBytes, printedCode } from './code-rules.ts';
import { saveCode } from './resident-repository.ts';

/**
 * A new one-time code for a household; the one before it stops working. The code follows from the
 * command by a keyed hash, so a retry gives the same one and nowhere is it stored.
 */
export async function issueCode(
  { communityId, householdId, commandId }: ResidentActions['issueCode']['input'],
  { openid, actor, loaded }: ActorContext,
): Promise<ResidentActions['issueCode']['data']> {
  const household = loaded.household?.[0] as HouseholdDocument | undefined;
  if (!household) throw new Refusal('HOUSEHOLD_NOT_FOUND');
  const code = codeOf(openid, commandId, householdId);
  const hash = lookupHash('household-code', code);
  const { residentId } = actor;
  const target = `household:${householdId}`;
  const change = stampOf(openid, commandId, residentId, 'household.issue-code', target);
  const isRepeat = household.code.hash === hash;
  const issuedAt = isRepeat ? (household.code.issuedAt ?? change.at) : change.at;
  const expiresAt = issuedAt + CODE_DAYS * DAY;
  if (!isRepeat) {
    const state = { hash, issuedAt, expiresAt, usedBy: null, usedAt: null };
    await saveCode(communityId, householdId, state, change);
  }
  await recordAudit(communityId, { ...change, at: issuedAt });
  return { householdId, label: household.label, code: printedCode(code), expiresAt };
}

/** 20 bytes that only this deployment can compute. */
function codeOf(openid: string, commandId: string, householdId: string): string {
  const keyed = lookupHash('household-code', `${openid}\n${commandId}\n${householdId}`);
  return codeFromBytes(createHash('sha256').update(keyed).digest());
}
