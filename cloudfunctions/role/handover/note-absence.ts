import * as v from 'valibot';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { line } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { officersOf } from '../../people/officers.ts';
import { handovers } from '../collections.ts';
import { commandOnHandover, handoverLoad, WITNESSES } from './handover-access.ts';

/** The leaver cannot or will not confirm: a witness who is neither of the two says so, and it goes on without them. */
export const noteAbsence = action('role.noteAbsence', {
  input: v.strictObject({ ...commandOnHandover, reason: line(60) }),
  access: officersOf('handover.placeId', WITNESSES, 'within'),
  load: handoverLoad,
  command: ({ handoverId }) => ({
    action: 'handover.absence',
    target: `handover:${handoverId}`,
  }),
  budget: 3,
  run: ({ reason }, { actor, handover, command }) =>
    change({ command }, handovers, handover, {
      missing: 'HANDOVER_NOT_FOUND',
      seen: ['carrying'],
      decide: ({ residentId, successorId, confirmed, absence, state }) => {
        if (state === 'done' || confirmed.leaver || absence) throw new Refusal('HANDOVER_DONE');
        if ([residentId, successorId].includes(actor.residentId)) throw new Refusal('HANDOVER_OWN');
        return { absence: { reason, residentId: actor.residentId } };
      },
      answer: () => ({ noted: true }) as const,
    }),
});
