import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, communityId, documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { officersOf } from '../../people/officers.ts';
import { reservations } from '../collections.ts';
import { SHOPKEEPERS } from '../event/civility-access.ts';
import { isOwn } from '../ledger/account-id.ts';
import { settleReservation } from './settle-reservation.ts';

/**
 * At the counter: with the code on the household's phone, or for the paper card of somebody without one, which
 * stays on record; not by whoever set it aside for them. Of two counters one hands it over.
 */
export const handOver = action('civility.handOver', {
  input: v.strictObject({
    communityId,
    reservationId: documentId,
    code: v.nullable(v.pipe(v.string(), v.regex(/^\d{6}$/))),
    commandId,
  }),
  access: officersOf('input.communityId', SHOPKEEPERS, 'within'),
  load: ({ reservationId }) => ({
    reservation: one(reservations, reservationId, 'RESERVATION_NOT_FOUND'),
  }),
  command: ({ reservationId, code }) => ({
    action: code === null ? 'civility.hand-card' : 'civility.hand',
    target: `reservation:${reservationId}`,
  }),
  budget: 10,
  run: ({ code }, { actor, reservation, command }) =>
    change({ command }, reservations, reservation, {
      missing: 'RESERVATION_NOT_FOUND',
      seen: ['state'],
      decide: (current) => {
        const isAsked = current.askedBy?.residentId === actor.residentId;
        if (isAsked || isOwn(current.bearer, actor)) throw new Refusal('RESERVATION_OWN');
        if (current.state !== 'reserved') throw new Refusal('RESERVATION_OVER');
        if (code !== null && code !== current.code) throw new Refusal('RESERVATION_CODE_WRONG');
        return { state: 'handed' as const, dueAt: command.stamp.at };
      },
      follow: settleReservation,
      answer: () => ({ handed: true as const }),
    }),
});
