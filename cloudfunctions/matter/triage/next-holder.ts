import type { Role } from '../../../typings/contract/people.ts';
import { rolesInForce } from '../../kernel/action/access.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { ResidentDocument } from '../../people/collections.ts';
import type { Holder } from '../collections.ts';
import { HOLDERS } from '../intake/matter-access.ts';
import { bears, rungsFor } from '../stage/ladder-rules.ts';

/**
 * Whom a matter is given to: an office, or one person of an outside body, who has to bear that role there.
 * @throws Refusal MATTER_HOLDER_UNFIT
 */
export function nextHolder(
  to: { role: Role; residentId: string | null },
  placeId: string,
  person: ResidentDocument | undefined,
): Omit<Holder, 'since' | 'why'> {
  const office = { role: to.role, placeId, residentId: to.residentId };
  const isPersonal = to.role === 'outside-party';
  const isFit =
    HOLDERS.includes(to.role) &&
    isPersonal === (to.residentId !== null) &&
    rungsFor([to.role], placeId).length > 0;
  if (!isFit) throw new Refusal('MATTER_HOLDER_UNFIT');
  if (!isPersonal) return { ...office, name: '' };
  const roles = rolesInForce(person?.roles ?? [], dayOf(now()));
  if (!person || !bears({ _id: person._id, roles }, office)) {
    throw new Refusal('MATTER_HOLDER_UNFIT');
  }
  return { ...office, name: person.name };
}
