import * as v from 'valibot';
import { dayOf } from '../../kernel/calendar.ts';
import { insert } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, communityId, day } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { officersOf } from '../../people/officers.ts';
import { exportRequests } from '../collections.ts';
import { IMPORTERS } from '../import/import-access.ts';
import { areDaysFit, askedExport } from './export-rules.ts';

/**
 * Hours for the national volunteer system, which organisations enter them into (志愿服务条例, art. 19). Names leave
 * the app by it: somebody else agrees first.
 */
export const askHoursExport = action('volunteer.askHoursExport', {
  input: v.strictObject({ communityId, from: day, until: day, commandId }),
  access: officersOf('input.communityId', IMPORTERS, 'within'),
  command: () => ({ action: 'export.ask', target: 'export:', creates: true as const }),
  budget: 3,
  run: ({ communityId: community, from, until }, context) =>
    insert(context, community, exportRequests, {
      decide: (change) => {
        if (!areDaysFit(from, until, dayOf(change.at))) throw new Refusal('EXPORT_DAYS');
        return askedExport(
          { what: 'hours', from, until, title: '', shiftId: null, teamId: null },
          { communityId: community, askedBy: context.actor.residentId },
          change,
        );
      },
      answer: (_, { id }) => ({ exportId: id }),
    }),
});
