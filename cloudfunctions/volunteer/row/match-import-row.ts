import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, communityId, documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { residents } from '../../people/collections.ts';
import { officersOf } from '../../people/officers.ts';
import { requireNotOwn } from '../../people/second-person.ts';
import { teamImports, teams } from '../collections.ts';
import { IMPORTERS } from '../import/import-access.ts';
import { findAttended } from '../import/import-repository.ts';
import { residentId, teamId } from '../shift/shift-schema.ts';
import { leftRow, matchedLine } from './match-rules.ts';
import { rowIndex } from './row-schema.ts';

/**
 * A row of a table that led to nobody is tied to somebody who has joined since, or whose name was written in another
 * way. It counts once a second person has agreed.
 */
export const matchImportRow = action('volunteer.matchImportRow', {
  input: v.strictObject({
    communityId,
    teamId,
    importId: documentId,
    index: rowIndex,
    residentId,
    commandId,
  }),
  access: officersOf('team.placeId', IMPORTERS, 'within'),
  load: (input) => ({
    team: one(teams, input.teamId, 'TEAM_NOT_FOUND'),
    import: one(teamImports, input.importId, 'IMPORT_NOT_FOUND'),
    person: one(residents, input.residentId, 'RESIDENT_NOT_FOUND'),
  }),
  command: ({ importId, index }) => ({
    action: 'team.match-row',
    target: `import:${importId}`,
    variant: String(index),
  }),
  budget: 4,
  run: (input, context) => {
    const { team, import: found, person, actor, command } = context;
    if (found.teamId !== team._id) throw new Refusal('IMPORT_NOT_FOUND');
    const households = person.households.map(({ householdId }) => householdId);
    if (households.length === 0) throw new Refusal('RESIDENT_NOT_FOUND');
    requireNotOwn(actor, { people: [person._id], households }, 'HOURS_OWN');
    return change({ command }, teamImports, found, {
      missing: 'IMPORT_NOT_FOUND',
      seen: ['leftUntil'],
      prepare: () => findAttended(input.communityId, [person._id]),
      decide: (current, attended) => {
        const row = leftRow(current, input.index);
        if (row.match) throw new Refusal('IMPORT_ROW_GONE');
        matchedLine(current, row, person._id, attended);
        const match = { residentId: person._id, by: actor.residentId, agreed: false };
        return {
          left: current.left.map((one, index) => (index === input.index ? { ...one, match } : one)),
        };
      },
      answer: () => ({}),
    });
  },
});
