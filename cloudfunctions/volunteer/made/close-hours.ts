import { job } from '../../kernel/job.ts';
import { findOfShift } from '../attendance/attendance-repository.ts';
import { type ShiftDocument, shifts } from '../collections.ts';
import { dueToClose, markClosed, saveWithdrawn } from './made-repository.ts';
import { withdrawnEntries } from './made-rules.ts';

/** Hours of a withdrawn shift wait for nobody any more. @returns whether none waits */
export async function closeHours(shift: ShiftDocument): Promise<boolean> {
  const by = shift.made?.withdrawn?.by ?? '';
  const found = await findOfShift(shift.communityId, shift._id);
  const waiting = found.filter(({ entries }) => entries.some(({ state }) => state === 'pending'));
  let isWhole = true;
  for (const one of waiting) {
    if ((await saveWithdrawn(one, withdrawnEntries(one.entries, by))) === 0) isWhole = false;
  }
  return isWhole;
}

/**
 * The withdrawal itself closes the hours that it finds. Whoever saw the shift before may be adding some still: they are
 * looked for once more when that must be over.
 */
export const closeWithdrawn = job<ShiftDocument>({
  name: 'shift.withdraw',
  collection: shifts,
  due: dueToClose,
  order: { closeAt: 1, _id: 1 },
  one: async (shift) => {
    if (await closeHours(shift)) await markClosed(shift);
  },
});
