import * as v from 'valibot';
import { yearId } from '../../holidays/year-repository.ts';
import { tableProblem } from '../../holidays/year-rules.ts';
import { one } from '../../kernel/action/load.ts';
import { change, insert } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { officersOf, SECRETARY } from '../../people/officers.ts';
import { holidayYears, type YearDocument } from '../collections.ts';
import { ofYear, yearTable } from './year-schema.ts';

/** The table of a year, as it stands in the State Council's notice. It holds once a second officer agrees. */
export const saveYear = action('meeting.saveYear', {
  input: v.strictObject({ ...ofYear, table: yearTable, seen: v.nullable(documentId), commandId }),
  access: officersOf('input.communityId', SECRETARY, 'within'),
  load: (input) => ({ found: one(holidayYears, yearId(input.communityId, input.year)) }),
  command: ({ communityId, year }) => ({
    action: 'holidays.save',
    target: `year:${yearId(communityId, year)}`,
  }),
  budget: 4,
  run: async ({ communityId, year, table, seen }, { actor, found, command }) => {
    const { residentId, resident } = actor;
    const pendingAfter = (latest: string | null, editors: readonly string[]) => {
      if (latest !== seen) throw new Refusal('YEAR_CHANGED');
      const what = tableProblem(table, year);
      if (what) throw new Refusal('YEAR_UNFIT', { what });
      return { table, editors: [...new Set([...editors, residentId])], by: resident.name };
    };
    const answer = () => ({ seen: command.stamp.id });
    if (found) {
      return change({ command }, holidayYears, found, {
        missing: 'YEAR_CHANGED',
        decide: ({ change: latest, pending }) => ({
          pending: pendingAfter(latest.id, pending?.editors ?? []),
        }),
        answer,
      });
    }
    const _id = yearId(communityId, year);
    return insert<YearDocument, { seen: string }>(
      { command },
      communityId,
      holidayYears,
      {
        decide: (stamp) => ({
          _id,
          communityId,
          year,
          table: null,
          pending: pendingAfter(null, []),
          change: stamp,
        }),
        taken: () => {
          throw new Refusal('YEAR_CHANGED');
        },
        answer,
      },
      () => _id,
    );
  },
});
