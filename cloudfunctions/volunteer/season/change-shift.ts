import type { Stamp } from '../../kernel/database/collection.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { SeasonDocument, ShiftDocument } from '../collections.ts';
import { editedPatch, timesAfter } from './edit-rules.ts';
import { movedPatch } from './move-rules.ts';
import { changeEntailed, getShiftNow } from './season-repository.ts';

const TURNS = 6;

/** Cancels a shift by what another command entails. One that is cancelled, or has begun, stays as it is. */
export function cancelOne(shift: ShiftDocument, reason: string, stamp: Stamp): Promise<void> {
  return changed(shift, stamp, 'shift.cancel', () => ({
    state: 'cancelled',
    cancelled: { reason, at: stamp.at },
    dueAt: stamp.at,
  }));
}

/** Moves a shift by whole days. Whoever is on it stays, unless another shift has that time; all are told. */
export function moveOne(shift: ShiftDocument, day: string, stamp: Stamp): Promise<void> {
  return changed(shift, stamp, 'shift.move', (current) =>
    current.day === day ? null : movedPatch(current, timesAfter(current, { day }), stamp),
  );
}

/** Changes a shift as its season is changed, once. What would have begun by then keeps its time. */
export function editOne(
  shift: ShiftDocument,
  { number, change }: NonNullable<SeasonDocument['edit']>,
  stamp: Stamp,
): Promise<void> {
  return changed(shift, stamp, 'shift.edit', (current) => {
    if ((current.editNumber ?? 0) >= number) return null;
    const { from: _from, until: _until, ...words } = change;
    const isPast = timesAfter(current, change).from <= stamp.at;
    const patch = editedPatch(current, isPast ? words : change, stamp);
    return patch && { ...patch, editNumber: number };
  });
}

async function changed(
  seen: ShiftDocument,
  stamp: Stamp,
  action: string,
  decide: (shift: ShiftDocument) => Partial<ShiftDocument> | null,
): Promise<void> {
  let shift: ShiftDocument | undefined = seen;
  for (let turn = 0; turn < TURNS; turn += 1) {
    if (shift?.state !== 'open' || shift.from <= stamp.at) return;
    const patch = decide(shift);
    if (patch === null || (await changeEntailed(shift, patch, stamp, action)) === 1) return;
    shift = await getShiftNow(shift.communityId, shift._id);
  }
  throw new Refusal('SERVICE_BUSY');
}
