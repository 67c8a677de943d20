import { entailedStamp } from '../../kernel/command.ts';
import { job } from '../../kernel/upkeep.ts';
import { type HouseholdDocument, households } from '../../people/collections.ts';
import { markTakenOver } from '../../people/household-repository.ts';
import { findMembersSince, MOST_MEMBERS } from './member-repository.ts';
import { moveOutMember } from './move-out.ts';

/** What taking over a household says: everybody who was there before is out. Doing it again changes nothing. */
export async function moveMembersOut(household: HouseholdDocument): Promise<void> {
  const { communityId, _id, takenOver } = household;
  if (!takenOver || takenOver.carried) return;
  const { change } = takenOver;
  const members = await findMembersSince(communityId, _id, change.at);
  for (const member of members) {
    const target = `resident:${member._id}`;
    await moveOutMember(member, _id, entailedStamp(change, { action: 'member.moved', target }));
  }
  if (members.length < MOST_MEMBERS) await markTakenOver(household, change);
}

/** Goes on where taking over a household was interrupted. */
export const finishTakingOver = job({
  name: 'resident.moveOut',
  collection: households,
  due: () => ({ 'takenOver.carried': false }),
  one: moveMembersOut,
  steps: true,
});
