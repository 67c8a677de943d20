import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { packageSizes } from '../scripts/package-sizes.ts';

const MEGABYTE = 1024 * 1024;

describe("WeChat's own compiler", () => {
  test('takes the mini-program, and every package keeps its limit', async () => {
    const [main, ...others] = await packageSizes();
    assert.ok(main && main.bytes > 0);
    for (const { name, bytes } of [main, ...others]) {
      console.info(`${name}: ${Math.round(bytes / 1024)} KB`);
    }
    assert.ok(main.bytes <= 1.0 * MEGABYTE, `main package: ${main.bytes} bytes`);
    for (const { name, bytes } of others) {
      assert.ok(bytes > 0, `${name} is empty`);
      assert.ok(bytes <= 1.5 * MEGABYTE, `${name}: ${bytes} bytes`);
    }
  });

  test('refuses a broken template', async () => {
    const source = await mkdtemp(join(tmpdir(), 'linli-broken-'));
    const files = {
      'app.json': '{ "pages": ["index"] }',
      'app.ts': 'App({});',
      'index.json': '{}',
      'index.ts': 'Page({});',
      'index.wxml': '<view><text></view>',
    };
    try {
      for (const [name, text] of Object.entries(files)) await writeFile(join(source, name), text);
      await expect(packageSizes(source)).rejects.toThrow(/unexpected end tag/);
      await writeFile(join(source, 'index.wxml'), '<view><text></text></view>');
      const [main] = await packageSizes(source);
      expect(main?.name).toBe('main-package');
    } finally {
      await rm(source, { recursive: true, force: true });
    }
  });
});
