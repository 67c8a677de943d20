import type { CovenantActions } from '../../../typings/contract/covenant.ts';
import { deleteFile, isFileOf, readUploaded } from '../../files/file.ts';
import type { ActorContext } from '../../kernel/handler.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { readDocx, readTxt } from '../document/read-document.ts';
import { splitParagraphs, splitText } from '../reading/split-rules.ts';
import { charactersOf, MOST_CHARACTERS } from '../round/covenant-state-rules.ts';
import { tooLong } from './create-covenant.ts';

const MOST_BYTES = 10_000_000;

/**
 * Shows how a text falls into clauses, for correction. Nothing is written; a file is taken away as soon
 * as it has been fetched, whatever is in it.
 * @throws Refusal FILE_NOT_FOUND, FILE_TOO_LARGE, FILE_NOT_DOCX, FILE_ENCRYPTED, FILE_NOT_TEXT,
 * FILE_NO_WORDS, COVENANT_TOO_LONG
 */
export async function splitCovenant(
  input: CovenantActions['splitCovenant']['input'],
  _context: ActorContext,
): Promise<CovenantActions['splitCovenant']['data']> {
  if ('text' in input) return splitText(input.text);
  const { communityId, fileId } = input;
  if (!isFileOf(fileId, 'covenants', communityId)) throw new Refusal('FILE_NOT_FOUND');
  const bytes = await fetchOnce(fileId);
  const { paragraphs, warnings } = fileId.endsWith('.docx') ? readDocx(bytes) : readTxt(bytes);
  // More than fits into an answer helps nobody. A character takes one or two places in a string.
  const units = paragraphs.reduce((sum, { text }) => sum + text.length, 0);
  const isHuge = units > 2 * MOST_CHARACTERS;
  if (isHuge || charactersOf('', '', clausesOf(paragraphs)) > MOST_CHARACTERS) throw tooLong();
  const split = splitParagraphs(paragraphs);
  return { ...split, warnings: [...new Set([...split.warnings, ...warnings])] };
}

const clausesOf = (paragraphs: readonly { text: string }[]) =>
  paragraphs.map(({ text }) => ({ chapter: '', text }));

async function fetchOnce(fileId: string): Promise<Uint8Array> {
  try {
    const bytes = await readUploaded(fileId, MOST_BYTES);
    await deleteFile(fileId);
    return bytes;
  } catch (error) {
    if (error instanceof Refusal && error.code === 'FILE_TOO_LARGE') await deleteFile(fileId);
    throw error;
  }
}
