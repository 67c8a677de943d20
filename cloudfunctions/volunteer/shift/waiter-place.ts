import type { ShiftDocument, WaiterDocument } from '../collections.ts';
import { isOff, type Place } from './standing-rules.ts';
import { findWaiters, positionOf } from './waiter-repository.ts';

/** Somebody's place on the waitlist; none for who is off it already. At most one request. */
export async function placeOf(
  shift: ShiftDocument,
  waiter: WaiterDocument | undefined,
): Promise<Place | null> {
  if (!waiter || waiter.residentId in shift.seats || isOff(shift, waiter)) return null;
  const { roleId, passed } = waiter;
  return { roleId, position: await positionOf(waiter), passed };
}

/** Which of these people wait. At most one request. */
export async function findListed(
  shift: ShiftDocument,
  residentIds: readonly string[],
): Promise<string[]> {
  if (residentIds.length === 0) return [];
  return (await findWaiters(shift, residentIds)).map(({ residentId }) => residentId);
}
