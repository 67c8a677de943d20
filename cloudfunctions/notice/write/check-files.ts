import type { ErrorCode } from '../../../typings/contract/envelope.ts';
import type { NoticeAttachment } from '../../../typings/contract/notice.ts';
import { isFileOf, pathOf, putFile, readUploaded } from '../../files/file.ts';
import { copyForNotice } from '../../files/incoming-files.ts';
import { type OfficeFault, type OfficeKind, officeFault } from '../../files/office-check.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { barePicture } from '../../pictures/bytes-rules.ts';

const MOST_BYTES = 5_000_000;

/**
 * Copies the files of a notice to where no phone can write, leaves of pictures only what is seen, and holds documents
 * to their names: what is checked is what will be shown. They lie in the folder of its community.
 * @returns the same with the ids of the copies
 * @throws Refusal FILE_NOT_FOUND, and what leaveBare and checkAttachment do
 */
export async function takeFiles(
  communityId: string,
  noticeId: string,
  pictures: readonly string[],
  attachments: readonly NoticeAttachment[],
): Promise<{ pictures: string[]; attachments: NoticeAttachment[] }> {
  const all = [...pictures, ...attachments.map(({ fileId }) => fileId)];
  if (!all.every((fileId) => isFileOf(fileId, 'notices', communityId))) {
    throw new Refusal('FILE_NOT_FOUND');
  }
  const copied = await copyForNotice(communityId, noticeId, all);
  const taken = attachments.map(({ name }, at) => ({
    fileId: copied[pictures.length + at] ?? '',
    name,
  }));
  const shown = copied.slice(0, pictures.length);
  await Promise.all([...shown.map(leaveBare), ...taken.map(checkAttachment)]);
  return { pictures: shown, attachments: taken };
}

/**
 * Takes from a copied picture what its file says beside it, such as where it was taken.
 * @throws Refusal PICTURE_UNFIT, FILE_NOT_FOUND, FILE_TOO_LARGE, SERVICE_BUSY
 */
async function leaveBare(fileId: string): Promise<void> {
  const picture = barePicture(await readUploaded(fileId, MOST_BYTES));
  if (!picture) throw new Refusal('PICTURE_UNFIT');
  await putFile(pathOf(fileId), picture.bytes);
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
