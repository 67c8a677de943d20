import { rolesInForce } from '../../kernel/action/access.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { type OwnerRegister, readOwnerFacts } from '../../owners/register-repository.ts';
import type { HouseholdDocument } from '../../people/collections.ts';
import type { MotionDocument, VoterSeed } from '../collections.ts';
import { findRosterHouseholds, findRosterPeople } from './register-repository.ts';
import { type RosterPerson, rosterOf } from './voter-rules.ts';

export interface RosterNow {
  seeds: VoterSeed[];
  /** what it is made from */
  households: HouseholdDocument[];
  people: RosterPerson[];
  /** what tells owners apart; only where owners decide */
  facts: OwnerRegister;
}

const NO_FACTS: OwnerRegister = { decisions: [], developers: new Map(), estates: [] };
/** A roster that was begun before adults were told apart is finished as it began. */
export function countsAdults({ state, adultsOnly }: Pick<MotionDocument, 'state' | 'adultsOnly'>) {
  return adultsOnly ?? state === 'draft';
}

/** Who would be on a motion's roster as things are now: a thousand households or people a request. */
export async function listRoster({
  communityId,
  form: { basis },
  placeId,
  ...motion
}: MotionDocument): Promise<RosterNow> {
  const needsHouseholds = basis !== 'representatives' && basis !== 'residents';
  const needsPeople = basis === 'adults' || basis === 'representatives';
  const [households, residents, facts] = await Promise.all([
    needsHouseholds ? findRosterHouseholds(communityId, placeId) : [],
    needsPeople ? findRosterPeople(communityId, placeId) : [],
    basis === 'owners' ? readOwnerFacts(communityId) : NO_FACTS,
  ]);
  const today = dayOf(now());
  const people = residents.map((one) => ({ ...one, roles: rolesInForce(one.roles, today) }));
  const seeds = rosterOf(basis, placeId, households, people, facts, countsAdults(motion));
  return { seeds, households, people, facts };
}
