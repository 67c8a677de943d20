import type { ErrorCode } from '../../../typings/contract/envelope.ts';
import type { NoticeAttachment } from '../../../typings/contract/notice.ts';
import { isFileOf, readUploaded } from '../../files/file.ts';
import { type OfficeFault, type OfficeKind, officeFault } from '../../files/office-check.ts';
import { Refusal } from '../../kernel/refusal.ts';

const MOST_BYTES = 5_000_000;

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

const REFUSALS: Record<OfficeFault, ErrorCode> = {
  'other-kind': 'ATTACHMENT_OTHER_KIND',
  macros: 'ATTACHMENT_HAS_MACROS',
  links: 'ATTACHMENT_HAS_LINKS',
};

/**
 * Holds a file to its name: a .pdf begins as one, a .docx or .xlsx has the parts of one, no macros, and nothing
 * that is fetched from elsewhere when it is opened. What it says inside is for a person to read.
 * @throws Refusal ATTACHMENT_OTHER_KIND, ATTACHMENT_HAS_MACROS, ATTACHMENT_HAS_LINKS, FILE_NOT_FOUND,
 * FILE_TOO_LARGE
 */
async function checkAttachment({ fileId, name }: NoticeAttachment): Promise<void> {
  const bytes = await readUploaded(fileId, MOST_BYTES);
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  if (ending === 'pdf') {
    const start = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
    if (!start.includes('%PDF-')) throw new Refusal('ATTACHMENT_OTHER_KIND', { name });
    return;
  }
  const fault = faultOf(bytes, ending === 'docx' ? 'docx' : 'xlsx');
  if (fault) throw new Refusal(REFUSALS[fault], { name });
}

/** What cannot be read through is no document of its kind. */
function faultOf(bytes: Uint8Array, kind: OfficeKind): OfficeFault | null {
  try {
    return officeFault(bytes, kind, kind === 'docx' ? 'FILE_NOT_DOCX' : 'FILE_NOT_XLSX');
  } catch (error) {
    if (error instanceof Refusal && error.code !== 'FILE_TOO_LARGE') return 'other-kind';
    throw error;
  }
}
