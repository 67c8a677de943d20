import * as v from 'valibot';
import { one, own } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, communityId, documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { officersOf } from '../../people/officers.ts';
import { requireSecondPerson } from '../../people/second-person.ts';
import { teamImports, volunteers } from '../collections.ts';
import { CONFIRMERS } from '../hours/hour-access.ts';
import { findAttended } from '../import/import-repository.ts';
import { findFamily, getTeam } from '../team/team-repository.ts';
import { leftRow, matchedLine } from './match-rules.ts';
import { rowIndex } from './row-schema.ts';

/**
 * Somebody from outside the team says whether a row is of whom another ties it to: a person and a row are tied once.
 * Upkeep then writes it down as it does with the rest of the table.
 */
export const decideImportRow = action('volunteer.decideImportRow', {
  input: v.strictObject({
    communityId,
    importId: documentId,
    index: rowIndex,
    agrees: v.boolean(),
    commandId,
  }),
  access: officersOf('input.communityId', CONFIRMERS, 'within'),
  load: (input) => ({
    import: one(teamImports, input.importId, 'IMPORT_NOT_FOUND'),
    volunteer: own(volunteers, input.communityId),
  }),
  command: ({ importId, index }) => ({
    action: 'team.decide-row',
    target: `import:${importId}`,
    variant: String(index),
  }),
  budget: 6,
  run: async (input, context) => {
    const { actor, import: found, volunteer, command } = context;
    return change({ command }, teamImports, found, {
      missing: 'IMPORT_NOT_FOUND',
      seen: ['leftUntil'],
      prepare: async ({ teamId, left }) => {
        const homes = actor.resident.households.map(({ householdId }) => householdId);
        const who = left[input.index]?.match?.residentId;
        const [team, family, attended] = await Promise.all([
          getTeam(input.communityId, teamId),
          findFamily(input.communityId, homes),
          who === undefined ? [] : findAttended(input.communityId, [who]),
        ]);
        return { team, family, attended, who };
      },
      decide: (current, { team, family, attended, who }) => {
        const row = leftRow(current, input.index);
        const { match, ...unmatched } = row;
        // Another proposal may stand by now: what was looked up is of the one before.
        if (!match || match.residentId !== who) throw new Refusal('IMPORT_ROW_GONE');
        requireSecondPerson(actor, [match.by], 'IMPORT_OUTSIDE');
        const near = [actor.residentId, ...family.map(({ _id }) => _id)];
        const isInside =
          volunteer?.teamIds.includes(current.teamId) || team?.leaders.includes(actor.residentId);
        if (isInside || near.includes(match.by) || near.includes(match.residentId)) {
          throw new Refusal('IMPORT_OUTSIDE');
        }
        const put = (next: typeof row) =>
          current.left.map((one, index) => (index === input.index ? next : one));
        if (!input.agrees) return { left: put(unmatched) };
        const line = matchedLine(current, row, match.residentId, attended);
        const by = { by: match.by, decidedBy: actor.residentId };
        return {
          left: put({ ...row, match: { ...match, agreed: true } }),
          leftCount: current.leftCount - 1,
          lines: [...current.lines, { ...line, match: by }],
          dueAt: command.stamp.at,
        };
      },
      answer: () => ({}),
    });
  },
});
