import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { insert } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, communityId, documentId } from '../../kernel/schema.ts';
import { lookupHash } from '../../kernel/secret.ts';
import { action } from '../../people/action.ts';
import { households } from '../../people/collections.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { goods, type ReservationDocument, reservations } from '../collections.ts';
import { officeAt, SHOPKEEPERS } from '../event/civility-access.ts';
import { holderOf, isOwn } from '../ledger/account-id.ts';
import { readTail } from '../ledger/ledger-repository.ts';
import { codeOf, reservedUntil, standingOf } from './goods-rules.ts';
import { findHolds, getReservation, hasPhone } from './reservation-repository.ts';
import { settleReservation } from './settle-reservation.ts';

/**
 * One thing for one's household, or by who keeps the shop for one without a phone, fetched within a week: its points are set aside until then. What is seen to be
 * impossible is refused; what others have taken in the same moment is said by the state.
 */
export const reserveGoods = action('civility.reserveGoods', {
  input: v.strictObject({ communityId, goodsId: documentId, householdId: documentId, commandId }),
  access: RESIDENTS,
  load: ({ goodsId, householdId }) => ({
    shelf: one(goods, goodsId, 'GOODS_NOT_FOUND'),
    household: one(households, householdId),
  }),
  command: () => ({ action: 'civility.reserve', target: 'reservation:', creates: true as const }),
  budget: 14,
  run: async ({ communityId, goodsId, householdId }, context) => {
    const { shelf, household, actor, command } = context;
    const bearer = { kind: 'household' as const, id: householdId };
    const isOwnHome = isOwn(bearer, actor);
    const as = isOwnHome ? '' : officeAt(actor, householdId, SHOPKEEPERS);
    if (!isOwnHome && as === '') throw new Refusal('HOUSEHOLD_NOT_FOUND');
    const holder = holderOf(bearer, { household, person: undefined });
    const { id } = command.stamp;
    await insert<ReservationDocument, void>(context, communityId, reservations, {
      prepare: async () => {
        if (!isOwnHome && (await hasPhone(communityId, householdId))) {
          throw new Refusal('RESERVATION_BY_PHONE');
        }
        const { points, monthly } = shelf.form;
        const month = dayOf(command.stamp.at).slice(0, 7);
        const [tail, moved] = await Promise.all([
          readTail(communityId, holder.accountId),
          findHolds(communityId, holder.accountId, goodsId, month),
        ]);
        const available = (tail?.balance ?? 0) - (tail?.heldTotal ?? 0);
        if (available < points) {
          throw new Refusal('POINTS_SHORT', { available: Math.max(0, available) });
        }
        if (standingOf(moved) >= monthly) throw new Refusal('GOODS_LIMIT', { monthly });
      },
      decide: (stamp) => {
        if (shelf.form.closed) throw new Refusal('GOODS_CLOSED');
        if (shelf.free < 1) throw new Refusal('GOODS_GONE');
        return {
          _id: id,
          communityId,
          goodsId,
          goodsName: shelf.form.name,
          points: shelf.form.points,
          monthly: shelf.form.monthly,
          bearer,
          ...holder,
          code: codeOf(lookupHash('redemption', id)),
          ...(isOwnHome ? {} : { askedBy: { residentId: actor.residentId, as } }),
          state: 'asked' as const,
          until: reservedUntil(stamp.at),
          dueAt: stamp.at,
          order: stamp.at,
          change: stamp,
        };
      },
      follow: settleReservation,
      answer: () => undefined,
    });
    const { state = 'asked' } = (await getReservation(communityId, id)) ?? {};
    return { reservationId: id, state };
  },
});
