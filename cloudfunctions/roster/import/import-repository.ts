import { command, tableOf } from '../../kernel/database/table.ts';
import { idFromCommand } from '../../kernel/secret.ts';
import { type ImportDocument, imports, type UploadDocument, uploads } from '../collections.ts';

const importTable = tableOf(imports);
const uploadTable = tableOf(uploads);

type Progress = Partial<Pick<ImportDocument, 'state' | 'done' | 'recountAt'>>;

/** How far an import is. One request. */
export async function saveProgress(
  { communityId, _id }: ImportDocument,
  progress: Progress,
): Promise<void> {
  await importTable.change({ communityId, _id }, progress);
}

/** Imports whose numbers of households are to be counted anew by now. */
export function recountsDue(at: number): Record<string, unknown> {
  return { recountAt: command.lte(at) };
}

/** A community's households have been counted: that is what its imports until an instant waited for. */
export async function markRecounted(communityId: string, until: number): Promise<void> {
  await importTable.change({ communityId, recountAt: command.lte(until) }, { recountAt: null });
}

/** Imports of before an instant whose files are still there. */
export function keptFiles(before: number): Record<string, unknown> {
  return { file: 'kept', 'change.at': command.lt(before) };
}

export async function markFileGone({ communityId, _id }: ImportDocument): Promise<void> {
  await importTable.change({ communityId, _id }, { file: 'gone' });
}

/** Remembers when a file was looked at first, so that it is taken away. One request. */
export async function noteUpload(communityId: string, fileId: string, at: number): Promise<void> {
  await uploadTable.insert({ _id: idFromCommand('upload', fileId), communityId, fileId, at });
}

/** Files that were looked at first before an instant. */
export function oldUploads(before: number): Record<string, unknown> {
  return { at: command.lt(before) };
}

export async function dropUpload({ communityId, _id, at }: UploadDocument): Promise<void> {
  await uploadTable.remove({ communityId, _id, at });
}
