import { countByPlace } from '../../people/roster-repository.ts';
import { saveCounts } from '../../places/roster-repository.ts';

/**
 * Rebuilds the cached numbers of households from the households themselves.
 * One request to count, one to read, one for each place whose number was wrong.
 */
export async function recountPlaces(communityId: string): Promise<void> {
  await saveCounts(communityId, await countByPlace(communityId));
}
