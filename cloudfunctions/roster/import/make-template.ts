import * as v from 'valibot';
import { storeFile } from '../../files/file.ts';
import { communityId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { officersOf, SECRETARY } from '../../people/officers.ts';
import { writeRoster } from '../export/write-workbook.ts';

/** The same file for everybody: it says nothing of anybody. */
const PATH = 'templates/roster.xlsx';

/** An empty roster to fill in. */
export const makeTemplate = action('roster.makeTemplate', {
  input: v.strictObject({ communityId }),
  access: officersOf('input.communityId', SECRETARY, 'within'),
  budget: 1,
  run: async () => ({
    url: await storeFile(PATH, await writeRoster([])),
    name: '邻里名册模板.xlsx',
  }),
});
