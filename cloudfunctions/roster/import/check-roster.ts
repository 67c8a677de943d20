import type { RosterActions } from '../../../typings/contract/roster.ts';
import { now } from '../../kernel/clock.ts';
import type { ActorContext } from '../../kernel/handler.ts';
import { readRosterFile, statedOf } from './roster-file.ts';
import { noteUpload, readLabels, readParticulars } from './roster-repository.ts';
import { compareRoster, missingByBuilding } from './roster-rules.ts';

/** What an import of this file would do, and every row that stands in its way. The file is taken away a day later. */
export async function checkRoster(
  { communityId, fileId }: RosterActions['checkRoster']['input'],
  _context: ActorContext,
): Promise<RosterActions['checkRoster']['data']> {
  const { reading, places, households } = await readRosterFile(communityId, fileId);
  await noteUpload(communityId, fileId, now());
  const known = await readParticulars(communityId);
  const difference = compareRoster(households.map(statedOf), known);
  const { buildings, missingAt } = missingByBuilding(known, difference.missing);
  const labels = await readLabels(
    communityId,
    missingAt.map(({ placeId }) => placeId),
  );
  const count = (kind: string) => places.filter((place) => place.kind === kind).length;
  return {
    rows: reading.rows,
    estates: count('estate'),
    buildings: count('building'),
    stairs: count('stair'),
    households: households.length,
    added: difference.added.length,
    changed: difference.changed.length,
    missing: difference.missing.length,
    missingAt: missingAt.map((one) => ({ ...one, label: labels.get(one.placeId) ?? '' })),
    known: { buildings, households: known.length },
    problems: reading.problems,
    problemCount: reading.problemCount,
  };
}
