import * as v from 'valibot';
import type { ReservationState } from '../../../typings/contract/civility.ts';
import { one } from '../../kernel/action/load.ts';
import { insert } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, communityId, documentId } from '../../kernel/schema.ts';
import { lookupHash } from '../../kernel/secret.ts';
import { action } from '../../people/action.ts';
import { households } from '../../people/collections.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { goods, type ReservationDocument, reservations } from '../collections.ts';
import { holderOf, isOwn } from '../ledger/account-id.ts';
import { codeOf, reservedUntil } from './goods-rules.ts';
import { getReservation } from './reservation-repository.ts';
import { settleReservation } from './settle-reservation.ts';

const REFUSALS: Partial<Record<ReservationState, 'POINTS_SHORT' | 'GOODS_GONE' | 'GOODS_LIMIT'>> = {
  'no-points': 'POINTS_SHORT',
  'no-stock': 'GOODS_GONE',
  'over-limit': 'GOODS_LIMIT',
};

/** One thing for one's household, fetched within a week: its points are set aside until then. */
export const reserveGoods = action('civility.reserveGoods', {
  input: v.strictObject({ communityId, goodsId: documentId, householdId: documentId, commandId }),
  access: RESIDENTS,
  load: ({ goodsId, householdId }) => ({
    shelf: one(goods, goodsId, 'GOODS_NOT_FOUND'),
    household: one(households, householdId),
  }),
  command: () => ({ action: 'civility.reserve', target: 'reservation:', creates: true as const }),
  budget: 11,
  run: async ({ communityId, goodsId, householdId }, context) => {
    const { shelf, household, actor, command } = context;
    const bearer = { kind: 'household' as const, id: householdId };
    if (!isOwn(bearer, actor)) throw new Refusal('HOUSEHOLD_NOT_FOUND');
    const holder = holderOf(bearer, { household, person: undefined });
    const { id } = command.stamp;
    await insert<ReservationDocument, void>(context, communityId, reservations, {
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
    const refusal = REFUSALS[state];
    if (refusal) throw new Refusal(refusal, { monthly: shelf.form.monthly });
    return { reservationId: id, state };
  },
});
