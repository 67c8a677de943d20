import { dayOf } from '../../kernel/calendar.ts';
import { job } from '../../kernel/upkeep.ts';
import { type HouseholdDocument, households } from '../../people/collections.ts';
import { endSpeaking, markRepresented } from '../../people/household-repository.ts';
import { applyToResident, findHoldersAt } from '../../people/resident-repository.ts';
import { livesThereSince } from '../../people/speaker-rules.ts';

/**
 * What choosing who speaks for a household says: that person's entry has the office, and nobody else's.
 * Doing it again changes nothing.
 */
export async function noteRepresentative(household: HouseholdDocument): Promise<void> {
  const { communityId, _id: placeId, label, representative } = household;
  if (!representative || representative.carried) return;
  const { residentId, since, change = household.change } = representative;
  const role = {
    role: 'household-representative' as const,
    placeId,
    placeLabel: label,
    from: dayOf(since),
    until: null,
  };
  for (const { _id } of await findHoldersAt(communityId, placeId, residentId)) {
    await applyToResident(communityId, { _id }, change, ({ roles }) => {
      const others = roles.filter((one) => one.placeId !== placeId);
      return others.length === roles.length ? null : { roles: others };
    });
  }
  const chosen = await applyToResident(communityId, { _id: residentId }, change, (person) =>
    livesThereSince(person, placeId, since) && !person.roles.some((one) => one.placeId === placeId)
      ? { roles: [...person.roles, role] }
      : null,
  );
  if (chosen && livesThereSince(chosen, placeId, since)) {
    await markRepresented(household, residentId);
  } else await endSpeaking(communityId, placeId, residentId, since); // moved out meanwhile
}

/** Goes on where choosing was interrupted. */
export const noteChosen = job({
  name: 'resident.noteRepresentative',
  collection: households,
  due: () => ({ 'representative.carried': false }),
  one: noteRepresentative,
});
