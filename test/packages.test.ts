import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { buildMiniprogram } from '../scripts/build-miniprogram.ts';
import { packageSizes } from '../scripts/package-sizes.ts';
import { copyTDesign } from '../scripts/tdesign-files.ts';

describe('what is built', () => {
  test('holds the icons that are named and the looks of buttons that are asked for, no others', async () => {
    const target = await mkdtemp(join(tmpdir(), 'linli-build-'));
    try {
      await buildMiniprogram({ target });
      const library = join(target, 'miniprogram_npm', 'tdesign-miniprogram');
      const styles = await readFile(join(library, 'icon', 'icon.wxss'), 'utf8');
      const kept = [...styles.matchAll(/\.t-icon-([a-z0-9-]+):before/g)].map(([, name]) => name);
      for (const name of ['chevron-up', 'thumb-down-filled', 'user-add']) {
        assert.ok(kept.includes(name), name);
      }
      assert.ok(!kept.includes('abstract'));
      expect(styles).toMatch(/@font-face/);
      const buttons = await readFile(join(library, 'button', 'button.wxss'), 'utf8');
      for (const look of ['light', 'danger', 'block', 'size-large', 'hover', 'disabled']) {
        expect(buttons).toMatch(new RegExp(`\\.t-button--${look}\\b`));
      }
      expect(buttons).not.toMatch(/--(outline|dashed|ghost|text|round|size-small)\b/);
      // Of the library's helpers the functions that are used.
      await expect(readFile(join(library, 'common', 'utils.js'))).rejects.toThrow(/ENOENT/);
    } finally {
      await rm(target, { recursive: true, force: true });
    }
  });

  test('takes no look of a button that only data would tell', async () => {
    const source = await mkdtemp(join(tmpdir(), 'linli-looks-'));
    const page = (theme: string) =>
      writeFile(join(source, 'index.wxml'), `<t-button block theme="${theme}">好</t-button>`);
    try {
      const uses = '{ "usingComponents": { "t-button": "tdesign-miniprogram/button/button" } }';
      await writeFile(join(source, 'index.json'), uses);
      await page('{{theme}}');
      await expect(copyTDesign(source, source)).rejects.toThrow(/looks of a button/);
      await page("{{done ? 'light' : 'primary'}}");
      await copyTDesign(source, source);
    } finally {
      await rm(source, { recursive: true, force: true });
    }
  });

  test('has in a package what the main package does not need, under the names that others know', async () => {
    const target = await mkdtemp(join(tmpdir(), 'linli-build-'));
    try {
      await buildMiniprogram({ target });
      const text = (path: string) => readFile(join(target, path), 'utf8');
      const grid = 'package-civility/shared/components/door-grid/index';
      expect(await text(`${grid}.wxml`)).toContain('{{');
      await expect(text('components/door-grid/index.wxml')).rejects.toThrow(/ENOENT/);
      const page = await text('package-civility/pages/inspection-record/index.json');
      expect(page).toContain(`"/${grid}"`);
      // Words and components that several packages need are in each; what keeps something is there once.
      expect(page).toContain('"/package-civility/shared/components/form-field/index"');
      for (const home of ['package-ballot', 'package-resident']) {
        expect(await text(`${home}/shared/components/form-field/index.wxml`)).toContain('{{');
      }
      await expect(text('components/form-field/index.wxml')).rejects.toThrow(/ENOENT/);
      // So are the library's components, and what they name leads to the parts that stay.
      expect(await text('package-meeting/pages/meeting-code/index.json')).toContain(
        '"/package-meeting/shared/tdesign-miniprogram/qrcode/qrcode"',
      );
      const code = await text('package-meeting/shared/tdesign-miniprogram/qrcode/qrcode.wxml');
      expect(code).toContain(
        'src="../../../../miniprogram_npm/tdesign-miniprogram/common/utils.wxs"',
      );
      await expect(text('miniprogram_npm/tdesign-miniprogram/qrcode/qrcode.js')).rejects.toThrow(
        /ENOENT/,
      );
      // The sentences of a package's refusals come with it, into the one list of the main package.
      const errors = await text('package-matter/errors.ts');
      expect(errors).toContain("from '../text/error'");
      expect(errors).toContain("from './shared/text/matter/error'");
      await expect(text('text/matter/error.ts')).rejects.toThrow(/ENOENT/);
      for (const path of ['text/error.ts', 'store/draft.ts']) {
        expect(await text(path)).toContain('export');
      }
    } finally {
      await rm(target, { recursive: true, force: true });
    }
  });
});

describe("WeChat's own compiler", () => {
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
