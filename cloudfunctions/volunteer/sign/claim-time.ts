import { now } from '../../kernel/clock.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { ResidentDocument } from '../../people/collections.ts';
import type { ShiftDocument, VolunteerDocument } from '../collections.ts';
import type { SignUp } from '../shift/shift-repository.ts';
import { readerOf } from '../shift/standing-rules.ts';
import { claiming, clashOf, isTiring, MOST_IN_A_ROW } from './claim-rules.ts';
import { requireFit } from './sign-refusal.ts';
import { changeVolunteer } from './volunteer-repository.ts';

/**
 * Keeps the time of a shift in somebody's own document, so that no other shift takes it. One request.
 * @param seen as changeVolunteer takes it
 * @param person where nobody has looked whether they are of age for the shift as it is now
 * @throws Refusal SHIFT_CLASHES, SHIFT_TIRING, ROLE_UNFIT
 */
export function claimTime(
  shift: ShiftDocument,
  residentId: string,
  { key, roleId }: Pick<SignUp, 'key' | 'roleId'>,
  seen: VolunteerDocument | undefined | null,
  person?: Pick<ResidentDocument, 'adult'>,
): Promise<void> {
  const { communityId, _id: shiftId, title, from, until } = shift;
  const claim = { shiftId, key, title, from, until };
  return changeVolunteer(communityId, residentId, seen, (own) => {
    const patch = claiming(own, claim, now());
    if (patch === null) return null;
    requireFit(shift, roleId, person ? readerOf(own, person) : own);
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
