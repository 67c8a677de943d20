import { type CopyDocument, copies } from '../../files/collections.ts';
import { deleteFile } from '../../files/file.ts';
import { copiesUntil, forgetCopy } from '../../files/incoming-repository.ts';
import { job } from '../../kernel/upkeep.ts';
import { type NoticeDocument, notices } from '../collections.ts';
import { getNotice, withRefusedFiles } from '../review/settle-repository.ts';
import { changeFiles } from '../review/settle-review.ts';
import { refusedOf, withoutFiles } from './refused-rules.ts';

/** Copies whose attempt is over: those of a notice that came to be stay with it, the others go. */
const settleCopies = job<CopyDocument>({
  name: 'notice.copies',
  collection: copies,
  due: copiesUntil,
  order: { lookAt: 1 },
  async one(copy) {
    const notice = await getNotice(copy.communityId, copy.noticeId);
    const files = notice ? [...notice.pictures, ...notice.attachments] : [];
    if (!files.some(({ fileId }) => fileId === copy.fileId)) await deleteFile(copy.fileId);
    await forgetCopy(copy);
  },
});

/**
 * Files that are shown to nobody any more: refused by a check or a person, or of a notice that was refused or
 * taken back. Each is deleted before the notice says so.
 */
const dropRefused = job<NoticeDocument>({
  name: 'notice.refused-files',
  collection: notices,
  due: withRefusedFiles,
  async one(notice) {
    const refused = refusedOf(notice);
    for (const fileId of refused) await deleteFile(fileId);
    await changeFiles(notice, (files) => withoutFiles(files, refused));
  },
});

export const fileUpkeep = [settleCopies, dropRefused];
