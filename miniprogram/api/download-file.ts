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
