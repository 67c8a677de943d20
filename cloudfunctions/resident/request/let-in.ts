import { job } from '../../kernel/upkeep.ts';
import { newResidentId } from '../../people/resident-repository.ts';
import { type JoinRequestDocument, joinRequests } from '../collections.ts';
import { enterHousehold } from '../door/enter-household.ts';
import { markApplied } from './request-repository.ts';

/** What an acceptance says: the person's entry. Doing it again changes nothing. */
export async function letIn(request: JoinRequestDocument): Promise<void> {
  if (request.carried) return;
  const {
    communityId,
    householdId,
    label,
    lineage,
    openid,
    name,
    adult = false,
    change,
    _id,
  } = request;
  const residentId = newResidentId(openid, communityId);
  const household = { communityId, _id: householdId, label, lineage };
  await enterHousehold(household, { openid, name, adult, residentId, again: _id, change });
  await markApplied(request);
}

/** Lets in whom an acceptance was interrupted for. */
export const letInAccepted = job({
  name: 'resident.letIn',
  collection: joinRequests,
  due: () => ({ carried: false }),
  one: letIn,
});
