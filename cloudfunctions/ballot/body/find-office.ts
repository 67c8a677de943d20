import type { RuleId } from '../../../typings/contract/ballot.ts';
import type { VotingSettings } from '../../../typings/contract/motion.ts';
import type { HeldRole, Role } from '../../../typings/contract/resident.ts';
import { rolesInForce } from '../../kernel/action/access.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { covers } from '../../kernel/path-id.ts';
import { findOwnersCommittee } from '../roster/register-repository.ts';
import { conveningOffice } from './body-rules.ts';

/** Whether the owners of a place have a committee in office. One request. */
export async function hasOwnersCommittee(communityId: string, placeId: string): Promise<boolean> {
  const today = dayOf(now());
  const people = await findOwnersCommittee(communityId);
  return people.some(({ roles }) =>
    rolesInForce(roles, today).some(
      ({ role, placeId: held }) => role === 'owners-committee' && covers(held, placeId),
    ),
  );
}

interface Convened {
  communityId: string;
  placeId: string;
  ruleId: RuleId;
}

/** The office by which somebody convenes a body; null = by none. At most one request. */
export async function findOffice(
  { communityId, placeId, ruleId }: Convened,
  settings: VotingSettings,
  roles: readonly HeldRole[],
): Promise<Role | null> {
  const office = (isTaken: boolean) => conveningOffice(ruleId, placeId, roles, settings, isTaken);
  // Whether there is a committee matters to those alone who convene in its place.
  if (office(true) || !office(false)) return office(true);
  return office(await hasOwnersCommittee(communityId, placeId));
}
