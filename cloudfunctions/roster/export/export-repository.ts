import type { ExportDocument } from '../../files/collections.ts';
import { command, Table } from '../../kernel/table.ts';

export const exports = new Table<ExportDocument>('exports');

/** The file is made anew: it lies there for another while. */
export function renewExport(communityId: string, id: string, at: number): Promise<number> {
  return exports.change({ communityId, _id: id }, { state: 'kept', at });
}

/** Files that have lain there since before an instant. */
export function findOldExports(before: number): Promise<ExportDocument[]> {
  return exports.find(
    { everywhere: true, where: { state: 'kept', at: command.lt(before) } },
    { limit: 100 },
  );
}

/** @returns 1 unless it has been made anew meanwhile */
export function markGone({ communityId, _id, at }: ExportDocument): Promise<number> {
  return exports.change({ communityId, _id, at }, { state: 'gone' });
}
