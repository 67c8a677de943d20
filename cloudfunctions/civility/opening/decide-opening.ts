import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, communityId, documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { officersOf } from '../../people/officers.ts';
import { openings } from '../collections.ts';
import { ADOPTERS, officeAt, somebody } from '../event/civility-access.ts';
import { isOwnOpening } from './opening-line.ts';

/**
 * Somebody who did not enter it says whether it is what the paper book says. Upkeep then writes it into the
 * accounts, and tells every household.
 */
export const decideOpening = action('civility.decideOpening', {
  input: v.strictObject({ communityId, openingId: documentId, agrees: v.boolean(), commandId }),
  access: officersOf('input.communityId', ADOPTERS, 'within'),
  load: ({ openingId }) => ({ opening: one(openings, openingId, 'OPENING_NOT_FOUND') }),
  command: ({ openingId }) => ({
    action: 'civility.decide-opening',
    target: `opening:${openingId}`,
  }),
  budget: 3,
  run: ({ communityId, agrees }, { actor, opening, command }) => {
    const { at } = command.stamp;
    const as = officeAt(actor, communityId, ADOPTERS);
    return change({ command }, openings, opening, {
      missing: 'OPENING_NOT_FOUND',
      decide: (current) => {
        if (isOwnOpening(current, somebody(actor))) throw new Refusal('OPENING_OWN');
        if (current.state !== 'open') throw new Refusal('OPENING_DECIDED');
        return {
          state: agrees ? ('confirmed' as const) : ('declined' as const),
          decidedBy: { residentId: actor.residentId, as, reason: '', at },
          dueAt: agrees ? at : null,
        };
      },
      answer: ({ state }) => ({
        state: state === 'declined' ? ('declined' as const) : ('confirmed' as const),
      }),
    });
  },
});
