import { accountKeyOf } from '../shared/actor.ts';
import { dayOf, now } from '../shared/clock.ts';
import { Refusal } from '../shared/errors.ts';
import { lookupHash } from '../shared/secret.ts';
import { CODE_DAYS, codeStateAt, WRONG_TRIES } from './code-rules.ts';
import { countWrongCode, findByCode, getTries, type HouseholdRow } from './resident-repository.ts';

/**
 * The household of a code that this person may still use, or has used.
 * Wrong codes are counted per person and day, and guessing stops at the tenth.
 */
export async function findOpenCode(code: string, openid: string): Promise<HouseholdRow> {
  const accountKey = accountKeyOf(openid);
  const day = dayOf(now());
  const triesId = lookupHash('tries', `${openid}\n${day}`);
  const earlier = await getTries(triesId);
  if ((earlier?.wrong ?? 0) >= WRONG_TRIES) throw new Refusal('TOO_MANY_TRIES', { hours: 24 });
  const household = await findByCode(lookupHash('household-code', code), accountKey);
  if (!household) {
    const mayTryAgain = await countWrongCode(triesId, day, WRONG_TRIES);
    throw mayTryAgain ? new Refusal('CODE_UNKNOWN') : new Refusal('TOO_MANY_TRIES', { hours: 24 });
  }
  const isOwn = household.code.usedBy === accountKey;
  const state = codeStateAt(household.code, now());
  if (state === 'used' && !isOwn) throw new Refusal('CODE_USED');
  if (state === 'expired') throw new Refusal('CODE_EXPIRED', { days: CODE_DAYS });
  return household;
}
