import type { Stamp } from '../../kernel/database/collection.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { ShiftDocument } from '../collections.ts';
import { findFirst } from '../shift/waiter-repository.ts';
import { movedPatch } from './move-rules.ts';
import { changeEntailed, getShiftNow } from './season-repository.ts';

const TURNS = 6;
const TOLD = 1000;

/** Cancels a shift by what another command entails. One that is cancelled, or has begun, stays as it is. */
export function cancelOne(shift: ShiftDocument, reason: string, stamp: Stamp): Promise<void> {
  return changed(shift, stamp, 'shift.cancel', async () => ({
    state: 'cancelled',
    cancelled: { reason, at: stamp.at },
    dueAt: stamp.at,
  }));
}

/** Moves a shift by whole days. Whoever is on it stays, unless another shift has that time; all are told. */
export function moveOne(shift: ShiftDocument, day: string, stamp: Stamp): Promise<void> {
  return changed(shift, stamp, 'shift.move', async (current) =>
    current.day === day ? null : movedPatch(current, await findFirst(current, TOLD), day, stamp),
  );
}

async function changed(
  seen: ShiftDocument,
  stamp: Stamp,
  action: string,
  decide: (shift: ShiftDocument) => Promise<Partial<ShiftDocument> | null>,
): Promise<void> {
  let shift: ShiftDocument | undefined = seen;
  for (let turn = 0; turn < TURNS; turn += 1) {
    if (shift?.state !== 'open' || shift.from <= stamp.at) return;
    const patch = await decide(shift);
    if (patch === null || (await changeEntailed(shift, patch, stamp, action)) === 1) return;
    shift = await getShiftNow(shift.communityId, shift._id);
  }
  throw new Refusal('SERVICE_BUSY');
}
