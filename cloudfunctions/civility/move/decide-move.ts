import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, communityId, documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { officersOf } from '../../people/officers.ts';
import { reason } from '../claim/claim-schema.ts';
import { moves } from '../collections.ts';
import { ADOPTERS, officeAt, somebody } from '../event/civility-access.ts';
import { isOwnMove } from './move-line.ts';
import { settleMove } from './settle-move.ts';

/** A second officer, who lives at neither door, agrees that points go over, or does not. */
export const decideMove = action('civility.decideMove', {
  input: v.strictObject({
    communityId,
    moveId: documentId,
    agrees: v.boolean(),
    reason,
    commandId,
  }),
  access: officersOf('input.communityId', ADOPTERS, 'within'),
  load: ({ moveId }) => ({ move: one(moves, moveId, 'MOVE_NOT_FOUND') }),
  command: ({ moveId }) => ({ action: 'civility.decide-move', target: `move:${moveId}` }),
  budget: 12,
  run: ({ communityId, agrees, reason: why }, { actor, move, command }) => {
    const { at } = command.stamp;
    const as = officeAt(actor, communityId, ADOPTERS);
    return change({ command }, moves, move, {
      missing: 'MOVE_NOT_FOUND',
      decide: (current) => {
        if (isOwnMove(current, somebody(actor))) throw new Refusal('MOVE_OWN');
        if (current.state !== 'open') throw new Refusal('MOVE_DECIDED');
        return {
          state: agrees ? ('agreed' as const) : ('declined' as const),
          decidedBy: { residentId: actor.residentId, as, reason: why, at },
          dueAt: agrees ? at : null,
        };
      },
      follow: settleMove,
      answer: ({ state }) => ({
        state: state === 'declined' ? ('declined' as const) : ('agreed' as const),
      }),
    });
  },
});
