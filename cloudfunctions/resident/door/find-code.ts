import { accountKeyOf } from '../../kernel/action/actor.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { lookupHash, namedHashes } from '../../kernel/secret.ts';
import { codeStateAt, daysOf, WRONG_TRIES } from '../../people/code-rules.ts';
import type { CodeState } from '../../people/collections.ts';
import { findSetup, type SetupRow } from '../setup/setup-repository.ts';
import { countWrongCode, findByCode, getTries, type HouseholdRow } from './code-repository.ts';

/** The household of a code that this person may still use, or has used. */
export function findOpenCode(code: string, openid: string): Promise<HouseholdRow> {
  return guarded(
    openid,
    () => householdOf(code, openid),
    ({ code: state }) => state,
  );
}

/** The community that a set-up code opens to this person. */
export function findOpenSetup(code: string, openid: string): Promise<SetupRow> {
  return guarded(
    openid,
    () => setupOf(code, openid),
    ({ code: state }) => state,
  );
}

export type Opened =
  | { kind: 'household'; household: HouseholdRow; code: CodeState }
  | { kind: 'community'; setup: SetupRow; code: CodeState };

/** Whatever a code opens: who holds one types it in the same field. */
export function findOpen(code: string, openid: string): Promise<Opened> {
  const find = async (): Promise<Opened | undefined> => {
    const household = await householdOf(code, openid);
    if (household) return { kind: 'household', household, code: household.code };
    const setup = await setupOf(code, openid);
    return setup && { kind: 'community', setup, code: setup.code };
  };
  return guarded(openid, find, ({ code: state }) => state);
}

function householdOf(code: string, openid: string): Promise<HouseholdRow | undefined> {
  return findByCode(namedHashes('household-code', code), accountKeyOf(openid));
}

function setupOf(code: string, openid: string): Promise<SetupRow | undefined> {
  return findSetup(namedHashes('setup-code', code), accountKeyOf(openid));
}

/** Where the wrong codes of a person on a day are counted: nobody can tell from it who that is. */
export function triesIdOf(openid: string, day: string): string {
  return lookupHash('tries', `${openid}\n${day}`);
}

/** Wrong codes are counted per person and day, and guessing stops at the tenth. */
async function guarded<Found>(
  openid: string,
  find: () => Promise<Found | undefined>,
  codeOf: (found: Found) => CodeState,
): Promise<Found> {
  const day = dayOf(now());
  const triesId = triesIdOf(openid, day);
  const earlier = await getTries(triesId);
  if ((earlier?.wrong ?? 0) >= WRONG_TRIES) throw new Refusal('TOO_MANY_TRIES', { hours: 24 });
  const found = await find();
  if (!found) {
    const mayTryAgain = await countWrongCode(triesId, day, WRONG_TRIES);
    throw mayTryAgain ? new Refusal('CODE_UNKNOWN') : new Refusal('TOO_MANY_TRIES', { hours: 24 });
  }
  const code = codeOf(found);
  const isOwn = code.usedBy === accountKeyOf(openid);
  const state = codeStateAt(code, now());
  if (state === 'used' && !isOwn) throw new Refusal('CODE_USED');
  if (state === 'expired') throw new Refusal('CODE_EXPIRED', { days: daysOf(code) });
  return found;
}
