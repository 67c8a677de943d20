import type { Envelope } from '../../typings/contract/envelope';
import type { UploadFolder, UploadTicket } from '../../typings/contract/upload';
import { newCommandId } from '../store/command-id';
import { callCloud } from './call-cloud';

/**
 * Brings a file from the phone to the cloud: a function gives it a place, since phones may write nowhere else in
 * the storage. @returns its id, `cloud://…`
 */
export async function uploadFile(
  folder: UploadFolder,
  communityId: string,
  filePath: string,
  extension: string,
): Promise<Envelope<string>> {
  const ending = extension.toLowerCase();
  const commandId = newCommandId();
  const place = await callCloud('notice', 'beginUpload', {
    communityId,
    folder,
    ending,
    commandId,
  });
  if (!place.ok) return place;
  const isThere = await put(place.data, filePath);
  return isThere ? { ok: true, data: place.data.fileId } : { ok: false, code: 'OFFLINE' };
}

async function put({ url, headers }: UploadTicket, filePath: string): Promise<boolean> {
  const data = await read(filePath);
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
