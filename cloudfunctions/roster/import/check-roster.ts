import type { RosterActions } from '../../../typings/contract/roster.ts';
import { now } from '../../kernel/clock.ts';
import type { ActorContext } from '../../kernel/handler.ts';
import { describeCheck } from './check-rules.ts';
import { readRosterFile, statedOf } from './roster-file.ts';
import { noteUpload, readParticulars, readPlaces } from './roster-repository.ts';

/** What an import of this file would do, and every row that stands in its way. The file is taken away a day later. */
export async function checkRoster(
  { communityId, fileId, choices = {} }: RosterActions['checkRoster']['input'],
  _context: ActorContext,
): Promise<RosterActions['checkRoster']['data']> {
  const particulars = await readParticulars(communityId);
  const places = await readPlaces(communityId);
  const known = { communityId, places, households: particulars };
  const file = await readRosterFile(communityId, fileId, choices, known);
  await noteUpload(communityId, fileId, now());
  return describeCheck(
    file,
    file.households.map(statedOf),
    { particulars, places },
    choices.totals ?? [],
  );
}
