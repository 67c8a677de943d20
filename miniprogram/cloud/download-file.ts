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

/**
 * Brings a file that a function made to the phone, under its own name. Only the latest stays there.
 * @returns its path on the phone
 */
export async function fetchFile(url: string, name: string): Promise<Envelope<string>> {
  await forgetFiles();
  const filePath = pathOf(name);
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

/** Writes a text to a file on the phone. @returns its path */
export function keepText(name: string, text: string): Promise<string> {
  const filePath = pathOf(name);
  return new Promise((resolve, reject) => {
    wx.getFileSystemManager().writeFile({
      filePath,
      data: text,
      encoding: 'utf8',
      success: () => resolve(filePath),
      fail: reject,
    });
  });
}

function pathOf(name: string): string {
  return `${wx.env.USER_DATA_PATH}/${name.replace(/[\\/:*?"<>|\s]/g, '-')}`;
}

/** What a function made holds names and codes: it does not pile up on the phone. */
function forgetFiles(): Promise<void> {
  const files = wx.getFileSystemManager();
  const dirPath = wx.env.USER_DATA_PATH;
  const forget = (name: string) =>
    new Promise<void>((done) => {
      files.unlink({ filePath: `${dirPath}/${name}`, complete: () => done() });
    });
  return new Promise((done) => {
    files.readdir({
      dirPath,
      success: ({ files: names }) => {
        const made = names.filter((name) => /\.(xlsx|docx|zip|txt)$/.test(name));
        void Promise.all(made.map(forget)).then(() => done());
      },
      fail: () => done(),
    });
  });
}
