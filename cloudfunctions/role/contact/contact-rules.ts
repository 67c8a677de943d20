import type { Contact } from '../../../typings/contract/parts/contact.ts';
import type { Reach } from '../../../typings/contract/role.ts';
import { timeOf } from '../../kernel/calendar.ts';

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
