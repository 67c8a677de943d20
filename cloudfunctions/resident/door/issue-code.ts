import type { ResidentActions } from '../../../typings/contract/resident.ts';
import { recordAudit, stampOf } from '../../kernel/audit.ts';
import { DAY } from '../../kernel/clock.ts';
import type { ActorContext } from '../../kernel/handler.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { lookupHash } from '../../kernel/secret.ts';
import type { HouseholdDocument } from '../../people/collections.ts';
import { households, saveCode } from '../household/resident-repository.ts';
import { CODE_DAYS, printedCode } from './code-rules.ts';
import { codeOf } from './place-code.ts';

type Input = ResidentActions['issueCode']['input'];

const ACTION = 'household.issue-code';
const TRIES = 3; // others may issue a code for the same household at the same moment

/** The household, and the entry that an earlier attempt of this command may have left. */
export function issueLoad({ householdId, commandId }: Input, openid: string) {
  const { id } = stampOf(openid, commandId, '', ACTION, `household:${householdId}`);
  return {
    household: { from: 'households', ids: householdId },
    earlier: { from: 'audit', ids: id },
  };
}

/**
 * A new one-time code for a household; the one before it stops working. The code follows from the
 * command by a keyed hash, so a retry gives the same one and nowhere is it stored. A late retry never
 * takes the place of a newer code.
 */
export async function issueCode(
  { communityId, householdId, commandId }: Input,
  { openid, actor, loaded }: ActorContext,
): Promise<ResidentActions['issueCode']['data']> {
  let household = loaded.household?.[0] as HouseholdDocument | undefined;
  if (!household) throw new Refusal('HOUSEHOLD_NOT_FOUND');
  const code = codeOf(openid, commandId, householdId);
  const hash = lookupHash('household-code', code);
  const { residentId } = actor;
  const target = `household:${householdId}`;
  const change = stampOf(openid, commandId, residentId, ACTION, target);
  const expiresAt = change.at + CODE_DAYS * DAY;
  const issued = { hash, issuedAt: change.at, expiresAt, usedBy: null, usedAt: null };
  for (let turn = 0; household && turn < TRIES; turn += 1) {
    const { code: state, label } = household;
    if (state.hash === hash) {
      const at = state.issuedAt ?? change.at;
      await recordAudit(communityId, { ...change, at });
      return { householdId, label, code: printedCode(code), expiresAt: at + CODE_DAYS * DAY };
    }
    if (loaded.earlier?.length) throw new Refusal('CODE_UNKNOWN'); // replaced since
    if ((await saveCode(household, issued, change)) === 1) {
      await recordAudit(communityId, change);
      return { householdId, label, code: printedCode(code), expiresAt };
    }
    household = await households.get(communityId, householdId);
  }
  throw new Refusal('SERVICE_BUSY');
}
