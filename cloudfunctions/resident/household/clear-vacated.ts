import { now } from '../../kernel/clock.ts';
import { job } from '../../kernel/upkeep.ts';
import { type ResidentDocument, residents } from '../../people/collections.ts';
import { endSpeaking } from '../../people/household-repository.ts';
import { getResident, markCleared, whoVacated } from '../../people/resident-repository.ts';

/**
 * Homes that somebody has left do not name them as the one who speaks, unless they came back and were chosen
 * again. Doing it again changes nothing. Two requests, and one for each home.
 */
export async function clearVacated({
  communityId,
  _id,
  vacated = [],
}: ResidentDocument): Promise<void> {
  if (vacated.length === 0) return;
  // Whoever comes back after the entry was read is chosen after this instant.
  const at = now();
  const person = await getResident(communityId, _id);
  if (!person) return;
  for (const householdId of person.vacated ?? []) {
    const home = person.households.find((one) => one.householdId === householdId);
    await endSpeaking(communityId, householdId, _id, home ? home.joinedAt - 1 : at);
  }
  await markCleared(person);
}

/** Goes on where moving out was interrupted. */
export const clearAllVacated = job<ResidentDocument>({
  name: 'resident.clearVacated',
  collection: residents,
  due: whoVacated,
  one: clearVacated,
});
