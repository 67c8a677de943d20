import type { Envelope } from '../../typings/contract/envelope';

/** Brings a file from the cloud to the phone. @returns its path on the phone */
export async function downloadFile(fileId: string): Promise<Envelope<string>> {
  try {
    const { tempFilePath } = await wx.cloud.downloadFile({ fileID: fileId });
    return { ok: true, data: tempFilePath };
  } catch {
    return { ok: false, code: 'OFFLINE' };
  }
}

/** Brings a file that a function made to the phone, under its own name. @returns its path on the phone */
export function fetchFile(url: string, name: string): Promise<Envelope<string>> {
  const filePath = `${wx.env.USER_DATA_PATH}/${name.replace(/[\\/:*?"<>|\s]/g, '-')}`;
  return new Promise((resolve) => {
    wx.downloadFile({
      url,
      filePath,
      success: ({ statusCode }) =>
        resolve(
          statusCode === 200 ? { ok: true, data: filePath } : { ok: false, code: 'FILE_NOT_FOUND' },
        ),
      fail: () => resolve({ ok: false, code: 'OFFLINE' }),
    });
  });
}
