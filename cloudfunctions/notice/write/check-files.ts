import { unzipSync } from 'fflate';
import type { NoticeAttachment } from '../../../typings/contract/notice.ts';
import { isFileOf, readUploaded } from '../../files/file.ts';
import { Refusal } from '../../kernel/refusal.ts';

const MOST_BYTES = 5_000_000;
/** The part that makes a zip a document of its kind (ECMA-376). */
const MAIN_PART: Record<string, string> = { docx: 'word/document.xml', xlsx: 'xl/workbook.xml' };

/**
 * The files of a notice lie in the folder of its community, and attachments are what their names say.
 * @throws Refusal FILE_NOT_FOUND, and what checkAttachment does
 */
export async function checkFiles(
  communityId: string,
  pictures: readonly string[],
  attachments: readonly NoticeAttachment[],
): Promise<void> {
  const isOurs = (fileId: string) => isFileOf(fileId, 'notices', communityId);
  if (![...pictures, ...attachments.map(({ fileId }) => fileId)].every(isOurs)) {
    throw new Refusal('FILE_NOT_FOUND');
  }
  await Promise.all(attachments.map(checkAttachment));
}

/**
 * Holds a file to its name: a .pdf begins as one, a .docx or .xlsx has the parts of one and no macros.
 * What it says inside is for a person to read.
 * @throws Refusal ATTACHMENT_OTHER_KIND, ATTACHMENT_HAS_MACROS, FILE_NOT_FOUND, FILE_TOO_LARGE
 */
async function checkAttachment({ fileId, name }: NoticeAttachment): Promise<void> {
  const bytes = await readUploaded(fileId, MOST_BYTES);
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  if (ending === 'pdf') {
    const start = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
    if (!start.includes('%PDF-')) throw new Refusal('ATTACHMENT_OTHER_KIND', { name });
    return;
  }
  const parts = partsOf(bytes);
  if (!parts.includes(MAIN_PART[ending] ?? '-')) {
    throw new Refusal('ATTACHMENT_OTHER_KIND', { name });
  }
  if (parts.some((part) => part.endsWith('vbaProject.bin'))) {
    throw new Refusal('ATTACHMENT_HAS_MACROS', { name });
  }
}

/** Names of the parts of a zip, none of them unpacked; empty if it is no zip. */
function partsOf(bytes: Uint8Array): string[] {
  const names: string[] = [];
  try {
    unzipSync(bytes, {
      filter({ name }) {
        names.push(name);
        return false;
      },
    });
  } catch {
    return []; // not a zip: no document of these kinds
  }
  return names;
}
