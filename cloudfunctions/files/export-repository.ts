import { command, tableOf } from '../kernel/table.ts';
import { type ExportDocument, exports } from './collections.ts';

const table = tableOf(exports);

/** @returns false if the command has noted it already */
export function insertExport(made: ExportDocument): Promise<boolean> {
  return table.insert(made);
}

export function getExport(communityId: string, id: string): Promise<ExportDocument | undefined> {
  return table.get(communityId, id);
}

/** The file is made anew: it lies there for another while. */
export function renewExport(communityId: string, id: string, at: number): Promise<number> {
  return table.change({ communityId, _id: id }, { state: 'kept', at });
}

/** Which files have lain there since before an instant. */
export function lyingSince(before: number): Record<string, unknown> {
  return { state: 'kept', at: command.lt(before) };
}

/** @returns 1 unless it has been made anew meanwhile */
export function markGone({ communityId, _id, at }: ExportDocument): Promise<number> {
  return table.change({ communityId, _id, at }, { state: 'gone' });
}
