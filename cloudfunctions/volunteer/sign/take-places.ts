import { Refusal } from '../../kernel/refusal.ts';
import type { Gone, GoneWhy, ShiftDocument, VolunteerDocument } from '../collections.ts';
import { leaveSeats, type SignUp } from '../shift/shift-repository.ts';
import { claimTime } from './claim-time.ts';

/** Somebody who signs up, with their own document as it was read: null if it was not. */
export type Volunteers = ReadonlyMap<string, VolunteerDocument | undefined | null>;

/**
 * Keeps the time of each of them, once they have their places. If another shift took somebody's time at the
 * same moment, all of them give their places back: together or not at all. One request for each.
 * @throws Refusal SHIFT_CLASHES, SHIFT_TIRING, ROLE_UNFIT
 */
export async function claimAll(
  shift: ShiftDocument,
  signUp: SignUp,
  volunteers: Volunteers,
): Promise<void> {
  const { ids, key, at } = signUp;
  try {
    for (const id of ids) await claimTime(shift, id, signUp, volunteers.get(id));
  } catch (error) {
    if (!(error instanceof Refusal) || error.code === 'SERVICE_BUSY') throw error;
    const gone = ids.map((id) => goneOf(id, key, 'left', at));
    await leaveSeats(shift, signUp, gone, at);
    throw error;
  }
}

export function goneOf(residentId: string, key: string, why: GoneWhy, at: number): Gone {
  return { residentId, key, why, by: null, stamp: null, at };
}
