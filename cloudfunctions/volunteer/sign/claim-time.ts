import { now } from '../../kernel/clock.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { ShiftDocument, VolunteerDocument } from '../collections.ts';
import { claiming, clashOf, isTiring, MOST_IN_A_ROW } from './claim-rules.ts';
import { changeVolunteer } from './volunteer-repository.ts';

/**
 * Keeps the time of a shift in somebody's own document, so that no other shift takes it. One request.
 * @param seen as changeVolunteer takes it
 * @throws Refusal SHIFT_CLASHES, SHIFT_TIRING
 */
export function claimTime(
  shift: ShiftDocument,
  residentId: string,
  key: string,
  seen: VolunteerDocument | undefined | null,
): Promise<void> {
  const { communityId, _id: shiftId, title, from, until } = shift;
  const claim = { shiftId, key, title, from, until };
  return changeVolunteer(communityId, residentId, seen, (own) => {
    const patch = claiming(own, claim, now());
    if (patch === null) return null;
    const clash = clashOf(own, claim);
    if (clash) {
      throw new Refusal('SHIFT_CLASHES', {
        title: clash.title,
        from: clash.from,
        until: clash.until,
      });
    }
    if (isTiring(own, claim)) throw new Refusal('SHIFT_TIRING', { hours: MOST_IN_A_ROW / 60 });
    return patch;
  });
}
