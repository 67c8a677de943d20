import * as v from 'valibot';
import { beginExport, storeExport } from '../../files/make-export.ts';
import { now } from '../../kernel/clock.ts';
import { commandId, communityId, fileId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { officersOf, SECRETARY } from '../../people/officers.ts';
import { writeMarked } from '../export/write-workbook.ts';
import { choicesSchema } from './choices-schema.ts';
import { noteUpload } from './import-repository.ts';
import { readMarkedRows } from './roster-file.ts';
import { readParticulars, readPlaces } from './roster-repository.ts';

/** An uploaded roster given back with what has to be put right in colour. It says only what was uploaded. */
export const markRoster = action('roster.markRoster', {
  input: v.strictObject({ communityId, fileId, choices: choicesSchema, commandId }),
  texts: 'unseen',
  access: officersOf('input.communityId', SECRETARY, 'within'),
  command: ({ communityId }) => ({ action: 'roster.mark', target: `place:${communityId}` }),
  budget: 29, // the actor, a thousand households or places a request, the file's notes
  async run({ communityId, fileId, choices = {} }, context) {
    const places = await readPlaces(communityId);
    const households = await readParticulars(communityId);
    const known = { communityId, places, households };
    const rows = await readMarkedRows(communityId, fileId, choices, known);
    await noteUpload(communityId, fileId, now());
    const record = await beginExport(context, communityId, 'xlsx');
    return storeExport(record, await writeMarked(rows), '名册（标好要改的地方）.xlsx');
  },
});
