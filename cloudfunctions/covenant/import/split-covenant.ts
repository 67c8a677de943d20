import * as v from 'valibot';
import { deleteFile, isFileOf, readUploaded } from '../../files/file.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { communityId, fileId, text } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { splitParagraphs, splitText } from '../split/split-rules.ts';
import { DRAFT_AT_PLACE } from '../text/covenant-access.ts';
import { covenantPlace } from '../text/covenant-schema.ts';
import { charactersOf, MOST_CHARACTERS } from '../text/covenant-state-rules.ts';
import { tooLong } from '../text/new-clause.ts';
import { readDocx, readTxt } from './read-document.ts';

const MOST_BYTES = 10_000_000;

/**
 * Shows how a text falls into clauses, for correction. Nothing is written; a file is taken away as soon
 * as it has been fetched, whatever is in it.
 * @throws Refusal FILE_NOT_FOUND, FILE_TOO_LARGE, FILE_NOT_DOCX, FILE_ENCRYPTED, FILE_NOT_TEXT,
 * FILE_NO_WORDS, COVENANT_TOO_LONG
 */
export const splitCovenant = action('covenant.splitCovenant', {
  input: v.union([
    v.strictObject({ communityId, placeId: covenantPlace, text: text(MOST_CHARACTERS) }),
    v.strictObject({ communityId, placeId: covenantPlace, fileId }),
  ]),
  texts: 'unseen',
  access: DRAFT_AT_PLACE,
  budget: 1,
  run: async (input) => {
    if ('text' in input) return splitText(input.text);
    const { communityId, fileId } = input;
    if (!isFileOf(fileId, 'covenants', communityId)) throw new Refusal('FILE_NOT_FOUND');
    const bytes = await fetchOnce(fileId);
    const { paragraphs, warnings } = fileId.endsWith('.docx') ? readDocx(bytes) : readTxt(bytes);
    // More than fits into an answer helps nobody. A character takes one or two places in a string.
    const units = paragraphs.reduce((sum, { text }) => sum + text.length + 1, -1);
    const isHuge = units > 2 * MOST_CHARACTERS;
    const written = () => paragraphs.map(({ text }) => text).join('\n');
    if (isHuge || charactersOf(written(), '', []) > MOST_CHARACTERS) throw tooLong();
    const split = splitParagraphs(paragraphs);
    return { ...split, warnings: [...new Set([...split.warnings, ...warnings])] };
  },
});

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
