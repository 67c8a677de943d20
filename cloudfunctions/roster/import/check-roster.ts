import * as v from 'valibot';
import { now } from '../../kernel/clock.ts';
import { communityId, fileId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { officersOf, SECRETARY } from '../../people/officers.ts';
import { noteUpload } from './import-repository.ts';
import { readRosterFile, statedOf } from './roster-file.ts';
import { readLabels, readParticulars } from './roster-repository.ts';
import { compareRoster, missingByBuilding } from './roster-rules.ts';

/** What an import of this file would do, and every row that stands in its way. The file is taken away a day later. */
export const checkRoster = action('roster.checkRoster', {
  input: v.strictObject({ communityId, fileId }),
  access: officersOf('input.communityId', SECRETARY, 'within'),
  budget: 25, // the actor, the file's note, a thousand households a request up to 20,000, the names of buildings
  async run({ communityId, fileId }) {
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
  },
});
