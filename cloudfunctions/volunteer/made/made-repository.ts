import { command, expression, readerOf, replacing, tableOf } from '../../kernel/database/table.ts';
import { type ResidentDocument, residents } from '../../people/collections.ts';
import {
  type AttendanceDocument,
  attendances,
  NEVER,
  type ShiftDocument,
  shifts,
} from '../collections.ts';

const shiftTable = tableOf(shifts);
const attendanceTable = tableOf(attendances);

/**
 * Somebody sets out to confirm hours of a shift that was written down afterwards: nobody can withdraw it meanwhile. One
 * request; two if it is withdrawn, or another set out at the same millisecond.
 * @returns false if it is withdrawn
 */
export async function markConfirming(
  { communityId, _id }: Pick<ShiftDocument, 'communityId' | '_id'>,
  at: number,
): Promise<boolean> {
  const open = { communityId, _id, state: 'open' };
  if ((await shiftTable.change(open, { confirmAt: at })) === 1) return true;
  return (await shiftTable.get(communityId, _id))?.state === 'open';
}

/** @returns 1 unless the entries have changed since */
export function saveWithdrawn(
  { communityId, _id, entries: seen }: AttendanceDocument,
  entries: AttendanceDocument['entries'],
): Promise<number> {
  return attendanceTable.change(
    { communityId, _id, entries: seen },
    replacing({ entries, pending: false }),
  );
}

/** Withdrawn shifts of which hours may wait still. */
export function dueToClose(at: number): Record<string, unknown> {
  return { closeAt: command.lte(at) };
}

export async function markClosed({ communityId, _id }: ShiftDocument): Promise<void> {
  await shiftTable.change({ communityId, _id }, { closeAt: NEVER });
}

export interface WithdrawnRow extends ShiftDocument {
  people: Pick<ResidentDocument, '_id' | 'name'>[];
}

/** Shifts of a year that were written down afterwards and withdrawn again, the latest first. One request. */
export function findWithdrawn(communityId: string, year: string): Promise<WithdrawnRow[]> {
  const day = command.gte(`${year}-01-01`).and(command.lte(`${year}-12-31`));
  const withdrawn = {
    communityId,
    'made.by': command.exists(true),
    'made.withdrawn': command.exists(true),
    day,
  };
  return readerOf(shifts).aggregate<WithdrawnRow>(withdrawn, (pipeline) =>
    pipeline
      .sort({ from: -1, _id: 1 })
      .limit(100)
      .addFields({ personIds: expression.concatArrays([['$made.by'], ['$made.withdrawn.by']]) })
      .lookup({ from: residents.name, localField: 'personIds', foreignField: '_id', as: 'people' }),
  );
}
