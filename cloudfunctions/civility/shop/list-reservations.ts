import * as v from 'valibot';
import type { ReservationLine } from '../../../typings/contract/civility/shop.ts';
import { one } from '../../kernel/action/load.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { communityId, cursor, documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { households } from '../../people/collections.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { holderOf, isOwn } from '../ledger/account-id.ts';
import { reservationLine } from './reservation-line.ts';
import { readReservations } from './reservation-repository.ts';

/** What one's household has reserved, with the codes for the counter. */
export const listReservations = action('civility.listReservations', {
  input: v.strictObject({ communityId, householdId: documentId, after: cursor }),
  access: RESIDENTS,
  load: ({ householdId }) => ({ household: one(households, householdId) }),
  budget: 2,
  run: async ({ communityId, householdId, after }, { actor, household }) => {
    const bearer = { kind: 'household' as const, id: householdId };
    if (!isOwn(bearer, actor)) throw new Refusal('HOUSEHOLD_NOT_FOUND');
    const { accountId } = holderOf(bearer, { household, person: undefined });
    const { rows, next } = await readReservations(communityId, accountId, after);
    return { reservations: rows.map((row): ReservationLine => reservationLine(row, true)), next };
  },
});
