import { randomBytes } from 'node:crypto';
import type { UploadFolder, UploadTicket } from '../../typings/contract/upload.ts';
import { DAY } from '../kernel/calendar.ts';
import { now } from '../kernel/clock.ts';
import { Refusal } from '../kernel/refusal.ts';
import { lookupHash } from '../kernel/secret.ts';
import { job } from '../kernel/upkeep.ts';
import { type IncomingDocument, incoming } from './collections.ts';
import { copyFiles, deleteFile, fileIdAt, uploadTicket } from './file.ts';
import {
  countIncoming,
  forgetIncoming,
  incomingUntil,
  noteCopies,
  noteIncoming,
} from './incoming-repository.ts';

/** Files that a person may put into the storage in a day: pictures, and all others together. */
const MOST_A_DAY: Record<UploadFolder, number> = {
  notices: 100,
  rosters: 100,
  covenants: 100,
  pictures: 40,
};
/** Whatever is to become of a file has by then; a form with pictures may lie for some days. */
const KEPT: Record<UploadFolder, number> = {
  notices: 7 * DAY,
  rosters: DAY,
  covenants: DAY,
  pictures: DAY,
};
const COPY_SETTLED = 60 * 60_000;

const newName = () => randomBytes(12).toString('hex');

/**
 * Gives a phone a place for one file, the same one however often a command asks. Every file of a phone is noted before it is there, so that it is taken
 * away in time, and nobody but those who are given a place can write at all.
 * @throws Refusal UPLOADS_TOO_MANY, SERVICE_BUSY
 */
export async function giveUploadTicket(
  { communityId, residentId }: { communityId: string; residentId: string },
  command: string,
  folder: UploadFolder,
  ending: string,
): Promise<UploadTicket> {
  const at = now();
  const most = MOST_A_DAY[folder];
  const given = await countIncoming(communityId, residentId, at - DAY, folder === 'pictures');
  if (given >= most) {
    throw new Refusal('UPLOADS_TOO_MANY', { most });
  }
  const _id = lookupHash('export-path', `incoming ${command}`); // nobody guesses it
  const ticket = await uploadTicket(`incoming/${folder}/${communityId}/${_id}.${ending}`);
  const { fileId } = ticket;
  const dropAt = at + KEPT[folder];
  await noteIncoming({ _id, communityId, folder, fileId, residentId, at, dropAt });
  return ticket;
}

/** Files of phones whose time is over, with what was used of them copied elsewhere. */
export const dropIncoming = job<IncomingDocument>({
  name: 'files.drop-incoming',
  collection: incoming,
  due: incomingUntil,
  order: { dropAt: 1 },
  async one(old) {
    await deleteFile(old.fileId);
    await forgetIncoming(old);
  },
});

/**
 * Copies what phones have put there to where no phone can write, for one notice: what is checked afterwards is
 * what will be shown, whatever the phone still writes. Every attempt has copies of its own, so that none changes
 * those of another; a copy that nothing refers to after an hour goes.
 * @returns the ids of the copies, in the same order
 * @throws Refusal FILE_NOT_FOUND, SERVICE_BUSY
 */
export async function copyForNotice(
  communityId: string,
  noticeId: string,
  fileIds: readonly string[],
): Promise<string[]> {
  if (fileIds.length === 0) return [];
  const lookAt = now() + COPY_SETTLED;
  const made = fileIds.map((from) => {
    const _id = newName();
    const name = from.slice(from.lastIndexOf('/') + 1); // the storage wants the same name
    return { _id, from, to: fileIdAt(from, `notices/${communityId}/${_id}/${name}`) };
  });
  await noteCopies(made.map(({ _id, to }) => ({ _id, communityId, fileId: to, noticeId, lookAt })));
  await copyFiles(made);
  return made.map(({ to }) => to);
}
