import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openDataDirectory } from '../../local/cloud/data-directory.ts';
import { StartError } from '../../local/cloud/index.ts';
import { openCloud, type TestCloud, until, WX_SDK } from './open-cloud.ts';

const SAMPLE = {
  application: { id: 'sample', name: 'Sample' },
  appId: 'wxsample00000001',
  environmentId: 'sample-env',
  dataKeyName: undefined,
  mediaCheckFunction: undefined,
};

const FUNCTIONS = {
  look: { code: 'exports.main = async () => ({ ...process.env });' },
  check: {
    code: `${WX_SDK}
exports.main = async (input) => cloud.openapi.security.mediaCheckAsync(input);`,
    config: { permissions: { openapi: ['security.mediaCheckAsync'] } },
  },
};

describe('a cloud of another application', () => {
  let it: TestCloud;
  beforeAll(async () => {
    it = await openCloud(FUNCTIONS, SAMPLE);
  });
  afterAll(() => it.close());

  test('has names of its own, and nothing of Linli’s', async () => {
    const environment = (await it.result('look')) as Record<string, string>;
    expect(environment.TCB_ENV).toBe('sample-env');
    expect(environment.WX_APPID).toBe('wxsample00000001');
    const ofLinli = Object.entries(environment)
      // Whatever folders are called.
      .map((entry) => entry.join('=').replaceAll(it.directory, '').replaceAll(process.cwd(), ''))
      .filter((text) => /linli/i.test(text));
    expect(ofLinli).toStrictEqual([]);
    const marker = JSON.parse(await readFile(join(it.dataDirectory, 'sample-data.json'), 'utf8'));
    expect(marker.program).toBe('sample');
    const fileId = await it.cloud.uploadFile('a.txt', new Uint8Array(1));
    expect(fileId).toMatch(/^cloud:\/\/sample-env\.7361-sample-env-\d+\/a\.txt$/);
  });

  test('calls nobody when a picture has been checked, if it names no function', async () => {
    const answer = (await it.result('check', {
      mediaUrl: 'https://example.com/a.png',
      mediaType: 1,
      version: 2,
      scene: 1,
      openid: 'o-wang',
    })) as { errCode: number };
    expect(answer.errCode).toBe(0);
    const journal = () => readFile(join(it.dataDirectory, 'open-api.jsonl'), 'utf8');
    await until(async () => (await journal()).includes('"checked"') || undefined);
    expect(it.lines.filter((line) => line.includes('picture check'))).toStrictEqual([]);
  });

  test('does not take a folder of Linli’s', async () => {
    const ours = await openCloud({}, { warmFunctions: false });
    await ours.cloud.close();
    await assert.rejects(openDataDirectory(ours.dataDirectory, SAMPLE), (error: Error) => {
      assert.ok(error instanceof StartError);
      expect(error.message).toMatch(/holds no sample-data\.json, so it is not Sample's/);
      return true;
    });
    await ours.close();
  });
});
