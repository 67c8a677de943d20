import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { checkPath } from '../../local/cloud/file-id.ts';
import { NODE_SDK, openCloud, type TestCloud, WX_SDK } from './open-cloud.ts';

const FUNCTIONS = {
  node: {
    code: `${NODE_SDK}
const attempt = async (run) => { try { return await run(); } catch (error) { return { code: error.code, message: error.message }; } };
exports.main = async ({ path, size, fileID, list }) => {
  if (list) return app.getTempFileURL({ fileList: list });
  if (fileID) return attempt(() => app.downloadFile({ fileID }));
  const bytes = Buffer.alloc(size, 'ab');
  const up = await attempt(() => app.uploadFile({ cloudPath: path, fileContent: bytes }));
  if (!up.fileID) return up;
  const down = await app.downloadFile({ fileID: up.fileID });
  const { fileList: [info] } = await app.getFileInfo({ fileList: [up.fileID] });
  const copied = await app.copyFile({ fileList: [{ srcPath: path, dstPath: 'copy/' + path }] });
  const { fileList: [deleted] } = await app.deleteFile({ fileList: [up.fileID] });
  const gone = await attempt(() => app.downloadFile({ fileID: up.fileID }));
  return { same: bytes.equals(down.fileContent), info, deleted, gone, copied: copied.fileList, up };
};`,
  },
  wx: {
    code: `${WX_SDK}
exports.main = async () => {
  const fileContent = Buffer.from('你好');
  const { fileID } = await cloud.uploadFile({ cloudPath: '照片/早 上.txt', fileContent });
  const { fileContent: back } = await cloud.downloadFile({ fileID });
  const { fileList } = await cloud.getTempFileURL({ fileList: [fileID, fileID + 'x'] });
  const deleted = await cloud.deleteFile({ fileList: [fileID, fileID] });
  return { fileID, back: back.toString(), fileList, deleted: deleted.fileList };
};`,
  },
};

describe('storage', () => {
  let it: TestCloud;
  beforeAll(async () => {
    it = await openCloud(FUNCTIONS);
  });
  afterAll(() => it.close());

  for (const size of [0, 1, 3_000_000]) {
    test(`node-sdk stores, reads, copies and deletes ${size} bytes`, async () => {
      const path = `a/${size}.png`;
      const result = (await it.result('node', { path, size })) as Record<string, never>;
      expect(result.same).toBe(true);
      const { info, deleted, gone, copied, up } = result as Record<string, Record<string, unknown>>;
      expect(info?.size).toBe(size);
      expect(info?.contentType).toBe('image/png');
      expect(deleted?.code).toBe('SUCCESS');
      expect(gone?.code).toBe('STORAGE_FILE_NONEXIST');
      expect((copied as unknown as { code: string }[])[0]?.code).toBe('SUCCESS');
      const id = `${String(up?.fileID).replace(path, '')}copy/${path}`;
      expect((await it.cloud.readFile(id)).length).toBe(size);
    });
  }

  test('wx-server-sdk stores, reads and deletes a Chinese name', async () => {
    const { fileID, back, fileList, deleted } = (await it.result('wx')) as {
      fileID: string;
      back: string;
      fileList: { status: number; tempFileURL: string }[];
      deleted: { status: number }[];
    };
    expect(fileID).toMatch(/^cloud:\/\/linli-local\.6c69-linli-local-\d+\/照片\/早 上\.txt$/);
    expect(back).toBe('你好');
    expect(fileList.map(({ status }) => status)).toStrictEqual([0, -503003]);
    expect(deleted.map(({ status }) => status)).toStrictEqual([0, -503003]);
  });

  test('an upload may be a form, as version 2 of node-sdk sends it', async () => {
    const asked = await it.pull(
      'POST /admin?env=linli-local',
      { action: 'storage.getUploadMetadata', path: '照片/早.txt', method: 'put' },
      { authorization: 'Bearer any' },
    );
    const { data } = asked.body as { data: Record<string, string> };
    const post = (fields: Record<string, string>) => {
      const form = new FormData();
      for (const [name, value] of Object.entries(fields)) form.append(name, value);
      form.append('file', new Blob(['你好']), 'file');
      return fetch(String(data.url), { method: 'POST', body: form });
    };
    const signed = { Signature: String(data.authorization), key: '照片/早.txt' };
    expect((await post({ ...signed, Signature: 'of another' })).status).toBe(403);
    expect((await post(signed)).status).toBe(204);
    const bytes = await it.cloud.readFile(String(data.fileId));
    expect(Buffer.from(bytes).toString()).toBe('你好');
  });

  test('an address is written out as it is: the SDK encodes it before use', async () => {
    const fileId = await it.cloud.uploadFile('照片/晚 上.txt', new Uint8Array(1));
    assert.ok(it.cloud.fileUrl(fileId).startsWith(`${it.origin}/storage/照片/晚 上.txt?`));
    expect((await fetch(it.cloud.fileUrl(fileId))).status).toBe(200);
  });

  test('an upload that is not a plain path is refused', async () => {
    for (const path of [
      '../x',
      '/etc/passwd',
      'a/../../x',
      'a//b',
      'a?b',
      '',
      'a\\b',
      'a\u0000b',
    ]) {
      const answer = (await it.result('node', { path, size: 1 })) as { code?: string };
      assert.equal(answer.code, 'INVALID_PARAM', JSON.stringify(path));
      await expect(it.cloud.uploadFile(path, new Uint8Array(1))).rejects.toThrow();
    }
    expect(checkPath('社区/3 栋/图-1_(2).JPG')).toBe('社区/3 栋/图-1_(2).JPG');
  });

  test('no path of a client becomes a path on the disk', async () => {
    await it.cloud.uploadFile('deep/er/name.txt', Buffer.from('x'));
    for (const name of await readdir(join(it.dataDirectory, 'files'))) {
      expect(name).toMatch(/^[0-9a-f]{64}$/);
    }
  });

  test('an address is signed for its file alone and expires by the cloud’s clock', async () => {
    const fileId = await it.cloud.uploadFile('note.txt', Buffer.from('hello'));
    const other = await it.cloud.uploadFile('other.txt', Buffer.from('secret'));
    const url = it.cloud.fileUrl(fileId);
    const good = await fetch(url);
    expect(await good.text()).toBe('hello');
    expect(good.headers.get('x-content-type-options')).toBe('nosniff');
    expect((await fetch(url, { method: 'HEAD' })).headers.get('content-length')).toBe('5');
    for (const bad of [
      url.replace('note.txt', 'other.txt'),
      url.replace(/t=\d+/, 't=99999999999'),
      url.replace(/\?.*/, ''),
      `${it.cloud.fileUrl(other).replace(/sign=[^&]+/, 'sign=x')}`,
    ]) {
      assert.equal((await fetch(bad)).status, 403, bad);
    }
    await it.pull('POST /local/clock', { now: Date.now() + 3 * 3_600_000 });
    expect((await fetch(url)).status).toBe(403);
    await it.pull('POST /local/clock', { now: null });
    expect((await fetch(url)).status).toBe(200);
    const put = await fetch(`${it.origin}/storage/note.txt`, { method: 'PUT', body: 'evil' });
    expect(put.status).toBe(403);
    expect(Buffer.from(await it.cloud.readFile(fileId)).toString()).toBe('hello');
  });

  test('files and their addresses survive a restart', async () => {
    const fileId = await it.cloud.uploadFile('kept.txt', Buffer.from('kept'));
    const search = it.cloud.fileUrl(fileId).replace(/^.*\?/, '?');
    await it.restart();
    expect(Buffer.from(await it.cloud.readFile(fileId)).toString()).toBe('kept');
    expect((await fetch(`${it.origin}/storage/kept.txt${search}`)).status).toBe(200);
    await it.cloud.deleteFile(fileId);
    await expect(it.cloud.readFile(fileId)).rejects.toThrow(/does not exist/);
    await expect(it.cloud.readFile('cloud://other.env/kept.txt')).rejects.toThrow(/not a file id/);
  });

  test('the list of files has bounds', async () => {
    const list = Array.from({ length: 51 }, (_, index) => `cloud://x/${index}`);
    await expect(it.result('node', { list })).rejects.toThrow(/1 to 50 files/);
  });

  test('the keys of the data folder are for its owner alone', async () => {
    if (process.platform === 'win32') return;
    const { stat } = await import('node:fs/promises');
    const path = join(it.dataDirectory, 'secrets.json');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await readFile(path, 'utf8')).toMatch(/dataKey/);
  });
});
