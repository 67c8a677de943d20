import type { Contact } from '../../../typings/contract/parts/contact.ts';
import type { Reach } from '../../../typings/contract/role.ts';
import type { HeldRole } from '../../kernel/action/access.ts';
import { addDays, timeOf } from '../../kernel/calendar.ts';

/** Minutes of the day in Shanghai. */
function minuteOf(at: number): number {
  const [hours = 0, minutes = 0] = timeOf(at).split(':').map(Number);
  return hours * 60 + minutes;
}

/** The number within its hours, otherwise the hours alone. */
export function reachOf({ phone, from, until }: Contact, at: number): Reach {
  const minute = minuteOf(at);
  return { phone: from <= minute && minute < until ? phone : null, from, until };
}

/**
 * Whether a number was offered in this office: in its term, or in one of the same office there that went on into it.
 * Numbers of before this was noted count for every office.
 */
export function isOfferedFor(
  { offeredOn }: { offeredOn?: string | undefined },
  held: Pick<HeldRole, 'role' | 'placeId' | 'from'>,
  roles: readonly Pick<HeldRole, 'role' | 'placeId' | 'from' | 'until'>[],
): boolean {
  if (offeredOn === undefined) return true;
  let { from } = held;
  for (const _ of roles) {
    if (from <= offeredOn) return true;
    const eve = addDays(from, -1);
    const before = roles.find(
      (one) =>
        one.role === held.role &&
        one.placeId === held.placeId &&
        one.from < from &&
        one.until !== null &&
        one.until >= eve,
    );
    if (!before) return false;
    from = before.from;
  }
  return from <= offeredOn;
}
