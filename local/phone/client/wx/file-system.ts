import { api, type Options, text, WxFailure } from './api.ts';
import type { WxArea, WxContext } from './context.ts';
import { USER_DATA_PATH } from './temporary-files.ts';

/** wx.getFileSystemManager and wx.env: reading what was chosen, writing under USER_DATA_PATH. */
export function fileSystem({ files }: WxContext): WxArea {
  const read = async (path: string): Promise<Blob> => {
    const blob = await files.read(path);
    if (!blob) throw new WxFailure(`no such file or directory, open '${path}'`);
    return blob;
  };
  const writable = (path: string) => {
    if (!path.startsWith(`${USER_DATA_PATH}/`)) {
      throw new WxFailure(`permission denied, open '${path}'`);
    }
    return path;
  };
  const manager = {
    readFile: api('readFile', async (options) => {
      const blob = await read(text(options, 'filePath'));
      return { data: decode(await blob.arrayBuffer(), options.encoding) };
    }),
    writeFile: api('writeFile', (options) => {
      files.set(writable(text(options, 'filePath')), encode(options));
    }),
    access: api('access', async (options) => {
      const path = text(options, 'path');
      if (path !== USER_DATA_PATH) await read(path);
    }),
    unlink: api('unlink', (options) => {
      const path = text(options, 'filePath');
      if (!files.delete(path)) {
        throw new WxFailure(`no such file or directory, unlink '${path}'`);
      }
    }),
    copyFile: api('copyFile', async (options) => {
      files.set(writable(text(options, 'destPath')), await read(text(options, 'srcPath')));
    }),
    saveFile: api('saveFile', async (options) => {
      const from = text(options, 'tempFilePath');
      const savedFilePath =
        text(options, 'filePath') || `${USER_DATA_PATH}/${from.split('/').at(-1) ?? 'file'}`;
      files.set(writable(savedFilePath), await read(from));
      return { savedFilePath };
    }),
    getFileInfo: api('getFileInfo', async (options) => ({
      size: (await read(text(options, 'filePath'))).size,
    })),
    readdir: api('readdir', (options) => {
      const folder = `${text(options, 'dirPath').replace(/\/$/, '')}/`;
      return {
        files: files
          .paths()
          .filter((path) => path.startsWith(folder))
          .map((path) => path.slice(folder.length)),
      };
    }),
  };
  return { getFileSystemManager: () => manager, env: { USER_DATA_PATH } };
}

function decode(bytes: ArrayBuffer, encoding: unknown): ArrayBuffer | string {
  if (encoding === undefined) return bytes;
  if (encoding === 'base64' || encoding === 'binary') {
    const parts: string[] = [];
    for (const byte of new Uint8Array(bytes)) parts.push(String.fromCharCode(byte));
    return encoding === 'base64' ? btoa(parts.join('')) : parts.join('');
  }
  if (encoding === 'hex') {
    return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  }
  if (encoding === 'utf8' || encoding === 'utf-8') return new TextDecoder().decode(bytes);
  throw new WxFailure(`invalid encoding "${encoding}"`);
}

function encode(options: Options): Blob {
  const data = options.data;
  if (data instanceof ArrayBuffer) return new Blob([data]);
  if (typeof data !== 'string') throw new WxFailure('invalid data type');
  if (options.encoding === 'base64') {
    return new Blob([Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0))]);
  }
  return new Blob([data]);
}
