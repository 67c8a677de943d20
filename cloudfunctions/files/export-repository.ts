import { command, tableOf } from '../kernel/database/table.ts';
import { type ExportDocument, exports } from './collections.ts';

const table = tableOf(exports);

/** The file is made anew: it lies there for another while. */
export function renewExport(communityId: string, id: string, at: number): Promise<number> {
  return table.change({ communityId, _id: id }, { state: 'kept', at });
}

/** The doors of these slips have got their codes. */
export async function markPlaced(communityId: string, id: string): Promise<void> {
  await table.change({ communityId, _id: id, 'doors.placed': false }, { 'doors.placed': true });
}

/** Which files have lain there since before an instant. */
export function keptSince(before: number): Record<string, unknown> {
  return { state: 'kept', at: command.lt(before) };
}

/** The file is gone, unless it has been made anew meanwhile. */
export async function markGone({ communityId, _id, at }: ExportDocument): Promise<void> {
  await table.change({ communityId, _id, at }, { state: 'gone' });
}

/** Files that were made for somebody and still lie there. One request. */
export function countMade(communityId: string, residentId: string): Promise<number> {
  return table.count({ communityId, state: 'kept', 'change.actorId': residentId });
}
