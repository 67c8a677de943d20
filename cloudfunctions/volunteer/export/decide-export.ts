import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, communityId, documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { officersOf } from '../../people/officers.ts';
import { requireSecondPerson } from '../../people/second-person.ts';
import { exportRequests } from '../collections.ts';
import { CONFIRMERS } from '../hours/hour-access.ts';
import { findFamily } from '../team/team-repository.ts';
import { fetchedUntil } from './export-rules.ts';

/** Somebody who neither asked nor lives with who did agrees that a list with people in it leaves the app, or does not. */
export const decideExport = action('volunteer.decideExport', {
  input: v.strictObject({ communityId, exportId: documentId, agrees: v.boolean(), commandId }),
  access: officersOf('input.communityId', CONFIRMERS, 'within'),
  load: ({ exportId }) => ({ export: one(exportRequests, exportId, 'EXPORT_NOT_FOUND') }),
  command: ({ exportId }) => ({ action: 'export.decide', target: `export:${exportId}` }),
  budget: 4,
  run: ({ communityId: community, agrees }, context) => {
    const { actor, export: asked, command } = context;
    return change(context, exportRequests, asked, {
      missing: 'EXPORT_NOT_FOUND',
      prepare: () =>
        findFamily(
          community,
          actor.resident.households.map(({ householdId }) => householdId),
        ),
      decide: (current, family) => {
        requireSecondPerson(actor, [current.askedBy], 'EXPORT_OWN');
        if (family.some(({ _id }) => _id === current.askedBy)) throw new Refusal('EXPORT_OWN');
        if (current.state !== 'open') throw new Refusal('EXPORT_DECIDED');
        return {
          state: agrees ? ('agreed' as const) : ('declined' as const),
          decidedBy: actor.residentId,
          fetchUntil: agrees ? fetchedUntil(command.stamp.at) : null,
        };
      },
      answer: ({ state }) => ({
        state: state === 'declined' ? ('declined' as const) : ('agreed' as const),
      }),
    });
  },
});
