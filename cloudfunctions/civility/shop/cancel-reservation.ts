import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, communityId, documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { reservations } from '../collections.ts';
import { isOfOwnAccount } from '../ledger/own-account.ts';
import { settleReservation } from './settle-reservation.ts';

/** The household does not want it any more: points and goods are free again. */
export const cancelReservation = action('civility.cancelReservation', {
  input: v.strictObject({ communityId, reservationId: documentId, commandId }),
  access: RESIDENTS,
  load: ({ reservationId }) => ({
    reservation: one(reservations, reservationId, 'RESERVATION_NOT_FOUND'),
  }),
  command: ({ reservationId }) => ({
    action: 'civility.cancel',
    target: `reservation:${reservationId}`,
  }),
  budget: 11,
  run: async (_, { actor, reservation, command }) => {
    if (!(await isOfOwnAccount(actor, reservation))) throw new Refusal('RESERVATION_NOT_FOUND');
    return change({ command }, reservations, reservation, {
      missing: 'RESERVATION_NOT_FOUND',
      seen: ['state'],
      decide: (current) => {
        if (current.state === 'asked') throw new Refusal('SERVICE_BUSY');
        if (current.state !== 'reserved') throw new Refusal('RESERVATION_OVER');
        return { state: 'cancelled' as const, dueAt: command.stamp.at };
      },
      follow: settleReservation,
      answer: () => ({ cancelled: true as const }),
    });
  },
});
