import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compileMiniprogram } from '../../local/phone/compile/index.ts';
import { compileWxs } from '../../local/phone/compile/wxs.ts';
import { compileWxss, SCOPE_MARK, WxssError } from '../../local/phone/compile/wxss.ts';

const FIXTURE = join(import.meta.dirname, 'fixtures', 'phone-app');
const MODULES = join(import.meta.dirname, '..', '..', 'node_modules');

const css = (text: string, page?: string) =>
  compileWxss(text, { page, load: () => null }).replaceAll(SCOPE_MARK, '§');

describe('WXSS', () => {
  it('measures rpx by the width of the screen and vh by the page', () => {
    expect(css('.a{width:750rpx;margin:-15rpx 0rpx}')).toBe('.§a{width:100vw;margin:-2vw 0}');
    expect(css('.a{height:calc(100vh - 20rpx)}')).toBe(
      '.§a{height:calc(calc(100 * var(--wx-vh, 1vh)) - 2.66667vw)}',
    );
  });

  it('marks classes, prefixes tags and turns ids to attributes', () => {
    expect(css('view.a>.b::after,#c:not(.d){}')).toBe(
      'wx-view.§a>.§b::after,[data-wx-id="c"]:not(.§d){}',
    );
    expect(css('@media (min-width:1px){page{color:red}}')).toBe(
      '@media (min-width:1px){wx-page{color:red}}',
    );
    expect(css('@keyframes a{50%{top:0}}')).toBe('@keyframes a{50%{top:0}}');
  });

  it('keeps a page’s rules on that page', () => {
    const rule = css('.a,view{top:0}', 'pages/x');
    expect(rule).toBe(
      ':where(wx-frame[data-route="pages/x"]) .§a,:where(wx-frame[data-route="pages/x"]) wx-view{top:0}',
    );
  });

  it('never ends in anything but CSS or a mistake with a place', () => {
    const pieces = fc.constantFrom(
      '.a',
      '{',
      '}',
      ';',
      'x:1rpx',
      '@media a',
      '"',
      '/*',
      '*/',
      ',',
      '(',
      ')',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
        const text = parts.join(' ');
        try {
          expect(typeof compileWxss(text, { load: () => null })).toBe('string');
        } catch (error) {
          assert.ok(error instanceof WxssError);
          assert.ok(error.offset >= 0 && error.offset <= text.length);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('WXS', () => {
  it('keeps a pattern’s backslashes and compares types by name', () => {
    const code = compileWxs(`module.exports = [getRegExp('^\\d+$').source, [].constructor];`);
    Object.defineProperty(Object.prototype, '__wxsType', {
      configurable: true,
      get: () => 'Array',
    });
    const module = { exports: [] as unknown[] };
    new Function('module', 'getRegExp', '__wxsMark', code)(module, RegExp, () => undefined);
    Reflect.deleteProperty(Object.prototype, '__wxsType');
    expect(module.exports).toStrictEqual(['^\\d+$', 'Array']);
  });
});

describe('a mini-program', () => {
  let directory: string;
  let source: string;
  let target: string;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'linli-compile-'));
    source = join(directory, 'app');
    target = join(directory, 'out');
    await cp(FIXTURE, source, { recursive: true });
  });
  afterAll(() => rm(directory, { recursive: true, force: true }));

  const compile = () =>
    compileMiniprogram({
      sourceDirectory: source,
      outDirectory: target,
      miniprogramModules: MODULES,
      client: false,
    });

  /** Compiles with one file changed and puts it back. */
  async function errorsWith(file: string, change: (text: string) => string): Promise<string[]> {
    const place = join(source, file);
    const text = await readFile(place, 'utf8');
    await writeFile(place, change(text));
    const { errors } = await compile();
    await writeFile(place, text);
    return errors;
  }

  it('compiles what app.json reaches, each package to its own file, and nothing else', async () => {
    const { errors, files } = await compile();
    expect(errors).toStrictEqual([]);
    assert.ok(files.includes('app.js') && files.includes('package-far.js'));
    assert.ok(files.includes('assets/assets/dot.png'));
    const load = (name: string) => import(pathToFileURL(join(target, name)).href);
    const main = (await load('app.js')).data;
    const far = (await load('package-far.js')).data;
    assert.ok(main.units['miniprogram_npm/tdesign-miniprogram/button/button']);
    expect(main.units['miniprogram_npm/tdesign-miniprogram/calendar/calendar']).toBe(undefined);
    expect(Object.keys(far.units)).toStrictEqual(['package-far/pages/far/index']);
    assert.ok(far.scripts['package-far/pages/far/index']);
    expect(main.scripts['package-far/pages/far/index']).toBe(undefined);
    const icons = main.units['miniprogram_npm/tdesign-miniprogram/icon/icon'].style as string;
    expect(/url\(['"]?(https?:)?\/\//.test(icons)).toBe(false);
  });

  const mistakes: [name: string, file: string, change: (text: string) => string, error: RegExp][] =
    [
      [
        'an expression',
        'pages/basic/index.wxml',
        (t) => `${t}\n<view>{{ a + }}</view>`,
        /^pages\/basic\/index\.wxml:18: /,
      ],
      [
        'an undeclared tag',
        'pages/basic/index.wxml',
        (t) => `${t}<t-none />`,
        /index\.wxml:17: <t-none>/,
      ],
      [
        'an open tag',
        'package-far/pages/far/index.wxml',
        (t) => `${t}<view>`,
        /far\/index\.wxml:2: missing end tag/,
      ],
      [
        'a script',
        'pages/basic/index.ts',
        (t) => `${t}\nconst = 1;`,
        /^pages\/basic\/index\.ts:16: /,
      ],
      [
        'a missing module',
        'pages/basic/index.ts',
        (t) => t.replace('./step', './stop'),
        /index\.ts:1: no module "\.\/stop"/,
      ],
      [
        'a style sheet',
        'pages/basic/index.wxss',
        (t) => `${t}\n.open {`,
        /index\.wxss:\d+: a "}" is missing/,
      ],
      [
        'an import',
        'app.wxss',
        (t) => `@import "none.wxss";\n${t}`,
        /^app\.wxss:1: @import finds no none\.wxss/,
      ],
      [
        'a component',
        'pages/basic/index.json',
        (t) => t.replace('/components/card', '/components/cart'),
        /index\.json:7: no component/,
      ],
      [
        'JSON',
        'components/card/index.json',
        () => '{ "component": true,, }',
        /^components\/card\/index\.json:\d+: not JSON/,
      ],
      [
        'a page',
        'app.json',
        (t) => t.replace('pages/tdesign/index', 'pages/none/index'),
        /^app\.json:\d+: no page pages\/none/,
      ],
    ];
  for (const [name, file, change, error] of mistakes) {
    it(`says file and line of a mistake in ${name}`, async () => {
      const errors = await errorsWith(file, change);
      assert.ok(
        errors.some((one) => error.test(one)),
        errors.join('\n') || 'no error',
      );
    });
  }

  it('forgets a mistake that is mended', async () => {
    expect((await compile()).errors).toStrictEqual([]);
  });
});
