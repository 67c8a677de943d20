import type { Envelope } from '../../typings/contract/envelope';
import type { PicturePurpose, PictureStanding } from '../../typings/contract/parts/picture';
import type { UploadFolder, UploadTicket } from '../../typings/contract/upload';
import { newCommandId } from '../store/command-id';
import { callCloud } from './call-cloud';

/** Text goes as UTF-8. */
type Content = ArrayBuffer | string;

/**
 * Brings a file from the phone to the cloud: a function gives it a place, since phones may write nowhere else in
 * the storage. @returns its id, `cloud://…`
 */
export async function uploadFile(
  folder: Exclude<UploadFolder, 'pictures'>,
  communityId: string,
  filePath: string,
  extension: string,
): Promise<Envelope<string>> {
  return upload(folder, communityId, extension.toLowerCase(), () => read(filePath));
}

/** Brings a table that was pasted to the cloud, as a file of cells apart by tabs. @returns its id, `cloud://…` */
export function uploadPasted(communityId: string, text: string): Promise<Envelope<string>> {
  return upload('rosters', communityId, 'csv', async () => text);
}

async function upload(
  folder: Exclude<UploadFolder, 'pictures'>,
  communityId: string,
  ending: string,
  content: () => Promise<Content | undefined>,
): Promise<Envelope<string>> {
  const commandId = newCommandId();
  const place = await callCloud('notice', 'beginUpload', {
    communityId,
    folder,
    ending,
    commandId,
  });
  if (!place.ok) return place;
  const isThere = await put(place.data, await content());
  return isThere ? { ok: true, data: place.data.fileId } : { ok: false, code: 'OFFLINE' };
}

/**
 * Brings a picture from the phone to the cloud, where it is checked. Sent again under the same id, it is the same one.
 */
export async function uploadPicture(
  communityId: string,
  purpose: PicturePurpose,
  filePath: string,
  commandId: string,
): Promise<Envelope<{ pictureId: string; standing: PictureStanding }>> {
  const place = await callCloud('moderation', 'beginPicture', { communityId, commandId });
  if (!place.ok) return place;
  if (!(await put(place.data, await read(filePath)))) return { ok: false, code: 'OFFLINE' };
  const { fileId } = place.data;
  return callCloud('moderation', 'takePicture', { communityId, fileId, purpose, commandId });
}

async function put({ url, headers }: UploadTicket, data: Content | undefined): Promise<boolean> {
  if (!data) return false;
  return new Promise((resolve) => {
    wx.request({
      url,
      method: 'PUT',
      header: headers,
      data,
      timeout: 60_000,
      success: ({ statusCode }) => resolve(statusCode === 200),
      fail: () => resolve(false),
    });
  });
}

function read(filePath: string): Promise<ArrayBuffer | undefined> {
  return new Promise((resolve) => {
    wx.getFileSystemManager().readFile({
      filePath,
      success: ({ data }) => resolve(data as ArrayBuffer),
      fail: () => resolve(undefined),
    });
  });
}
