import type { Envelope } from '../../typings/contract/envelope';
import { newCommandId } from '../store/command-id';

/** Brings a file from the phone to the cloud. @returns its id, `cloud://…` */
export async function uploadFile(
  folder: 'notices' | 'rosters' | 'covenants',
  communityId: string,
  filePath: string,
  extension: string,
): Promise<Envelope<string>> {
  try {
    const cloudPath = `${folder}/${communityId}/${newCommandId()}.${extension}`;
    const { fileID } = await wx.cloud.uploadFile({ cloudPath, filePath });
    return { ok: true, data: fileID };
  } catch {
    return { ok: false, code: 'OFFLINE' };
  }
}
