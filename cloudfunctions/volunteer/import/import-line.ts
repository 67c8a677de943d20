import type { ImportLine } from '../../../typings/contract/volunteer/importing.ts';
import type { TeamImportDocument } from '../collections.ts';
import type { ImportPeople } from './import-repository.ts';

/** A table that was entered, as its readers see it. */
export function importLine(
  found: TeamImportDocument,
  people: ImportPeople['people'],
  actorId: string,
): ImportLine {
  const { _id, teamId, teamName, what, lines, leftCount, state, posted, order } = found;
  const nameOf = (id: string | null) => people.find((one) => one._id === id)?.name ?? '';
  return {
    importId: _id,
    teamId,
    teamName,
    what,
    lines: lines.length,
    people: new Set(lines.map(({ residentId }) => residentId)).size,
    minutes: lines.reduce((sum, { minutes }) => sum + minutes, 0),
    left: leftCount,
    state,
    posted,
    byName: nameOf(found.enteredBy),
    decidedName: nameOf(found.decidedBy),
    at: order,
    own: found.enteredBy === actorId,
  };
}
