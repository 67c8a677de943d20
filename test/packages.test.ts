import assert from 'node:assert/strict';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { packageSizes } from '../scripts/package-sizes.ts';

const MEGABYTE = 1024 * 1024;
const SOURCE = fileURLToPath(new URL('../miniprogram', import.meta.url));

describe("WeChat's own compiler", () => {
  test('takes the mini-program, and every package keeps its limit', async (t) => {
    const [main, ...others] = await packageSizes();
    assert.ok(main && main.bytes > 0);
    for (const { name, bytes } of [main, ...others]) {
      t.diagnostic(`${name}: ${Math.round(bytes / 1024)} KB`);
    }
    assert.ok(main.bytes <= 1.0 * MEGABYTE, `main package: ${main.bytes} bytes`);
    for (const { name, bytes } of others) {
      assert.ok(bytes > 0, `${name} is empty`);
      assert.ok(bytes <= 1.5 * MEGABYTE, `${name}: ${bytes} bytes`);
    }
  });

  test('refuses it with a broken template', async () => {
    const source = await mkdtemp(join(tmpdir(), 'linli-broken-'));
    try {
      await cp(SOURCE, source, { recursive: true });
      const app = await import(join(SOURCE, 'app.json'), { with: { type: 'json' } });
      await writeFile(join(source, `${app.default.pages[0]}.wxml`), '<view><text></view>');
      await assert.rejects(packageSizes(source), /unexpected end tag/);
    } finally {
      await rm(source, { recursive: true, force: true });
    }
  });
});
