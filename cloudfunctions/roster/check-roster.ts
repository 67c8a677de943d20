import type { RosterActions } from '../../typings/contract/roster.ts';
import type { ActorContext } from '../shared/handler.ts';
import { readRosterFile, statedOf } from './roster-file.ts';
import { readParticulars } from './roster-repository.ts';
import { compareRoster } from './roster-rules.ts';

/** What an import of this file would do, and every row that stands in its way. Changes nothing. */
export async function checkRoster(
  { communityId, fileId }: RosterActions['check']['input'],
  _context: ActorContext,
): Promise<RosterActions['check']['data']> {
  const { reading, places, households } = await readRosterFile(communityId, fileId);
  const difference = compareRoster(households.map(statedOf), await readParticulars(communityId));
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
    problems: reading.problems,
    problemCount: reading.problemCount,
  };
}
