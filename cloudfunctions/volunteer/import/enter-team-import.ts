import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { addDays, dayOf, endOfDay } from '../../kernel/calendar.ts';
import { insert } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, communityId, fileId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { officersOf } from '../../people/officers.ts';
import { type TeamImportDocument, teamImports, teams } from '../collections.ts';
import { teamId } from '../shift/shift-schema.ts';
import { IMPORTERS } from './import-access.ts';
import { readImportFile } from './read-import.ts';

/** How long rows that were left out stay listed: whom they name may not be here. */
const LEFT_DAYS = 180;
const MOST_LEFT = 500;

/** What a table brings over is put before somebody from outside the team; nothing counts before. */
export const enterTeamImport = action('volunteer.enterTeamImport', {
  input: v.strictObject({ communityId, teamId, fileId, commandId }),
  access: officersOf('team.placeId', IMPORTERS, 'within'),
  load: (input) => ({ team: one(teams, input.teamId, 'TEAM_NOT_FOUND') }),
  command: () => ({ action: 'team.import', target: 'import:', creates: true as const }),
  budget: 44, // the actor, a thousand households, places or shifts a request, two hundred names a request
  run: (input, context) => {
    const { actor, team } = context;
    return insert(context, input.communityId, teamImports, {
      prepare: () => readImportFile(team, input.fileId, actor),
      decide: (change, { found, left, what, fileKey }): TeamImportDocument => {
        if (found.length === 0) throw new Refusal('IMPORT_EMPTY');
        return {
          _id: change.id,
          communityId: input.communityId,
          teamId: team._id,
          teamName: team.name,
          fileKey,
          what,
          lines: found,
          left: left.slice(0, MOST_LEFT),
          leftCount: left.length,
          leftUntil: endOfDay(addDays(dayOf(change.at), LEFT_DAYS)),
          state: 'open',
          enteredBy: actor.residentId,
          decidedBy: null,
          posted: 0,
          dueAt: null,
          order: change.at,
          change,
        };
      },
      taken: () => {
        throw new Refusal('IMPORT_TWICE');
      },
      answer: (made, { id }) => ({
        importId: id,
        lines: made?.lines.length ?? 0,
        minutes: made?.lines.reduce((sum, { minutes }) => sum + minutes, 0) ?? 0,
      }),
    });
  },
});
