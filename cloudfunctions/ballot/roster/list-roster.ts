import { rolesInForce } from '../../kernel/action/access.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import type { HouseholdDocument } from '../../people/collections.ts';
import type { MotionDocument, VoterSeed } from '../collections.ts';
import { findRosterHouseholds, findRosterPeople } from './register-repository.ts';
import { type RosterPerson, rosterOf } from './voter-rules.ts';

export interface RosterNow {
  seeds: VoterSeed[];
  /** what it is made from */
  households: HouseholdDocument[];
  people: RosterPerson[];
}

/** Who would be on a motion's roster as things are now: a thousand households or people a request. */
export async function listRoster({
  communityId,
  form: { basis },
  placeId,
}: Pick<MotionDocument, 'communityId' | 'form' | 'placeId'>): Promise<RosterNow> {
  const needsHouseholds = basis !== 'representatives' && basis !== 'residents';
  const needsPeople = basis === 'adults' || basis === 'representatives';
  const [households, residents] = await Promise.all([
    needsHouseholds ? findRosterHouseholds(communityId, placeId) : [],
    needsPeople ? findRosterPeople(communityId, placeId) : [],
  ]);
  const today = dayOf(now());
  const people = residents.map((one) => ({ ...one, roles: rolesInForce(one.roles, today) }));
  return { seeds: rosterOf(basis, placeId, households, people), households, people };
}
