import type { CovenantActions } from '../../typings/contract/covenant.ts';
import { Refusal } from '../shared/errors.ts';
import { deleteFile, isFileOf, readUploaded } from '../shared/file.ts';
import type { ActorContext } from '../shared/handler.ts';
import { splitText } from './text-rules.ts';

const MOST_BYTES = 10_000_000;

/** Shows how a text falls into clauses, for correction. Nothing is written; the file that was read is gone. */
export async function splitCovenant(
  input: CovenantActions['split']['input'],
  _context: ActorContext,
): Promise<CovenantActions['split']['data']> {
  if ('text' in input) return splitText(input.text);
  const { communityId, fileId } = input;
  if (!isFileOf(fileId, 'covenants', communityId)) throw new Refusal('FILE_NOT_FOUND');
  const text = read(fileId, await readUploaded(fileId, MOST_BYTES));
  await deleteFile(fileId);
  return splitText(text);
}

function read(fileId: string, bytes: Uint8Array): string {
  if (fileId.endsWith('.docx')) throw new Refusal('FILE_NOT_DOCX');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Refusal('FILE_NOT_TEXT');
  }
}
