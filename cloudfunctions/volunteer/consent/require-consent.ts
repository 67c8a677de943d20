import { Refusal } from '../../kernel/refusal.ts';
import type { ResidentDocument } from '../../people/collections.ts';
import type { GuardianConsentDocument, ShiftDocument, VolunteerDocument } from '../collections.ts';
import { ageOn } from '../member/age-rules.ts';
import { leavesMinorAlone } from '../member/minor-rules.ts';
import { mayCome } from './consent-rules.ts';

export interface Coming {
  person: Pick<ResidentDocument, '_id' | 'adult' | 'households'>;
  own: Pick<VolunteerDocument, 'born'> | undefined;
  consent: GuardianConsentDocument | undefined;
}

/** People with what was said of each. */
export function coming(
  people: readonly Coming['person'][],
  owned: readonly VolunteerDocument[],
  consents: readonly GuardianConsentDocument[],
): Coming[] {
  return people.map((person) => ({
    person,
    own: owned.find(({ residentId }) => residentId === person._id),
    consent: consents.find(({ residentId }) => residentId === person._id),
  }));
}

type Day = Pick<ShiftDocument, 'day'>;

/** Somebody who signs up by themselves. @throws Refusal CONSENT_MISSING, AGE_UNKNOWN */
export function requireConsent(day: Day, coming: Coming): void {
  requireEach(day, [coming], 'own');
}

/** A minor needs a guardian's consent, and whoever may be one is asked first. */
function requireEach({ day }: Day, all: readonly Coming[], who: 'own' | 'other'): void {
  const kept = all.filter(({ person, own, consent }) => !mayCome(day, person, own?.born, consent));
  if (kept.length === 0) return;
  const isMinor = kept.some(({ person, own }) => ageOn(day, person, own?.born) === 'minor');
  throw new Refusal(isMinor ? 'CONSENT_MISSING' : 'AGE_UNKNOWN', { who });
}

/**
 * People whom somebody else writes down. Who brings the minors of their own home along, and is of age, is the one who
 * would be asked. @throws Refusal CONSENT_MISSING, AGE_UNKNOWN
 */
export function requireConsentFor(
  shift: Day,
  others: readonly Coming[],
  by?: Omit<Coming, 'consent'>,
): void {
  const { state } = by?.person.adult ?? { state: 'none' };
  const isGuardian =
    by !== undefined &&
    (state === 'stated' || state === 'confirmed') &&
    ageOn(shift.day, by.person, by.own?.born) === 'adult';
  if (!isGuardian) requireEach(shift, others, 'other');
}

/**
 * Whoever is not known to be of age comes with an adult of their home, or to a shift that keeps two places for adults:
 * by whatever way they get their place. @throws Refusal ROLE_UNFIT
 */
export function requireCompany(
  { day, roles }: Pick<ShiftDocument, 'day' | 'roles'>,
  party: readonly Omit<Coming, 'consent'>[],
): void {
  const companions = party.map(({ person, own }) => ({
    age: ageOn(day, person, own?.born),
    homes: person.households.map(({ householdId }) => householdId),
  }));
  if (leavesMinorAlone(roles, companions)) throw new Refusal('ROLE_UNFIT', { why: 'alone' });
}
