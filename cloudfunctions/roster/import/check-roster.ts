import * as v from 'valibot';
import { now } from '../../kernel/clock.ts';
import { communityId, fileId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { officersOf, SECRETARY } from '../../people/officers.ts';
import { describeCheck } from './check-rules.ts';
import { choicesSchema } from './choices-schema.ts';
import { noteUpload } from './import-repository.ts';
import { readRosterFile, statedOf } from './roster-file.ts';
import { readParticulars, readPlaces } from './roster-repository.ts';

/** What an import of this file would do, and every row that stands in its way. The file is taken away a day later. */
export const checkRoster = action('roster.checkRoster', {
  input: v.strictObject({ communityId, fileId, choices: choicesSchema }),
  texts: 'unseen',
  access: officersOf('input.communityId', SECRETARY, 'within'),
  budget: 26, // the actor, the file's note, a thousand households or places a request
  async run({ communityId, fileId, choices = {} }) {
    const particulars = await readParticulars(communityId);
    const places = await readPlaces(communityId);
    const known = { communityId, places, households: particulars };
    const file = await readRosterFile(communityId, fileId, choices, known);
    await noteUpload(communityId, fileId, now());
    const stated = file.households.map(statedOf);
    return describeCheck(file, stated, { particulars, places }, choices.totals ?? []);
  },
});
