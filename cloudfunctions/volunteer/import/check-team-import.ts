import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { communityId, fileId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { officersOf } from '../../people/officers.ts';
import { teams } from '../collections.ts';
import { teamId } from '../shift/shift-schema.ts';
import { IMPORTERS } from './import-access.ts';
import { readImportFile } from './read-import.ts';

/** What a table of members or hours would bring over, and every row that is in doubt. The file goes a day later. */
export const checkTeamImport = action('volunteer.checkTeamImport', {
  input: v.strictObject({ communityId, teamId, fileId }),
  access: officersOf('team.placeId', IMPORTERS, 'within'),
  load: (input) => ({ team: one(teams, input.teamId, 'TEAM_NOT_FOUND') }),
  budget: 40, // the actor, a thousand households, places or shifts a request, two hundred names a request
  run: async (input, { actor, team }) => {
    const {
      found: _,
      left: __,
      fileKey: ___,
      ...check
    } = await readImportFile(team, input.fileId, actor);
    return check;
  },
});
