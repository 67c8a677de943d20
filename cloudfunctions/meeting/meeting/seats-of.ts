import type { BodyForm } from '../../../typings/contract/meeting/body.ts';
import { holdersOf, neededPresent, ruleOf } from '../body/body-rules.ts';
import type { StoredSeat } from '../collections.ts';
import type { LawOf } from '../plan/shape-rules.ts';

/** A body's seats as a meeting keeps them. */
export function seatsOf({ seats }: Pick<BodyForm, 'seats'>): StoredSeat[] {
  return seats.map(({ seatId, party, residentId, required, substitutes }) => ({
    seatId,
    party,
    residentId,
    required,
    substitutes,
  }));
}

/** How many of those in office must be there; null where the law counts people without a seat. */
export function neededOf(form: BodyForm, lawOf: LawOf): number | null {
  const ruleId = ruleOf(form);
  const law = ruleId === null ? null : lawOf(ruleId);
  return neededPresent(form.quorum, form.kind, holdersOf(form.seats).length, law);
}
